import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatClock,
  formatRelative,
  formatDay,
  formatTenure,
  formatTimestamp,
  formatUtc,
  isPlaceholderDate,
  readTimestamp,
} from '../../../src/format/timestamp'

const example = new Date(Date.UTC(2025, 1, 13, 19, 8, 7))

describe('reading', () => {
  // H numbers: docs/threats.md
  test.each([
    ['the contract’s example', '2025-02-13T19:08:07.000Z', '2025-02-13T19:08:07.000Z'],
    ['a space for the T', '2025-02-13 19:08:07Z', '2025-02-13T19:08:07.000Z'],
    ['lower case', '2025-02-13t19:08:07z', '2025-02-13T19:08:07.000Z'],
    ['tenths', '2025-02-13T19:08:07.5Z', '2025-02-13T19:08:07.500Z'],
    ['nanoseconds', '2025-02-13T19:08:07.123456789Z', '2025-02-13T19:08:07.123Z'],
    ['H101 +14:00', '2025-02-13T19:08:07+14:00', '2025-02-13T05:08:07.000Z'],
    ['the largest offset', '2025-02-13T19:08:07-23:59', '2025-02-14T19:07:07.000Z'],
    ['unknown offset', '2025-02-13T19:08:07-00:00', '2025-02-13T19:08:07.000Z'],
    ['H101 year 0001', '0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['year 0099', '0099-12-31T00:00:00Z', '0099-12-31T00:00:00.000Z'],
    ['H101 future', '2999-12-31T23:59:59Z', '2999-12-31T23:59:59.000Z'],
    ['leap day', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
  ])('%s: %j', (_, text, iso) => {
    expect(readTimestamp(text)?.toISOString()).toBe(iso)
  })

  test.each([
    ['H101', 'yesterday'],
    ['H101 leap second', '2016-12-31T23:59:60Z'],
    ['a date alone', '2025-02-13'],
    ['no zone', '2025-02-13T19:08:07'],
    ['no seconds', '2025-02-13T19:08Z'],
    ['31 February', '2025-02-31T19:08:07Z'],
    ['29 February 2023', '2023-02-29T00:00:00Z'],
    ['month 13', '2025-13-01T00:00:00Z'],
    ['month 0', '2025-00-01T00:00:00Z'],
    ['day 0', '2025-01-00T00:00:00Z'],
    ['24 o’clock', '2025-02-13T24:00:00Z'],
    ['minute 60', '2025-02-13T19:60:07Z'],
    ['offset 24', '2025-02-13T19:08:07+24:00'],
    ['offset without colon', '2025-02-13T19:08:07+0100'],
    ['empty fraction', '2025-02-13T19:08:07.Z'],
    ['year 0', '0000-01-01T00:00:00Z'],
    ['the year 0 by offset', '0001-01-01T00:00:00+14:00'],
    ['space around', ' 2025-02-13T19:08:07Z'],
    ['a line after it', '2025-02-13T19:08:07Z\n'],
    ['a number', '1739473687000'],
    ['an American date', '02/13/2025'],
    ['other digits', '٢٠٢٥-02-13T19:08:07Z'],
    ['empty', ''],
  ])('not a timestamp, %s: %j', (_, text) => {
    expect(readTimestamp(text)).toBeUndefined()
  })

  test('every instant of the years 1 to 9999 is read back', () => {
    const instant = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(instant, (date) => {
        expect(readTimestamp(date.toISOString())).toEqual(date)
      }),
      { numRuns: 2000 },
    )
  })

  test('no text makes it throw or give a date that is not one', () => {
    const digits = fc.stringMatching(/^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/)
    fc.assert(
      fc.property(fc.oneof(digits, fc.string({ unit: 'binary' })), (text) => {
        expect(readTimestamp(text)?.getTime()).not.toBeNaN()
      }),
      { numRuns: 5000 },
    )
  })
})

describe('a placeholder', () => {
  test.each([
    ['.NET and Go', '0001-01-01T00:00:00Z'],
    ['.NET, to the tick', '0001-01-01T00:00:00.0000000+00:00'],
    ['east of Greenwich', '0001-01-01T00:00:00+14:00'],
    ['west of Greenwich', '0001-01-01T00:00:00-08:00'],
    ['MySQL', '0000-00-00 00:00:00'],
    ['MySQL, alone', '0000-00-00'],
    ['the year 0', '0000-12-31T23:59:59Z'],
    ['PHP', '-0001-11-30T00:00:00+00:00'],
    ['ISO 8601 with six digits', '-000001-01-01T00:00:00Z'],
    ['Windows', '1601-01-01T00:00:00Z'],
    ['SQL Server', '1753-01-01T00:00:00Z'],
    ['OLE', '1899-12-30T00:00:00Z'],
    ['SQL Server, small', '1900-01-01 00:00:00Z'],
    ['Unix', '1970-01-01T00:00:00Z'],
    ['Unix, in New York', '1969-12-31T19:00:00-05:00'],
    ['the end', '9999-12-31T23:59:59.9999999Z'],
    ['the end, alone', '9999-12-31'],
    ['the end of six digits', '+275760-09-13T00:00:00.000Z'],
    ['with space', ' 0001-01-01T00:00:00Z'],
  ])('of %s is known: %j', (_, text) => {
    expect(isPlaceholderDate(text)).toBe(true)
  })

  test.each([
    '2025-02-13T19:08:07.000Z',
    '1970-01-01T00:00:01Z',
    '1969-12-31T23:59:59Z',
    '1970-01-02T00:00:00Z',
    '1901-01-01T00:00:00Z',
    '2999-12-31T23:59:59Z',
    '9998-12-31T23:59:59Z',
    '1735689600',
    '0',
    'yesterday',
    '["0001-01-01T00:00:00Z"]',
    '01/01/0001',
    '',
  ])('is not %j', (text) => {
    expect(isPlaceholderDate(text)).toBe(false)
  })
})

describe('writing', () => {
  test('a time names its zone, with summer time', () => {
    expect(formatTimestamp(example, 'en-US', 'America/New_York')).toBe('Feb 13, 2025, 2:08 PM EST')
    expect(formatTimestamp(new Date(Date.UTC(2025, 6, 1, 12)), 'en-US', 'America/New_York')).toBe(
      'Jul 1, 2025, 8:00 AM EDT',
    )
    expect(formatUtc(example, 'en-US')).toBe('Feb 13, 2025, 19:08:07 UTC')
    expect(formatClock(example, 'en-US', 'America/New_York')).toBe('2:08 PM')
    expect(formatClock(example, 'de', 'Europe/Berlin')).toBe('20:08')
  })

  test('midnight is 00 and not 24', () => {
    expect(formatUtc(new Date(Date.UTC(2025, 1, 13)), 'en-US')).toBe('Feb 13, 2025, 00:00:00 UTC')
  })

  test('years are those of the contract’s calendar, whatever the locale counts in', () => {
    expect(formatUtc(example, 'th')).toContain('2025')
  })

  test('a zone or a locale that the browser does not know gives UTC, and says so', () => {
    expect(formatTimestamp(example, 'en-US', 'Mars/Olympus')).toBe('Feb 13, 2025, 7:08 PM UTC')
    expect(formatTimestamp(example, '?', 'America/New_York')).toBe('Feb 13, 2025, 7:08 PM UTC')
  })

  const now = new Date(Date.UTC(2025, 10, 24, 12))
  test.each([
    ['2025-11-24T11:59:51Z', 'just now'],
    ['2025-11-24T12:00:09Z', 'just now'],
    ['2025-11-24T11:59:50Z', '10 seconds ago'],
    ['2025-11-24T11:59:00Z', '1 minute ago'],
    ['2025-11-24T14:00:00Z', 'in 2 hours'],
    ['2025-11-23T12:00:01Z', '23 hours ago'],
    ['2025-11-23T12:00:00Z', '1 day ago'],
    ['2025-11-21T12:00:00Z', '3 days ago'],
    ['2025-10-24T12:00:01Z', '30 days ago'],
    ['2025-10-24T12:00:00Z', '1 month ago'],
    ['2025-02-13T19:08:07Z', '9 months ago'],
    ['2024-11-24T12:00:01Z', '11 months ago'],
    ['2024-11-24T12:00:00Z', '12 months ago'],
    ['2023-11-24T12:00:01Z', '23 months ago'],
    ['2023-11-24T12:00:00Z', '2 years ago'],
    ['2026-11-24T12:00:00Z', 'in 12 months'],
    ['0001-01-01T00:00:00Z', '2,024 years ago'],
  ])('%s reads %j', (text, relative) => {
    expect(formatRelative(new Date(text), now, 'en-US')).toBe(relative)
  })

  test('an invalid date is nothing', () => {
    const invalid = new Date(Number.NaN)
    expect(formatTimestamp(invalid, 'en-US', 'UTC')).toBe('')
    expect(formatRelative(invalid, now, 'en-US')).toBe('')
    expect(formatRelative(now, invalid, 'en-US')).toBe('')
  })

  test('any two dates, valid or not, in any zone and locale, are words or nothing', () => {
    const zone = fc.oneof(fc.constantFrom('UTC', 'Asia/Kathmandu', 'America/St_Johns', ''), fc.string())
    const locale = fc.oneof(fc.constantFrom('en-US', 'ar-SA', 'fa', 'th', 'ja', ''), fc.string())
    fc.assert(
      fc.property(fc.date(), fc.date(), locale, zone, (date, other, language, timeZone) => {
        const isValid = !Number.isNaN(date.getTime())
        for (const text of [
          formatTimestamp(date, language, timeZone),
          formatUtc(date, language),
          formatClock(date, language, timeZone),
        ]) {
          expect(text !== '').toBe(isValid)
          expect(text).not.toMatch(/undefined|NaN|Invalid/)
        }
        const relative = formatRelative(date, other, language)
        expect(relative !== '').toBe(isValid && !Number.isNaN(other.getTime()))
        expect(relative).not.toMatch(/undefined|NaN|Invalid/)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('formatTenure', () => {
  test.each([
    ['2024-04-17', '1 yr 9 mo'],
    ['2024-01-17', '2 yr'],
    ['2025-12-01', '1 mo'],
    ['2026-01-05', '12 days'],
    ['2026-01-16', '1 day'],
    ['2026-01-17', undefined],
    ['2027-01-17', undefined],
  ])('from %s is %s', (from, words) => {
    expect(formatTenure(new Date(from), new Date('2026-01-17T12:00:00Z'))).toBe(words)
  })
})

describe('formatDay', () => {
  test('is the day in the zone', () => {
    expect(formatDay(new Date('2026-01-10T01:00:00Z'), 'en-US', 'America/New_York')).toBe('Jan 9, 2026')
  })
})
