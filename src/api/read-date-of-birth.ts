import { firstBirthYear, isCalendarDate, readDatePart, readIsoDate } from '../contract/calendar-date'
import { type JsonNode, readJson } from '../contract/json'
import type { ContractDeviation } from './customer'
import { keepUnknown, noteDeviation, readFields, type ParseContext, takeField } from './parse-context'
import type { components } from '../contract/schema'

type DateOfBirth = components['schemas']['DateOfBirth']

/** The contract's bounds. It checks each part by itself: 30 February fits it. */
const parts = [
  { part: 'year', from: firstBirthYear, to: Infinity },
  { part: 'month', from: 1, to: 12 },
  { part: 'day', from: 1, to: 31 },
] as const

/**
 * Reads the parts of a birth date, each a number or digits in a text; undefined if there is none. A text instead of the
 * parts is read if it is an ISO 8601 date, as the day that is written, whatever its time and zone; that is noted.
 */
export function readDateOfBirth(context: ParseContext, node: JsonNode): DateOfBirth | undefined {
  if (node.kind === 'string') {
    noteDeviation(context, 'date_of_birth', node)
    return readIsoDate(node.value.trim())
  }
  const fields = readFields(context, 'date_of_birth', node)
  if (!fields) return undefined
  const date: DateOfBirth = {}
  let allFit = true
  for (const { part, from, to } of parts) {
    const field = takeField(fields, part)
    if (!field) continue
    const number = readDatePart(field)
    const fits = Number.isInteger(number) && number >= from && number <= to
    allFit &&= fits
    if (Number.isFinite(number)) date[part] = number
    if (fits ? field.kind !== 'number' : Number.isNaN(number)) noteDeviation(context, `date_of_birth.${part}`, field)
    else if (!fits) noteDeviation(context, `date_of_birth.${part}`, field, 'a number out of range')
  }
  if (allFit && !isCalendarDate(date)) noteDeviation(context, 'date_of_birth', node, 'a date that does not exist')
  keepUnknown(context, 'date_of_birth.', fields)
  return Object.keys(date).length > 0 ? date : undefined
}

/** The same of a revealed value's JSON, with the deviations in it, and whether it has parts that the contract does not name. */
export function readRevealedDateOfBirth(text: string): {
  parts: DateOfBirth | undefined
  deviations: readonly ContractDeviation[]
  hasUnknown: boolean
} {
  const context: ParseContext = { text, marker: '', deviations: [], unknownFields: [], earlierValues: [] }
  const date = readDateOfBirth(context, readJson(text))
  return { parts: date, deviations: context.deviations, hasUnknown: context.unknownFields.length > 0 }
}
