import type { components } from './schema'

/** Whether a date is in the calendar: year, month 1-12 and day, of which a missing one is no objection. */
export function isRealDate({ year = 2000, month = 1, day = 1 }: components['schemas']['DateOfBirth']): boolean {
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return month >= 1 && month <= 12 && day >= 1 && day <= lastDay
}
