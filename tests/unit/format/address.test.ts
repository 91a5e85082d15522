import * as fc from 'fast-check'
import countries from 'i18n-iso-countries'
import { describe, expect, test } from 'vitest'
import type { components } from '../../../src/contract/schema'
import { addressParts, formatAddress } from '../../../src/format/address'
import { alpha2Of } from '../../../src/format/country'

type Address = components['schemas']['Address']

const example = {
  street_line1: '123 Main St',
  street_line2: 'Apt 4B',
  city: 'San Francisco',
  state: 'CA',
  postal_code: '94105',
  country: 'USA',
}

// H numbers: docs/threats.md
test.each([
  ['the contract’s example', example, ['123 Main St', 'Apt 4B', 'San Francisco, CA 94105', 'United States']],
  [
    'Japan, in Japanese',
    { street_line1: '千代田1-1', city: '千代田区', state: '東京都', postal_code: '100-0001', country: 'JPN' },
    ['〒100-0001', '東京都千代田区', '千代田1-1', 'Japan'],
  ],
  [
    'Japan, in Latin letters',
    {
      street_line1: '1-1 Chiyoda',
      street_line2: 'Room 4',
      city: 'Chiyoda-ku',
      state: 'Tokyo',
      postal_code: '100-0001',
      country: 'JPN',
    },
    ['1-1 Chiyoda', 'Room 4, Chiyoda-ku, Tokyo', '100-0001', 'Japan'],
  ],
  [
    'China, with an apostrophe that is a letter',
    { street_line1: '12 Bei Dajie', city: 'Xi\u02BCan', state: 'Shaanxi', postal_code: '710003', country: 'CHN' },
    ['12 Bei Dajie', 'Xi\u02BCan', 'Shaanxi, 710003', 'China'],
  ],
  [
    'China, with one Greek letter',
    { street_line1: 'Ω Tower 5', city: 'Xian', state: 'Shaanxi', postal_code: '710003', country: 'CHN' },
    ['Ω Tower 5', 'Xian', 'Shaanxi, 710003', 'China'],
  ],
  [
    'China, with a Chinese name in a Latin street',
    { street_line1: '12 Bei Dajie, c/o 王', city: 'Xian', state: 'Shaanxi', postal_code: '710003', country: 'CHN' },
    ['12 Bei Dajie, c/o 王', 'Xian', 'Shaanxi, 710003', 'China'],
  ],
  [
    'Japan, with an okina',
    { street_line1: '1-1 Hawai\u02BBi', city: 'Chiyoda-ku', state: 'Tokyo', postal_code: '100-0001', country: 'JPN' },
    ['1-1 Hawai\u02BBi, Chiyoda-ku, Tokyo', '100-0001', 'Japan'],
  ],
  [
    'Korea, with a saltillo and an ordinal sign',
    { street_line1: '1\u00BA K\uA78Cdong', city: 'Mapo-gu', state: 'Seoul', postal_code: '04157', country: 'KOR' },
    ['1\u00BA K\uA78Cdong', 'Mapo-gu', 'Seoul', '04157', 'South Korea'],
  ],
  [
    'Taiwan, with the half rings of Wade-Giles',
    {
      street_line1: 'Chung-hsiao E. Rd.',
      city: 'T\u02BBai-pei',
      state: 'T\u02BEai',
      postal_code: '106',
      country: 'TWN',
    },
    ['Chung-hsiao E. Rd.', 'T\u02BBai-pei, T\u02BEai 106', 'Taiwan'],
  ],
  [
    'Hong Kong, with accents of their own and a prime',
    { street_line1: 'Kau\u02B9 e\u0301', city: 'Sha Tin', state: 'New Territories', country: 'HKG' },
    ['Kau\u02B9 e\u0301', 'Sha Tin', 'New Territories', 'Hong Kong'],
  ],
  [
    'Japan, with full-width Latin letters and signs that many scripts share',
    {
      street_line1: '№ ５ Ｂｌｄｇ',
      city: 'Chiyoda-ku',
      state: 'To\u02D0kyo',
      postal_code: '100-0001',
      country: 'JPN',
    },
    ['№ ５ Ｂｌｄｇ, Chiyoda-ku, To\u02D0kyo', '100-0001', 'Japan'],
  ],
  [
    'Japan, one part in Japanese',
    { street_line1: '1-1', city: 'Chiyoda', state: '東京都', postal_code: '100-0001', country: 'JPN' },
    ['〒100-0001', '東京都Chiyoda', '1-1', 'Japan'],
  ],
  [
    'Britain, its county below the town',
    { street_line1: '10 High Street', city: 'Guildford', state: 'Surrey', postal_code: 'GU1 3AA', country: 'GBR' },
    ['10 High Street', 'Guildford', 'Surrey', 'GU1 3AA', 'United Kingdom'],
  ],
  [
    'Germany, its state kept',
    { street_line1: 'Marienplatz 1', city: 'München', state: 'Bayern', postal_code: '80331', country: 'DEU' },
    ['Marienplatz 1', '80331 München', 'Bayern', 'Germany'],
  ],
  [
    'Brazil',
    {
      street_line1: 'Rua A, 1',
      street_line2: 'apto 2',
      city: 'São Paulo',
      state: 'SP',
      postal_code: '01000-000',
      country: 'BRA',
    },
    ['Rua A, 1', 'apto 2', 'São Paulo-SP', '01000-000', 'Brazil'],
  ],
  [
    'Switzerland, the country’s letter not written twice',
    { street_line1: 'Bahnhofstr. 1', city: 'Zürich', postal_code: 'CH-8001', country: 'CHE' },
    ['Bahnhofstr. 1', 'CH-8001 Zürich', 'Switzerland'],
  ],
  [
    'Singapore, the city once',
    { street_line1: '1 Raffles Place', city: 'Singapore', postal_code: '048616', country: 'SGP' },
    ['1 Raffles Place', 'Singapore 048616', 'Singapore'],
  ],
  [
    'Puerto Rico, its state once',
    { street_line1: '1 Calle', city: 'San Juan', state: 'PR', postal_code: '00901', country: 'PRI' },
    ['1 Calle', 'San Juan PR 00901', 'Puerto Rico'],
  ],
  [
    'Mozambique, city and state apart',
    { city: 'Matola', state: 'Maputo', postal_code: '1100', country: 'MOZ' },
    ['1100 Matola Maputo', 'Mozambique'],
  ],
  [
    'a country without postal codes',
    { street_line1: 'Rua 1', city: 'Luanda', state: 'Luanda', postal_code: '1000', country: 'AGO' },
    ['Rua 1', 'Luanda', 'Luanda', '1000', 'Angola'],
  ],
  ['Kosovo', { city: 'Pristina', postal_code: '10000', country: 'XKX' }, ['10000 Pristina', 'Kosovo']],
  [
    'a two-letter code',
    { ...example, country: 'us' },
    ['123 Main St', 'Apt 4B', 'San Francisco, CA 94105', 'United States'],
  ],
  ['an unknown country', { ...example, country: 'ZZZ' }, ['123 Main St', 'Apt 4B', 'San Francisco, CA 94105', 'ZZZ']],
  ['no country', { city: 'Lyon', postal_code: '69001' }, ['Lyon, 69001']],
  ['the country alone, without Jersey’s own line', { country: 'JEY' }, ['Jersey']],
  ['nothing', {}, []],
  [
    'H62 blank parts',
    { ...example, street_line2: ' ', state: '\t', country: ' ' },
    ['123 Main St', 'San Francisco, 94105'],
  ],
  ['H63 line breaks', { street_line1: '1 Main\r\nSt\t2 ', country: 'USA' }, ['1 Main St 2', 'United States']],
  [
    'leading zeros',
    { city: 'Boston', state: 'MA', postal_code: '02134', country: 'USA' },
    ['Boston, MA 02134', 'United States'],
  ],
  ['York in New York', { city: 'York', state: 'New York', country: 'DEU' }, ['York', 'New York', 'Germany']],
  ['patterns of replace()', { city: '$& $1', state: '\uE000', country: 'USA' }, ['$& $1, \uE000', 'United States']],
])('address, %s', (_, address, lines) => {
  expect(formatAddress(address, 'en-US')).toEqual(lines)
})

test('no sign that many scripts share turns an address round that is in Latin letters, in any country', () => {
  const shared = Array.from(
    '\u02B9\u02BA\u02BB\u02BC\u02BD\u02BE\u02BF\u02C8\u02D0\uA78B\uA78C\u00AA\u00BA\u0301\u0327\u00B5№ℓ１',
  )
  for (const country of Object.keys(countries.getAlpha3Codes())) {
    const [plain, ...others] = ['x', ...shared].map((sign) =>
      formatAddress(
        { ...example, street_line1: '12 Bei Dajie', street_line2: '', city: `Xi${sign}an`, country },
        'en-US',
      ).map((line) => line.replace(sign, 'x')),
    )
    for (const other of others) expect(other).toEqual(plain)
  }
})

test('the country is named in the agent’s language, and by its code under a broken locale', () => {
  expect(formatAddress({ country: 'DEU' }, 'de')).toEqual(['Deutschland'])
  expect(formatAddress({ country: 'DEU' }, '?')).toEqual(['DEU'])
})

test('the parts of an address stand under their names as received', () => {
  expect(addressParts({ ...example, street_line2: ' ', state: ' CA' })).toEqual([
    { label: 'Street', value: '123 Main St' },
    { label: 'City', value: 'San Francisco' },
    { label: 'State or province', value: ' CA' },
    { label: 'Postal code', value: '94105' },
    { label: 'Country', value: 'USA' },
  ])
  expect(addressParts({})).toEqual([])
})

/** A character that no part holds. */
const MARK = '\uF8FF'

const collapsed = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** Whether the parts stand in the lines side by side: tries every place for each, so one inside another counts once. */
function standApart(parts: readonly string[], text: string): boolean {
  const [part, ...rest] = parts
  if (part === undefined) return true
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    if (standApart(rest, `${text.slice(0, at)}${MARK}${text.slice(at + part.length)}`)) return true
  }
  return false
}

describe('no part is ever lost', () => {
  const keys = ['street_line1', 'street_line2', 'city', 'state', 'postal_code'] as const
  const codes = [
    ...Object.keys(countries.getAlpha3Codes()),
    ...Object.keys(countries.getAlpha2Codes()),
    'XKX',
    'ZZZ',
    '',
    '??',
  ]

  /** What is wrong with the lines of an address: [] when every part stands in them. */
  function losses(address: Address): string[] {
    const lines = formatAddress(address, 'en-US')
    const given = keys.map((key) => collapsed(address[key] ?? '')).filter(Boolean)
    const longestFirst = given.toSorted((one, other) => other.length - one.length)
    // The country's own line must not stand in for a city of that name.
    const ours = address.country === '' ? lines : lines.slice(0, -1)
    const isComplete = standApart(longestFirst, ours.map(collapsed).join(MARK)) && !lines.includes('')
    const isSteady = formatAddress(address, 'en-US').join(MARK) === lines.join(MARK)
    return isComplete && isSteady ? [] : [JSON.stringify({ address, lines })]
  }

  test('in any country, with any parts missing', () => {
    const found: string[] = []
    for (const country of codes) {
      for (let present = 0; present < 2 ** keys.length; present++) {
        for (const values of [
          ['1 Main', 'Apt 2', 'York', 'New York', '12345'],
          ['千代田1', '101号室', '千代田区', '東京', '100-0001'],
          ['A', 'A', 'A', 'A', 'A'],
        ]) {
          const [street_line1, street_line2, city, state, postal_code] = values.map((value, at) =>
            present & (2 ** at) ? value : '',
          )
          found.push(...losses({ street_line1, street_line2, city, state, postal_code, country }))
        }
      }
    }
    expect(found).toEqual([])
  })

  test('whatever the parts say', () => {
    const word = fc.constantFrom(
      'York',
      'New York',
      'SINGAPORE',
      'Jersey',
      'PR',
      'CH-',
      'CH-1',
      '〒',
      '-',
      ',',
      ' ',
      '\n',
      '0',
      '$&',
      '\uE002',
    )
    const value = fc.oneof(
      fc.string({ unit: word, maxLength: 3 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: 'binary' }),
    )
    const address = fc.record(
      { street_line1: value, street_line2: value, city: value, state: value, postal_code: value },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(address, fc.constantFrom(...codes), (parts, country) => {
        fc.pre(!Object.values(parts).some((part) => part?.includes(MARK)))
        expect(losses({ ...parts, country })).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  })

  test('nor the country, whatever its code says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (code) => {
        fc.pre(alpha2Of(code) === undefined)
        const lines = formatAddress({ ...example, country: code }, 'en-US')
        expect(lines).toHaveLength(code.trim() ? 4 : 3)
        expect(collapsed(lines[3] ?? '')).toBe(collapsed(code))
      }),
      { numRuns: 2000 },
    )
  })
})
