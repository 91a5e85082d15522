import { describe, expect, test } from 'vitest'
import { failurePersonas } from '../../../src/mock-api/misbehaving'
import { personaId } from '../../../src/mock-api/persona'
import { personas } from '../../../src/mock-api/personas'

/** Every text and key in a value, however deep. */
function texts(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [key, ...texts(inner)])
}

function passesLuhn(digits: string): boolean {
  const sum = digits
    .split('')
    .toReversed()
    .reduce((total, digit, index) => {
      const weighted = Number(digit) * (index % 2 === 0 ? 1 : 2)
      return total + (weighted > 9 ? weighted - 9 : weighted)
    }, 0)
  return sum % 10 === 0
}

/** Numbers that reach nobody: kept for fiction, or with a subscriber's part from 0. */
const fictionalPhones = [
  /^\+1(?!800)\d{3}55501\d{2}(;|$)/, // North America
  /^\+18005550199$/,
  /^\+442079460\d{3}$/, // Ofcom
  /^\+493023125\d{3}$/, // Bundesnetzagentur
  /^\+(813|5511|9723|38338)0\d+$/,
]

test('there are at least twenty people to show, and no two share an ID', () => {
  const ids = [...personas, ...failurePersonas].map(({ id }) => id)
  expect(personas.length).toBeGreaterThanOrEqual(20)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every ID can be asked for, and is told and described in a line', () => {
  for (const { id, story, shows } of [...personas, ...failurePersonas]) {
    expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/)
    expect(id).not.toMatch(/^[0-9-]{1,23}$/)
    expect(story).toMatch(/^.{3,45}$/)
    expect(shows).toMatch(/^.{8,80}$/)
  }
})

describe.each(personas.map((persona) => [persona.story, persona] as const))('%s', (_story, { id, body }) => {
  const customer: unknown = JSON.parse(body)

  test('is JSON of a customer, under the ID asked for unless that is the point', () => {
    expect(customer).toMatchObject({ id: id === personaId(17) ? personaId(99) : id })
  })

  test('has mail only where nobody receives it', () => {
    const mail = texts(customer).filter((text) => text.includes('@'))
    expect(mail.filter((text) => !/@([a-z]+\.)*example\.(com|org|net)$/.test(text))).toEqual([])
  })

  test('has telephone numbers only that reach nobody', () => {
    const phones = texts(customer).filter((text) => /^\+\d/.test(text))
    expect(phones.filter((phone) => !fictionalPhones.some((pattern) => pattern.test(phone)))).toEqual([])
  })

  test('has no card number but the test number, and no social security number but an advertised one', () => {
    const digits = body.replaceAll(/[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}/gi, '')
    const cards = (digits.match(/(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g) ?? []).map((card) => card.replaceAll(/\D/g, ''))
    for (const card of cards.filter(passesLuhn)) expect(card).toBe('4111111111111111')
    for (const number of digits.match(/\b\d{3}-\d{2}-\d{4}\b/g) ?? []) expect(number).toMatch(/^987-65-432\d$/)
  })

  test('was created and updated between 2024 and 2026', () => {
    for (const [, date = ''] of body.matchAll(/"(?:cre|upd)ated_at": ?"(\d[^"]*)"/g)) expect(date).toMatch(/^202[456]-/)
  })
})

test('the text holds what a parsed object could not: a huge number, a key twice, __proto__, 25 levels', () => {
  const body = personas.find(({ id }) => id === personaId(13))?.body ?? ''
  expect(body).toContain('12345678901234567890')
  expect(body.match(/"twice"/g)).toHaveLength(2)
  expect(body).toContain('"__proto__"')
  expect(body.match(/"down"/g)).toHaveLength(25)
})
