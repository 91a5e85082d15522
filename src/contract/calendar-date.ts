/** Year, month 1-12 and day; any of them may be missing. */
interface DateParts {
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
