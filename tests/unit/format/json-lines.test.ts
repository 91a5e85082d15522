import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { splitJsonLines } from '../../../src/format/json-lines'

const write = (text: string) =>
  splitJsonLines(text).map(({ depth, tokens }) => '  '.repeat(depth) + tokens.map((token) => token.text).join(''))

test.each([
  [
    '{"a":1,"b":[true,null],"c":{},"d":[],"e":"x"}',
    ['{', '  "a":1,', '  "b":[', '    true,', '    null', '  ],', '  "c":{},', '  "d":[],', '  "e":"x"', '}'],
  ],
  ['{ "a": 1, "b": 2 }', ['{', '   "a": 1,', '   "b": 2 ', '}']],
  ['{"a":"{,}\\"]"}', ['{', '  "a":"{,}\\"]"', '}']],
  ['{\n  "a": 1,\r\n\t"b": [2, 3]\n}', ['{\n', '  "a": 1,\r\n', '\t"b": [2, 3]\n', '}']],
  ['"text"', ['"text"']],
  ['', []],
])('%j', (text, lines) => {
  expect(write(text)).toEqual(lines)
})

test('each token has its kind', () => {
  const tokens = splitJsonLines('{"a" :"b","c":-1.5e3,"d":"••••","e":false}').flatMap((line) => line.tokens)
  expect(tokens.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'mark {', 'key "a"', 'mark  :', 'string "b"', 'mark ,', 'key "c"', 'mark :', 'literal -1.5e3', 'mark ,',
    'key "d"', 'mark :', 'masked "••••"', 'mark ,', 'key "e"', 'mark :', 'literal false', 'mark }',
  ]) // prettier-ignore
})

test('whatever the text, whole, cut or no JSON at all, nothing of it is lost or added', () => {
  const json = fc
    .tuple(fc.json({ stringUnit: 'binary' }), fc.constantFrom(undefined, 2, '\t'), fc.nat())
    .map(([text, indent, end]) => JSON.stringify(JSON.parse(text), null, indent).slice(0, end))
  fc.assert(
    fc.property(fc.oneof(json, fc.string({ unit: 'binary' })), (text) => {
      expect(
        splitJsonLines(text)
          .flatMap(({ tokens }) => tokens.map((token) => token.text))
          .join(''),
      ).toBe(text)
    }),
    { numRuns: 2_000 },
  )
})

test('deep and long texts take no time', () => {
  const start = performance.now()
  splitJsonLines('['.repeat(200_000))
  splitJsonLines(`"${'a'.repeat(1_000_000)}`)
  splitJsonLines(' '.repeat(200_000))
  expect(performance.now() - start).toBeLessThan(5_000)
})
