import type { components } from '../contract/schema'
import { firstBirthYear, isCalendarDate, utcDate } from '../contract/calendar-date'
import { dateFormat } from './date-format'

type DateOfBirth = components['schemas']['DateOfBirth']
/** What came for the parts of which no number could be read, each as JSON: `{ month: '"Jan"' }`. */
export type UnreadParts = Readonly<Partial<Record<keyof DateOfBirth, string>>>

/** A birth date in words. `age` is in whole years, undefined where it makes no sense; `note` says what looks wrong. */
export type DateOfBirthText =
  | { kind: 'absent' }
  | { kind: 'full'; text: string; age: number | undefined; note?: string | undefined }
  | { kind: 'partial'; text: string }
  | { kind: 'impossible'; text: string }

/**
 * The parts of a birth date as text, inventing none that is missing: "Jan 1, 1990",
 * "1990, month and day not on file", "30 February 2001 – not a real date". What came for an unread part stands there as
 * received, and is not called missing: `1990, day 17, month: "Jan"`.
 *
 * Made from the numbers in UTC and never from a date string or a local Date, which show the day before west of
 * Greenwich and turn 31 February into 3 March. `today` counts in `timeZone`. Born on 29 February, one
 * turns a year older on 1 March in common years. Years before 1900 get no age. Never throws.
 */
export function formatDateOfBirth(
  parts: DateOfBirth | undefined,
  today: Date,
  locale: string,
  timeZone: string | undefined,
  unread: UnreadParts = {},
): DateOfBirthText {
  const { year, month, day } = parts ?? {}
  const asReceived = Object.entries(unread).map(([part, json]) => `${part}: ${json}`)
  if (year === undefined && month === undefined && day === undefined && asReceived.length === 0)
    return { kind: 'absent' }
  if (!isCalendarDate({ year, month, day })) {
    const text = [listParts({ year, month, day }, locale), ...asReceived].join(', ')
    return { kind: 'impossible', text: `${text} – not a real date` }
  }

  const oldest = year === undefined ? undefined : ageOn(today, timeZone, year, month ?? 1, day ?? 1)
  const youngest = year === undefined ? undefined : ageOn(today, timeZone, year, month ?? 12, day ?? 31)
  const note = noteOn(year, oldest, youngest)
  if (year !== undefined && month !== undefined && day !== undefined) {
    const hasAge = year >= firstBirthYear && oldest !== undefined && oldest >= 0
    const text = writeParts({ year, month, day }, locale, 'short') // a row has no room for more
    return { kind: 'full', text, age: hasAge ? oldest : undefined, note }
  }
  const missing = [
    month === undefined && !unread.month && 'month',
    day === undefined && !unread.day && 'day',
    year === undefined && !unread.year && 'year',
  ].filter(Boolean)
  const absence = missing.length > 0 && `${missing.join(' and ')} not on file`
  const known = [writeParts({ year, month, day }, locale), ...asReceived, absence].filter(Boolean).join(', ')
  return { kind: 'partial', text: [known, note].filter(Boolean).join(' – ') }
}

function noteOn(year: number | undefined, oldest: number | undefined, youngest: number | undefined) {
  if (oldest !== undefined && oldest < 0) return 'in the future'
  if (year !== undefined && year < firstBirthYear) return `before ${firstBirthYear} – check this date`
  return youngest !== undefined && youngest > 120 ? 'check this date' : undefined
}

/** Whole years from the date to the day that `today` is in the zone; negative for a day still to come. */
function ageOn(
  today: Date,
  timeZone: string | undefined,
  year: number,
  month: number,
  day: number,
): number | undefined {
  if (Number.isNaN(today.getTime())) return undefined
  const format = dateFormat('en-US', { year: 'numeric', month: 'numeric', day: 'numeric', timeZone })
  const part = new Map(format.formatToParts(today).map(({ type, value }) => [type, Number(value)]))
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = [part.get('year'), part.get('month'), part.get('day')]
  const birthdayIsToCome = thisMonth < month || (thisMonth === month && thisDay < day)
  return thisYear - year - (birthdayIsToCome ? 1 : 0)
}

/** Possible parts as the locale writes them, with the missing ones left out. */
function writeParts({ year, month, day }: DateOfBirth, locale: string, style: 'long' | 'short' = 'long'): string {
  if (month === undefined) return [year, day !== undefined && `day ${day}`].filter(Boolean).join(', ')
  const format = dateFormat(locale, {
    month: style,
    ...(year !== undefined && { year: 'numeric' }),
    ...(day !== undefined && { day: 'numeric' }),
    timeZone: 'UTC',
  })
  return format.format(utcDate(year ?? 2000, month, day ?? 1))
}

/** Parts that make no date, each as received, the month by name where it has one. */
function listParts({ year, month, day }: DateOfBirth, locale: string): string {
  if (month !== undefined && isCalendarDate({ month })) {
    return [writeNumber(day), writeParts({ month }, locale), writeNumber(year)].filter(Boolean).join(' ')
  }
  return [writeNumber(day, 'day '), writeNumber(month, 'month '), writeNumber(year)].filter(Boolean).join(', ')
}

/** "" for a missing part. JSON's 1e400 arrives as Infinity, which would look like a fault of this tool. */
function writeNumber(part: number | undefined, word = ''): string {
  if (part === undefined) return ''
  return word + (Number.isFinite(part) ? part.toString() : '?')
}
