import * as v from 'valibot'
import { isRealDate } from './is-real-date'
import type { components } from './schema'

type Schemas = components['schemas']
type Address = Schemas['Address']
type TextField = Exclude<keyof Schemas['Customer'], 'id' | 'statuses' | 'date_of_birth' | 'address' | 'metadata'>
/** What a text should look like by the contract. Its message says what came instead, and holds none of it. */
export type TextFormat = v.GenericSchema<string>

const anything = v.string()
/** RFC 3339 lets a space stand for the T, and the API uses it. */
const timestamp = v.pipe(
  v.string(),
  v.regex(
    /^\d{4}-\d{2}-\d{2}[Tt ]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
    'text that is not an RFC 3339 time',
  ),
  v.check(hasRealDate, 'a date that does not exist'),
)

/** The customer's fields that are text, in the contract's order. */
export const customerFormats: readonly (readonly [TextField, TextFormat])[] = [
  [
    'email',
    v.pipe(
      v.string(),
      v.maxLength(254, 'text that is not an email address'),
      v.rfcEmail('text that is not an email address'),
    ),
  ],
  ['phone', v.pipe(v.string(), v.regex(/^\+[1-9]\d{6,14}$/, 'text that is not an E.164 phone number'))],
  ['first_name', anything],
  ['last_name', anything],
  ['preferred_language', v.pipe(v.string(), v.regex(/^[a-z]{2}$/, 'text that is not a two-letter language code'))],
  ['ssn4', v.pipe(v.string(), v.regex(/^\d{4}$/, 'text that is not four digits'))],
  ['partner_customer_id', anything],
  ['created_at', timestamp],
  ['updated_at', timestamp],
]

export const addressFormats: readonly (readonly [keyof Address, TextFormat])[] = [
  ['street_line1', anything],
  ['street_line2', anything],
  ['city', anything],
  ['state', anything],
  ['postal_code', anything],
  ['country', v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'text that is not a three-letter country code'))],
]

const knownStatuses: readonly Schemas['CustomerProgramStatus'][] = ['OPEN', 'CLOSED']
export const statusFormat: TextFormat = v.picklist(knownStatuses, 'an unknown status')

function hasRealDate(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number)
  return isRealDate({ year, month, day })
}
