import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatElapsed, formatLatency } from '../../../src/format/elapsed'

test.each([
  [0, '0 s'],
  [999, '0 s'],
  [4000, '4 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [3_599_999, '59 min'],
  [3_600_000, '1 h'],
  [7_200_000, '2 h'],
  [-5000, '0 s'],
  [Number.NaN, '0 s'],
  [Number.POSITIVE_INFINITY, '0 s'],
])('%d ms ago reads %j', (milliseconds, text) => {
  expect(formatElapsed(milliseconds)).toBe(text)
})

test.each([
  [0, '0 ms'],
  [84.4, '84 ms'],
  [999.4, '999 ms'],
  [999.6, '1.0 s'],
  [1240, '1.2 s'],
  [10_000, '10.0 s'],
  [-1, '0 ms'],
  [Number.NaN, '0 ms'],
])('an answer after %d ms took %j', (milliseconds, text) => {
  expect(formatLatency(milliseconds)).toBe(text)
})

test('any number is a time with a unit', () => {
  fc.assert(
    fc.property(fc.double({ max: 1e15 }), (milliseconds) => {
      expect(formatElapsed(milliseconds)).toMatch(/^\d+ (s|min|h)$/)
      expect(formatLatency(milliseconds)).toMatch(/^(\d+ ms|\d+\.\d s)$/)
    }),
    { numRuns: 2000 },
  )
})
