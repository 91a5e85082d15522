import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isE164 } from '../../../src/contract/e164'
import { formatPhone, telHref } from '../../../src/format/phone'

// H numbers: docs/threats.md
test.each([
  ['the contract’s example', '+14155552671', '+1 415 555 2671', 'tel:+14155552671'],
  ['leading zeros after the country', '+18005550199', '+1 800 555 0199', 'tel:+18005550199'],
  ['London', '+442079460958', '+44 20 7946 0958', 'tel:+442079460958'],
  ['Tokyo', '+81312345678', '+81 3 1234 5678', 'tel:+81312345678'],
  ['H79 premium rate', '+19005550100', '+1 900 555 0100', 'tel:+19005550100'],
  ['not strict', '+1 (415) 555-2671', '+1 415 555 2671', undefined],
  ['a country that is not', '+999123456789', undefined, 'tel:+999123456789'],
  ['no country', '4155552671', undefined, undefined],
  ['a digit that would be dropped', '+44 (0)20 7946 0958', undefined, undefined],
  ['H76', '+1;ext=*#06#', undefined, undefined],
  ['H77', '*21*4155552671#', undefined, undefined],
  ['H78', 'tel:+14155552671', undefined, undefined],
  ['H78', 'call me', undefined, undefined],
  ['too short', '+1415', undefined, undefined],
  ['short for America', '+14155552', undefined, 'tel:+14155552'],
  ['too long', '+1415555267100000', undefined, undefined],
  ['country code 0', '+0415555267', undefined, undefined],
  ['a line after it', '+14155552671\n', undefined, undefined],
  ['words beside it', '+14155552671 (her office)', undefined, undefined],
  ['Arabic digits', '+١٤١٥٥٥٥٢٦٧١', undefined, undefined],
  ['empty', '', undefined, undefined],
])('phone, %s: %j', async (_, text, formatted, href) => {
  expect(await formatPhone(text)).toBe(formatted)
  expect(telHref(text)).toBe(href)
  expect(isE164(text)).toBe(href !== undefined)
})

test('a phone number keeps every digit or is left alone, and only plus and digits are dialled', async () => {
  const nearly = fc.stringMatching(/^\+[1-9][\d ()*#;-]{5,14}$/)
  await fc.assert(
    fc.asyncProperty(fc.oneof(nearly, fc.string({ unit: 'binary' })), async (text) => {
      const formatted = await formatPhone(text)
      expect((formatted ?? text).replaceAll(/\D/g, '')).toBe(text.replaceAll(/\D/g, ''))
      expect(telHref(text) ?? 'tel:+1415555').toMatch(/^tel:\+\d+$/)
    }),
    { numRuns: 3000 },
  )
})
