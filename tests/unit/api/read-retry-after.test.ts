import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRetryAfter } from '../../../src/api/read-retry-after'

const now = Date.UTC(2025, 10, 24, 12, 0, 0)

// F numbers: docs/threats.md
test.each([
  ['7', 7],
  [' 7 ', 7],
  ['0', 1],
  ['301', 300],
  ['99999999999999999999', 300],
  ['Mon, 24 Nov 2025 12:00:09 GMT', 9],
  ['Mon, 24 Nov 2025 18:00:00 GMT', 300],
  ['Mon, 24 Nov 2025 11:59:59 GMT', undefined],
  ['Mon, 24 Nov 2025 12:00:00 GMT', undefined],
  ['Mon, 99 Foo 2025 99:99:99 GMT', undefined],
  ['', undefined],
  [null, undefined],
  ['soon', undefined],
  ['-1', undefined],
  ['+7', undefined],
  ['1e9', undefined],
  ['7.5', undefined],
  ['0x10', undefined],
  ['7, 7', undefined],
  ['Infinity', undefined],
  ['2099', 300],
  ['2099-01-01', undefined],
  ['1-49', undefined],
])('Retry-After %j asks to wait %s seconds (F11, F12)', (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds)
})

test('a longer wait can be allowed', () => {
  expect(readRetryAfter('840', now, 900)).toBe(840)
  expect(readRetryAfter('1200', now, 900)).toBe(900)
})

test('whatever the header says, the wait is a whole number of 1 to 300 seconds or none', () => {
  const header = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.double().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  )
  fc.assert(
    fc.property(header, (text) => {
      const seconds = readRetryAfter(text, now)
      if (seconds === undefined) return
      expect(Number.isInteger(seconds)).toBe(true)
      expect(seconds).toBeGreaterThanOrEqual(1)
      expect(seconds).toBeLessThanOrEqual(300)
    }),
    { numRuns: 1000 },
  )
})
