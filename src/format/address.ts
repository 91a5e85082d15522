import { formatAddress as formatForCountry } from 'localized-address-format'
import type { components } from '../contract/schema'
import { alpha2Of, formatCountry } from './country'
import { isPlainLatin } from './plain-latin'

type Address = components['schemas']['Address']

const LABELS: readonly (readonly [keyof Address, string])[] = [
  ['street_line1', 'Street'],
  ['street_line2', 'Street, line 2'],
  ['city', 'City'],
  ['state', 'State or province'],
  ['postal_code', 'Postal code'],
  ['country', 'Country'],
]

// One character stands for each part while the lines are put in order: what a format dropped is then known for sure,
// which text cannot tell where one part is inside another (York in New York).
const STREET = '\uE000'
const STREET_2 = '\uE001'
const CITY = '\uE002'
const STATE = '\uE003'
const POSTAL = '\uE004'

/** The text of each part that is not blank, by the character that stands for it. */
type Parts = ReadonlyMap<string, string>

/**
 * The lines of a postal address in the order of its country, the last one the country: its name in the locale, or
 * the code as received when it is unknown. Parts of an unknown country keep the order of the API.
 *
 * No part that is not blank is ever lost, whatever the country's format leaves out (Google's data has no city for
 * Japan, no county for Britain). Line breaks and tabs inside a part become spaces. Never throws.
 */
export function formatAddress(address: Address, locale: string): string[] {
  const parts: Parts = new Map(
    [
      { slot: STREET, value: address.street_line1 },
      { slot: STREET_2, value: address.street_line2 },
      { slot: CITY, value: address.city },
      { slot: STATE, value: address.state },
      { slot: POSTAL, value: address.postal_code },
    ].flatMap(({ slot, value }) => (value?.trim() ? [[slot, onOneLine(value)] as const] : [])),
  )
  const code = address.country ?? ''
  const region = alpha2Of(code)
  const template = region === undefined ? inOurOrder(parts) : inCountryOrder(region, parts)
  const lines = template.map((line) => line.replaceAll(/[\uE000-\uE004]/g, (slot) => parts.get(slot) ?? ''))
  const country = formatCountry(code, locale) ?? onOneLine(code)
  return country.trim() ? [...lines, country] : lines
}

/** The address's parts as received, each under its label; blank ones are left out. */
export function addressParts(address: Address): { label: string; value: string }[] {
  return LABELS.flatMap(([part, label]) => {
    const value = address[part]
    return value?.trim() ? [{ label, value }] : []
  })
}

function inOurOrder(parts: Parts): string[] {
  const slots = (wanted: string[], separator: string) => wanted.filter((slot) => parts.has(slot)).join(separator)
  const cityLine = [slots([CITY], ''), slots([STATE, POSTAL], ' ')].filter(Boolean).join(', ')
  return [slots([STREET], ''), slots([STREET_2], ''), cityLine].filter(Boolean)
}

function inCountryOrder(region: string, parts: Parts): string[] {
  const script = scriptOf(parts)
  const given = (slot: string) => (parts.has(slot) ? slot : '')
  const streets = [given(STREET), given(STREET_2)].filter(Boolean).join('\n')
  const format = (locality: string, administrativeArea: string) =>
    formatForCountry(
      {
        postalCountry: region,
        ...(streets && { addressLines: [streets] }),
        locality,
        administrativeArea,
        postalCode: given(POSTAL),
      },
      script,
    ).join('\n')

  let template = format(given(CITY), given(STATE))
  if (parts.has(CITY) && !template.includes(CITY)) {
    // Without a place of its own, the city shares that of the state: "東京都千代田区", "Chiyoda, Tokyo".
    const shared = [CITY, given(STATE)].filter(Boolean)
    const withState = format('', script === 'local' ? shared.toReversed().join('') : shared.join(', '))
    if (withState.includes(CITY)) template = withState
  }
  return completed(tidied(template, parts, script), parts)
}

/**
 * Japan, Korea, China and others turn the order round when an address is written in Latin letters. Letters that many
 * scripts share, such as the apostrophes of Xiʼan and Hawaiʻi (U+02BC, U+02BB), tell nothing of the script. City and
 * state decide where there are any: a street may have one foreign letter (Ω Tower, c/o 王).
 */
function scriptOf(parts: Parts): 'local' | 'latin' {
  const isOfAnother = (value: string) =>
    !isPlainLatin(value) && /(?![\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}])\p{L}/u.test(value)
  const places = [CITY, STATE].flatMap((slot) => parts.get(slot) ?? [])
  const deciding = places.length > 0 ? places : [...parts.values()]
  return deciding.some(isOfAnother) ? 'local' : 'latin'
}

/** Takes back what a format writes of its own where the parts, or the country's line, already say it. */
function tidied(template: string, parts: Parts, script: 'local' | 'latin'): string {
  const postal = parts.get(POSTAL)?.toUpperCase() ?? ''
  return (
    template
      // "SINGAPORE 018956": the word makes way for a city or state of the same name that the format left out.
      .replaceAll(/[A-ZÅ]{2,}/g, (word) => {
        const slot = [CITY, STATE].find((part) => parts.get(part)?.toUpperCase() === word && !template.includes(part))
        return slot ?? word
      })
      // "CH-" stands before a Swiss postal code, unless the code came with it.
      .replace(/([^\s\uE000-\uE004]+)\uE004/, (all, prefix: string) =>
        postal.startsWith(prefix.toUpperCase()) ? POSTAL : all,
      )
      // Mozambique's format runs city and state together, which only scripts without spaces do.
      .replaceAll(/([\uE000-\uE004])(?=[\uE000-\uE004])/g, script === 'latin' ? '$1 ' : '$1')
  )
}

/** The lines of the template, and what it left out on lines of their own: a state below its city, the rest at the end. */
function completed(template: string, parts: Parts): string[] {
  const lines = template
    .split('\n')
    .filter((line) => /[\uE000-\uE004]/.test(line)) // a line such as JERSEY says no more than the country's
    .map((line) => line.replaceAll(/^[\s,/-]+|[\s,/-]+$/g, ''))
  for (const slot of parts.keys()) {
    if (lines.some((line) => line.includes(slot))) continue
    const cityLine = lines.findIndex((line) => line.includes(CITY))
    lines.splice(slot === STATE && cityLine >= 0 ? cityLine + 1 : lines.length, 0, slot)
  }
  return lines
}

/** Not every space is touched: a no-break or ideographic one, or a hidden mark that trim() would drop, is data. */
function onOneLine(value: string): string {
  return value.replaceAll(/[\t-\r\u2028\u2029]+/g, ' ').replaceAll(/^ +| +$/g, '')
}
