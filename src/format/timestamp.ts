import { isCalendarDate } from './calendar-date'
import { dateFormat } from './date-format'

const RFC_3339 =
  /^(\d{4})-(\d\d)-(\d\d)[Tt ]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d+)?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/**
 * Reads an RFC 3339 time (section 5.6, with its lower-case letters and its space for the T); undefined for
 * anything else, for a day that the calendar has not, and for a leap second, which a Date cannot hold.
 * `Date.parse` alone takes "February 13" and turns 31 February into 3 March. Digits below a millisecond are dropped.
 */
export function readTimestamp(text: string): Date | undefined {
  const [, year, month, day, hours, minutes, seconds, fraction = '', offset = ''] = RFC_3339.exec(text) ?? []
  if (!isCalendarDate(Number(year), Number(month), Number(day))) return undefined
  const date = new Date(
    `${year}-${month}-${day}T${hours}:${minutes}:${seconds}${fraction.slice(0, 4)}${offset.toUpperCase()}`,
  )
  return date.getUTCFullYear() < 1 ? undefined : date // the offset led into the year 0
}

/** "Feb 13, 2025, 2:08 PM EST": the time in a zone, which it names. "" for an invalid Date, like its neighbours. */
export function formatTimestamp(date: Date, locale: string, timeZone: string): string {
  return write(date, locale, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
    timeZone,
  })
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

/** "2:02 PM", for "as of 2:02 PM". */
export function formatClock(date: Date, locale: string, timeZone: string): string {
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

function relativeFormat(locale: string): Intl.RelativeTimeFormat {
  try {
    return new Intl.RelativeTimeFormat(locale)
  } catch {
    return new Intl.RelativeTimeFormat('en-US')
  }
}

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
