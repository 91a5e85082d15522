import { memoize } from './memoize'

/**
 * A date formatter of the calendar that the contract counts in, whatever calendar the locale prefers.
 * A locale or time zone that Intl refuses gives English and UTC rather than an exception.
 */
export const dateFormat = memoize((locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory' })
  } catch {
    return new Intl.DateTimeFormat('en-US', { ...options, calendar: 'gregory', timeZone: 'UTC' })
  }
})
