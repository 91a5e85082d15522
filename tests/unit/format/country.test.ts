import * as fc from 'fast-check'
import countries from 'i18n-iso-countries'
import { expect, test } from 'vitest'
import { alpha2Of, formatCountry } from '../../../src/format/country'

const standard = Object.entries(countries.getAlpha3Codes()).filter(([alpha3]) => alpha3 !== 'XKK')

test('every country of ISO 3166-1 is known by both its codes', () => {
  expect(standard).toHaveLength(249)
  for (const [alpha3, alpha2] of standard) {
    expect(alpha2Of(alpha3), alpha3).toBe(alpha2)
    expect(alpha2Of(alpha2), alpha2).toBe(alpha2)
    expect(formatCountry(alpha3, 'en-US'), alpha3).toMatch(/\p{L}{2}/u)
  }
})

test('a code that no standard lists is unknown, Kosovo apart', () => {
  const known = [...standard.flat(), 'XKX', 'XK']
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('')
  const twoLetters = letters.flatMap((first) => letters.map((second) => first + second))
  const codes = [...twoLetters, ...twoLetters.flatMap((two) => letters.map((third) => two + third))]
  expect(codes.filter((code) => alpha2Of(code) !== undefined).toSorted()).toEqual(known.toSorted())
})

test.each([
  ['USA', 'United States'],
  ['JPN', 'Japan'],
  ['HKG', 'Hong Kong'],
  ['XKX', 'Kosovo'],
  [' deu ', 'Germany'],
  ['jp', 'Japan'],
  ['ZZZ', undefined],
  ['ZZ', undefined],
  ['', undefined],
  ['US ABW', undefined],
  ['ſwe', undefined],
  ['__proto__', undefined],
])('the country of %j is %j', (code, name) => {
  expect(formatCountry(code, 'en-US')).toBe(name)
})

test('a country is named in the language of the agent, and a broken locale is no crash', () => {
  expect(formatCountry('JPN', 'de')).toBe('Japan')
  expect(formatCountry('DEU', 'de')).toBe('Deutschland')
  expect(formatCountry('DEU', 'no locale')).toBeUndefined()
})

test('no code makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (code, locale) => {
      const name = formatCountry(code, locale)
      expect(name === undefined || name.length > 0).toBe(true)
    }),
    { numRuns: 2000 },
  )
})
