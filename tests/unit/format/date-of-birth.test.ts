import * as fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { formatDateOfBirth, type UnreadParts } from '../../../src/format/date-of-birth'

const today = new Date(Date.UTC(2025, 10, 24, 12))
const format = (parts: { year?: number; month?: number; day?: number } | undefined, at = today, zone = 'UTC') =>
  formatDateOfBirth(parts, at, 'en-US', zone)
const withUnread = (parts: object, unread: UnreadParts) => formatDateOfBirth(parts, today, 'en-US', 'UTC', unread)

test('a birth date that is not on file is absent', () => {
  expect(format(undefined)).toEqual({ kind: 'absent' })
  expect(format({})).toEqual({ kind: 'absent' })
})

// H numbers: docs/threats.md
test.each([
  ['the contract’s example', { year: 1990, month: 1, day: 1 }, 'Jan 1, 1990', 35, undefined],
  ['birthday today', { year: 2000, month: 11, day: 24 }, 'Nov 24, 2000', 25, undefined],
  ['birthday tomorrow', { year: 2000, month: 11, day: 25 }, 'Nov 25, 2000', 24, undefined],
  ['leap day', { year: 2024, month: 2, day: 29 }, 'Feb 29, 2024', 1, undefined],
  ['born today', { year: 2025, month: 11, day: 24 }, 'Nov 24, 2025', 0, undefined],
  ['tomorrow', { year: 2025, month: 11, day: 25 }, 'Nov 25, 2025', undefined, 'in the future'],
  ['H97 2999', { year: 2999, month: 1, day: 1 }, 'Jan 1, 2999', undefined, 'in the future'],
  ['H97 1899', { year: 1899, month: 12, day: 31 }, 'Dec 31, 1899', undefined, 'before 1900 – check this date'],
  ['the year 90', { year: 90, month: 1, day: 1 }, 'Jan 1, 90', undefined, 'before 1900 – check this date'],
  ['the year 41', { year: 41, month: 1, day: 1 }, 'Jan 1, 41', undefined, 'before 1900 – check this date'],
  ['the year 1', { year: 1, month: 1, day: 1 }, 'Jan 1, 1', undefined, 'before 1900 – check this date'],
  ['the year 1582', { year: 1582, month: 10, day: 4 }, 'Oct 4, 1582', undefined, 'before 1900 – check this date'],
  ['1900', { year: 1900, month: 1, day: 1 }, 'Jan 1, 1900', 125, 'check this date'],
  ['9999', { year: 9999, month: 12, day: 31 }, 'Dec 31, 9999', undefined, 'in the future'],
  ['aged 120', { year: 1904, month: 11, day: 25 }, 'Nov 25, 1904', 120, undefined],
  ['H100 aged 121', { year: 1904, month: 11, day: 24 }, 'Nov 24, 1904', 121, 'check this date'],
])('full, %s: %j', (_, parts, text, age, note) => {
  expect(format(parts)).toEqual({ kind: 'full', text, age, note })
})

test.each([
  ['H98', { year: 1990 }, '1990, month and day not on file'],
  ['year and month', { year: 1990, month: 3 }, 'March 1990, day not on file'],
  ['month and day', { month: 3, day: 3 }, 'March 3, year not on file'],
  ['year and day', { year: 1990, day: 3 }, '1990, day 3, month not on file'],
  ['month', { month: 3 }, 'March, day and year not on file'],
  ['day', { day: 31 }, 'day 31, month and year not on file'],
  ['leap day of any year', { month: 2, day: 29 }, 'February 29, year not on file'],
  ['1899', { year: 1899 }, '1899, month and day not on file – before 1900 – check this date'],
  ['2999', { year: 2999, month: 1 }, 'January 2999, day not on file – in the future'],
  ['later this year', { year: 2025, month: 12 }, 'December 2025, day not on file – in the future'],
  ['this month', { year: 2025, month: 11 }, 'November 2025, day not on file'],
  ['surely over 120', { year: 1903 }, '1903, month and day not on file – check this date'],
  ['perhaps over 120', { year: 1904 }, '1904, month and day not on file'],
])('partial, %s: %j', (_, parts, text) => {
  expect(format(parts)).toEqual({ kind: 'partial', text })
})

test.each([
  ['a month in words', { year: 1990, day: 17 }, { month: '"Jan"' }, '1990, day 17, month: "Jan"'],
  ['a year in words', { month: 4 }, { year: '"MCMXC"' }, 'April, year: "MCMXC", day not on file'],
  ['a day that is a list', { year: 1990, month: 4 }, { day: '[17]' }, 'April 1990, day: [17]'],
  ['a year that no number holds', { month: 4, day: 17 }, { year: '1e400' }, 'April 17, year: 1e400'],
  ['two parts', { year: 1990 }, { month: 'true', day: '"17th"' }, '1990, month: true, day: "17th"'],
  ['one part alone', {}, { year: '"1990s"' }, 'year: "1990s", month and day not on file'],
  ['every part', {}, { year: '"-"', month: '"-"', day: '"-"' }, 'year: "-", month: "-", day: "-"'],
  [
    'a part beside one that is odd',
    { year: 1850 },
    { month: '"Jan"' },
    '1850, month: "Jan", day not on file – before 1900 – check this date',
  ],
])('a part that cannot be read stands there as received, once, %s: %j, %j', (_, parts, unread, text) => {
  expect(withUnread(parts, unread)).toEqual({ kind: 'partial', text })
})

test('a part that cannot be read stands beside one that no calendar has', () => {
  expect(withUnread({ year: 1990, day: 32 }, { month: '"Jan"' })).toEqual({
    kind: 'impossible',
    text: 'day 32, 1990, month: "Jan" – not a real date',
  })
})

test.each([
  ['30 February', { year: 2001, month: 2, day: 30 }, '30 February 2001'],
  ['H95', { year: 1990, month: 2, day: 31 }, '31 February 1990'],
  ['H96', { year: 2001, month: 13, day: 5 }, 'day 5, month 13, 2001'],
  ['H96', { year: 2001, month: 0, day: 5 }, 'day 5, month 0, 2001'],
  ['H99', { year: 2023, month: 2, day: 29 }, '29 February 2023'],
  ['31 April of any year', { month: 4, day: 31 }, '31 April'],
  ['day 32 of any month', { year: 1990, day: 32 }, 'day 32, 1990'],
  ['day 0', { year: 1990, month: 1, day: 0 }, '0 January 1990'],
  ['month alone', { month: 13 }, 'month 13'],
  ['half a month', { year: 1990, month: 1.5, day: 1 }, 'day 1, month 1.5, 1990'],
  ['half a year', { year: 1990.5 }, '1990.5'],
  ['H100 negative', { year: -5, month: 1, day: 1 }, '1 January -5'],
  ['no year 0', { year: 0, month: 1, day: 1 }, '1 January 0'],
  ['beyond any calendar', { year: 300_000, month: 1, day: 1 }, '1 January 300000'],
  ['1e400', { year: Number.POSITIVE_INFINITY, month: 1, day: 1 }, '1 January ?'],
])('impossible, %s: %j', (_, parts, text) => {
  expect(format(parts)).toEqual({ kind: 'impossible', text: `${text} – not a real date` })
})

test('who was born on 29 February turns a year older on 1 March in common years', () => {
  const born = { year: 2000, month: 2, day: 29 }
  expect(format(born, new Date(Date.UTC(2025, 1, 28)))).toMatchObject({ age: 24 })
  expect(format(born, new Date(Date.UTC(2025, 2, 1)))).toMatchObject({ age: 25 })
  expect(format(born, new Date(Date.UTC(2024, 1, 29)))).toMatchObject({ age: 24 })
})

test('today is the date on the agent’s calendar, not that of Greenwich', () => {
  const born = { year: 2000, month: 11, day: 25 }
  const evening = new Date(Date.UTC(2025, 10, 25, 3))
  expect(format(born, evening, 'UTC')).toMatchObject({ age: 25 })
  expect(format(born, evening, 'America/New_York')).toMatchObject({ age: 24 })
  expect(format(born, new Date(Date.UTC(2025, 10, 24, 12)), 'Pacific/Kiritimati')).toMatchObject({ age: 25 })
})

test('the date itself is the same in every zone and follows the locale', () => {
  const born = { year: 1990, month: 1, day: 1 }
  expect(formatDateOfBirth(born, today, 'en-US', 'Pacific/Pago_Pago')).toMatchObject({ text: 'Jan 1, 1990' })
  expect(formatDateOfBirth(born, today, 'de', 'UTC')).toMatchObject({ text: '1. Jan. 1990' })
  expect(formatDateOfBirth(born, today, 'th', 'UTC')).toMatchObject({ text: '1 ม.ค. 1990' })
  expect(formatDateOfBirth(born, today, 'ar-SA', 'UTC')).toMatchObject({ age: 35 })
})

test('on a computer west of Greenwich no birthday is a day early', () => {
  onTestFinished(() => void vi.unstubAllEnvs())
  vi.stubEnv('TZ', 'Pacific/Pago_Pago')
  expect(new Date(0).getDate()).toBe(31)
  expect(format({ year: 1990, month: 1, day: 1 })).toMatchObject({ text: 'Jan 1, 1990' })
})

test('an unknown zone, a broken locale or a broken clock is no crash', () => {
  const born = { year: 1990, month: 1, day: 1 }
  expect(formatDateOfBirth(born, today, '?', '?')).toMatchObject({ text: 'Jan 1, 1990', age: 35 })
  expect(format(born, new Date(Number.NaN))).toEqual({ kind: 'full', text: 'Jan 1, 1990', age: undefined })
})

test('every real day is written with its own year and day, and no other number is', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2025-11-24'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (date) => {
      const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
      const shown = format(parts)
      expect(shown.kind).toBe('full')
      expect('text' in shown && shown.text.match(/\d+/g)?.map(Number)).toEqual([parts.day, parts.year])
    }),
    { numRuns: 2000 },
  )
})

test('no parts make it throw, invent a part, or show a number that is none', () => {
  const part = fc.option(
    fc.oneof(fc.integer({ min: -1, max: 32 }), fc.integer({ min: 1890, max: 2030 }), fc.double()),
    {
      nil: undefined,
    },
  )
  fc.assert(
    fc.property(fc.record({ year: part, month: part, day: part }), fc.string(), (parts, text) => {
      const { kind, ...shown } = formatDateOfBirth(parts, today, text, text)
      expect(JSON.stringify(shown)).not.toMatch(/undefined|NaN|Infinity|Invalid|false/)
      const given = Object.values(parts).filter((value) => value !== undefined).length
      const [possible = ''] = [['absent'], ['partial'], ['partial'], ['full']][given] ?? []
      expect(given === 0 ? [possible] : [possible, 'impossible']).toContain(kind)
    }),
    { numRuns: 5000 },
  )
})
