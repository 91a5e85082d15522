import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatLanguage } from '../../../src/format/language'

test.each([
  ['en', 'English (en)'],
  ['es', 'Spanish (es)'],
  ['EN', 'English (EN)'],
  ['pt-BR', 'Brazilian Portuguese (pt-BR)'],
  ['xx', 'xx'],
  ['es_MX', 'Mexican Spanish (es_MX)'],
  ['sr_Latn_RS', 'Serbian (Latin, Serbia) (sr_Latn_RS)'],
  ['es_', 'es_'],
  ['root', 'root'],
  ['English', 'English'],
  ['', ''],
  ['<b>', '<b>'],
])('the language %j reads %j', (code, text) => {
  expect(formatLanguage(code, 'en-US')).toBe(text)
})

test('a broken locale leaves the code', () => {
  expect(formatLanguage('es', '!')).toBe('es')
})

test('the code is always shown as received, whatever it is', () => {
  const code = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-z]{2,3}(-[A-Za-z]{2,8})?$/))
  fc.assert(
    fc.property(code, (text) => {
      const shown = formatLanguage(text, 'en-US')
      expect(shown === text || shown.endsWith(` (${text})`)).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
