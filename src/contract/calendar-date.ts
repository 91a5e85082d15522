import type { JsonNode } from './json.ts'

/** Year, month 1-12 and day; any of them may be missing. */
export interface DateParts {
  year?: number | undefined
  month?: number | undefined
  day?: number | undefined
}

/** The earliest year of birth that the contract allows. */
export const firstBirthYear = 1900

/**
 * Midnight UTC of a calendar date, month 1-12. Rolls over what does not exist (30 February is 2 March).
 * `Date.UTC` is not used: it turns the years 0-99 into 1900-1999.
 */
export function utcDate(year: number, month: number, day: number): Date {
  const date = new Date(0)
  date.setUTCFullYear(year, month - 1, day)
  return date
}

/**
 * Whether the calendar has this day: whole numbers, month 1-12, no 30 February, and no year 0.
 * A missing part is taken as the most permissive one: a leap year, a month of 31 days.
 */
export function isCalendarDate({ year = 2000, month = 1, day = 1 }: DateParts): boolean {
  const date = utcDate(year, month, day)
  return year >= 1 && date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day
}

/** A date as one text, the year first. A time may follow; it does not change a birthday. */
const isoForms = [
  /^(?<year>\d{4})(?<separator>[-/.])(?<month>\d\d?)\k<separator>(?<day>\d\d?)(?:[TtZz +-].*)?$/,
  /^(?<year>\d{4})-(?<month>\d\d)$/,
  /^(?<year>(?:19|20)\d\d)(?:(?<month>\d\d)(?<day>\d\d)(?:T.*)?)?$/, // only 19xx and 20xx: other digits may be a day-first date
]

/** The parts of an ISO 8601 date as written, whatever its time and zone; undefined for any other text. */
export function readIsoDate(text: string): DateParts | undefined {
  for (const form of isoForms) {
    const { year, month, day } = form.exec(text)?.groups ?? {}
    if (year !== undefined)
      return { year: Number(year), ...(month && { month: Number(month) }), ...(day && { day: Number(day) }) }
  }
  return undefined
}

/** A part of a received date: a number, or digits in a text. NaN for anything else; Infinity for 1e400. */
export function readDatePart(node: JsonNode): number {
  if (node.kind === 'number') return Number(node.source)
  return node.kind === 'string' && /^\s*\d{1,4}\s*$/.test(node.value) ? Number(node.value) : NaN
}
