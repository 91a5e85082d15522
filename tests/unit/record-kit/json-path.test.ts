import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { pathTo } from '../../../src/record-kit/json-path'

test.each([
  ['', 'metadata', 'metadata'],
  ['metadata', 'shipping', 'metadata.shipping'],
  ['metadata.lines', 0, 'metadata.lines[0]'],
  ['metadata.lines', 10, 'metadata.lines[10]'],
  ['metadata.lines', '10', 'metadata.lines["10"]'],
  ['metadata.lines', '007', 'metadata.lines["007"]'],
  ['metadata', 'gift note', 'metadata["gift note"]'],
  ['metadata', '', 'metadata[""]'],
  ['metadata', '__proto__', 'metadata.__proto__'],
  ['metadata', 'a"b\\c\n', String.raw`metadata["a\"b\\c\n"]`],
  ['metadata', 'naïve', 'metadata["naïve"]'],
  ['', '<b>', '["<b>"]'],
])('in “%s”, %j is at %s', (parent, key, path) => {
  expect(pathTo(parent, key)).toBe(path)
})

test('two keys never share a path, and a path is one line', () => {
  const key = fc.string({ unit: 'binary' })
  fc.assert(
    fc.property(key, key, (one, other) => {
      expect(pathTo('metadata', one) === pathTo('metadata', other)).toBe(one === other)
      expect(pathTo('metadata', one)).not.toMatch(/[\n\r]/)
    }),
    { numRuns: 1_000 },
  )
})
