import { isCalendarDate } from '../contract/calendar-date'
import { parseRfc3339 } from '../contract/rfc-3339'
import { dateFormat } from './date-format'
import { memoize } from './memoize'

/**
 * Reads an RFC 3339 time; undefined for anything else, for a day that the calendar has not, and for a leap second, which
 * a Date cannot hold. `Date.parse` alone takes "February 13" and turns 31 February into 3 March. Digits below a
 * millisecond are dropped.
 */
export function readTimestamp(text: string): Date | undefined {
  const time = parseRfc3339(text)
  if (!time || !isCalendarDate(time)) return undefined
  const date = new Date(time.iso)
  return date.getUTCFullYear() >= 1 ? date : undefined // a leap second has no year, and an offset may lead into the year 0
}

/**
 * Whether a text is a date that systems write where there is none: from the first or last years of their calendars
 * (0001-01-01 of .NET and Go, 0000-00-00 of MySQL, 1601, 1753, 1899 and 1900 of Windows and SQL Server, 9999-12-31), or
 * the zero of the Unix clock, 1970-01-01T00:00:00Z. No record of a customer was made then. In a time zone such a date may fall
 * into the year before, which Intl writes without its "BC": show it as received.
 */
export function isPlaceholderDate(text: string): boolean {
  const [, year] = /^([+-]?\d{4,6})-\d\d-\d\d(?!\d)/.exec(text.trim()) ?? []
  if (year === undefined) return false
  return Number(year) <= 1900 || Number(year) >= 9999 || readTimestamp(text)?.getTime() === 0
}

/** "Feb 13, 2025, 2:08 PM EST": the time in a zone, which it names. "" for an invalid Date, like its neighbours. */
export function formatTimestamp(date: Date, locale: string, timeZone: string | undefined): string {
  return write(date, locale, { ...timestampOptions, timeZone })
}

/** The same in two: "Feb 13, 2025, 2:08 PM" and "EST". */
export function splitTimestamp(date: Date, locale: string, timeZone: string | undefined): [time: string, zone: string] {
  if (Number.isNaN(date.getTime())) return ['', '']
  const parts = dateFormat(locale, { ...timestampOptions, timeZone }).formatToParts(date)
  const zone = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return [
    parts
      .map(({ type, value }) => (type === 'timeZoneName' ? '' : value))
      .join('')
      .trim(),
    zone,
  ]
}

const timestampOptions: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
}

/** "Jan 9, 2026": the day of a time in a zone. */
export function formatDay(date: Date, locale: string, timeZone: string | undefined): string {
  return write(date, locale, { dateStyle: 'medium', timeZone })
}

/** "1 yr 9 mo", "9 mo", "12 days" or "1 day" between two times, in whole units; undefined for less than a day. */
export function formatTenure(from: Date, to: Date): string | undefined {
  const months = wholeMonths(from, to)
  const days = Math.floor((to.getTime() - from.getTime()) / 86_400_000)
  if (months > 0)
    return [months >= 12 && `${Math.trunc(months / 12)} yr`, months % 12 && `${months % 12} mo`]
      .filter(Boolean)
      .join(' ')
  return days > 0 ? `${days} ${days === 1 ? 'day' : 'days'}` : undefined
}

/** "Feb 13, 2025, 19:08:07 UTC". */
export function formatUtc(date: Date, locale: string): string {
  return write(date, locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
    timeZone: 'UTC',
  })
}

/** "2025-02-13 19:08:07 UTC", made without a formatter of Intl's, which takes 25 ms to create. */
export function formatIsoUtc(date: Date): string {
  return date.toISOString().replace(/T(.+)\.\d+Z$/, ' $1 UTC')
}

/** "2:02 PM", for "as of 2:02 PM". */
export function formatClock(date: Date, locale: string, timeZone: string | undefined): string {
  return write(date, locale, { timeStyle: 'short', timeZone })
}

/** "9 months ago", "in 2 hours", "just now" within 10 s either way. Counts whole units passed, months by the calendar
 * and up to 23 of them, for "1 year ago" may be nearly two. */
export function formatRelative(date: Date, now: Date, locale: string): string {
  const seconds = Math.trunc((date.getTime() - now.getTime()) / 1000)
  if (Number.isNaN(seconds)) return ''
  if (Math.abs(seconds) < 10) return 'just now'
  const months = wholeMonths(now, date)
  const format = relativeFormat(locale)
  if (Math.abs(months) >= 24) return format.format(Math.trunc(months / 12), 'year')
  if (months !== 0) return format.format(months, 'month')
  if (Math.abs(seconds) >= 86_400) return format.format(Math.trunc(seconds / 86_400), 'day')
  if (Math.abs(seconds) >= 3600) return format.format(Math.trunc(seconds / 3600), 'hour')
  if (Math.abs(seconds) >= 60) return format.format(Math.trunc(seconds / 60), 'minute')
  return format.format(seconds, 'second')
}

function write(date: Date, locale: string, options: Intl.DateTimeFormatOptions): string {
  return Number.isNaN(date.getTime()) ? '' : dateFormat(locale, options).format(date)
}

const relativeFormat = memoize((locale: string): Intl.RelativeTimeFormat => {
  try {
    return new Intl.RelativeTimeFormat(locale)
  } catch {
    return new Intl.RelativeTimeFormat('en-US')
  }
})

/** Calendar months from one time to another, in UTC; negative when `to` is earlier. */
function wholeMonths(from: Date, to: Date): number {
  if (to < from) return 0 - wholeMonths(to, from)
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth()
  const isShort = withinMonth(to) < withinMonth(from)
  return isShort ? months - 1 : months
}

/** "13T19:08:07.000Z": day and time, which compare as text. */
function withinMonth(date: Date): string {
  return date.toISOString().slice(-16)
}
