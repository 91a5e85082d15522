import { isCalendarDate } from './calendar-date.ts'
import { isE164 } from './e164.ts'
import { parseRfc3339 } from './rfc-3339.ts'
import type { components } from './schema'

type Schemas = components['schemas']
type Address = Schemas['Address']
type TextField = Exclude<keyof Schemas['Customer'], 'id' | 'statuses' | 'date_of_birth' | 'address' | 'metadata'>

/**
 * Compares a text with the form that the contract gives it: undefined where it fits, else what came instead, in words
 * of ASCII letters that hold nothing of the text.
 */
export type TextCheck = (text: string) => string | undefined

const acceptAny: TextCheck = () => undefined

/** The customer's fields that are text, in the contract's order. */
export const customerFormats: readonly (readonly [TextField, TextCheck])[] = [
  ['email', checkEmail],
  ['phone', (text) => (isE164(text) ? undefined : 'text that is not an E.164 phone number')],
  ['first_name', acceptAny],
  ['last_name', acceptAny],
  ['preferred_language', checkLanguage],
  ['ssn4', (text) => (/^\d{4}$/.test(text) ? undefined : 'text that is not four digits')],
  ['partner_customer_id', acceptAny],
  ['created_at', checkTimestamp],
  ['updated_at', checkTimestamp],
]

export const addressFormats: readonly (readonly [keyof Address, TextCheck])[] = [
  ['street_line1', acceptAny],
  ['street_line2', acceptAny],
  ['city', acceptAny],
  ['state', acceptAny],
  ['postal_code', acceptAny],
  ['country', checkCountry],
]

const knownStatuses: ReadonlySet<string> = new Set<Schemas['CustomerProgramStatus']>(['OPEN', 'CLOSED'])
export const checkStatus: TextCheck = (text) => (knownStatuses.has(text) ? undefined : 'an unknown status')

/** The form that HTML gives to <input type=email>: RFC 5321 without quotes and address literals. */
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i

function checkEmail(text: string): string | undefined {
  const address = text.trim()
  if (text.length > 254) return 'text that is not an email address' // too long for the patterns, too
  if (EMAIL.test(text)) return undefined
  if (EMAIL.test(address)) return 'an email address with space around it'
  // RFC 6531 allows letters of every script on either side. This pattern never meets plain ASCII: it is slow to compile.
  const isInternational =
    /[^ -~]/.test(address) &&
    /^[\w.!#$%&'*+/=?^`{|}~\p{L}\p{M}\p{N}-]+@(?:[\p{L}\p{M}\p{N}-]+\.)+[\p{L}\p{M}\p{N}-]+$/u.test(address)
  return isInternational ? 'an email address with letters outside ASCII' : 'text that is not an email address'
}

function checkLanguage(text: string): string | undefined {
  if (/^[a-z]{2}$/.test(text)) return undefined
  const code = text.trim()
  if (/^[a-z]{2,3}(?:[-_][a-z\d]{2,8})+$/i.test(code)) return 'a language code with a region or script'
  if (!/^[a-z]{2,3}$/i.test(code)) return 'text that is not a two-letter language code'
  return describeCode(text, 'lower case')
}

function checkCountry(text: string): string | undefined {
  if (/^[A-Z]{3}$/.test(text)) return undefined
  const code = text.trim()
  if (!/^[a-z]{2,3}$/i.test(code)) return 'text that is not a three-letter country code'
  return describeCode(text, 'capitals')
}

/** What sets a code apart from the one that the contract asks for: its length, its case, the space around it. */
function describeCode(text: string, expected: 'capitals' | 'lower case'): string {
  const code = text.trim()
  const length = code.length === 2 ? 'two' : 'three'
  const found = /^[A-Z]+$/.test(code) ? 'capitals' : /^[a-z]+$/.test(code) ? 'lower case' : 'mixed case'
  return `a ${length}-letter code${found === expected ? '' : ` in ${found}`}${text === code ? '' : ' with space around it'}`
}

function checkTimestamp(text: string): string | undefined {
  const time = parseRfc3339(text)
  if (!time) return 'text that is not an RFC 3339 time'
  return isCalendarDate(time) ? undefined : 'a date that does not exist'
}
