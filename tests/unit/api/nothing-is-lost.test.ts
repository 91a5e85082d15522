import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type JsonEntry, jsonSource, readJson } from '../../../src/contract/json'
import { readCustomer } from '../../../src/api/read-customer'
import { complete, id, readRecord } from './read-record'

const key = fc.oneof(fc.constantFrom(...Object.keys(complete), '__proto__', 'constructor'), fc.string())
const part = fc.constantFrom('year', 'month', 'day', 'city', 'country', 'street_line1', '__proto__', 'Harbor Card')
const partValue = fc.oneof(fc.jsonValue(), fc.integer({ min: 0, max: 2030 }), fc.constantFrom('OPEN', '1990', 'USA'))
const value = fc.oneof(fc.jsonValue(), fc.dictionary(part, partValue)).map((json) => JSON.stringify(json))
/** Keys and JSON, not an object: in an object literal `__proto__` would be its prototype. */
const fields = fc
  .uniqueArray(fc.tuple(key, value), { selector: ([name]) => name })
  .map((entries) => entries.filter(([name]) => name !== 'id'))

function jsonOf(entries: [string, string][]): string {
  return entries.map(([name, source]) => `${JSON.stringify(name)}:${source}`).join()
}

function readEntries(json: string): readonly JsonEntry[] {
  const node = readJson(json)
  return node.kind === 'object' ? node.entries : []
}

/** Paths of what is in a value: of its parts where the contract knows parts, or else its own. None of null, "" and spaces. */
function pathsOf(name: string, json: unknown): string[] {
  if (json === null || (typeof json === 'string' && /^\p{Zs}*$/u.test(json))) return []
  const known = ['address', 'date_of_birth', 'statuses'].includes(name)
  if (!known || typeof json !== 'object' || Array.isArray(json)) return [name]
  return Object.entries(json).flatMap(([partName, partJson]) => pathsOf(`${name}.${partName}`, partJson))
}

test('no field is lost: each is a value, an unknown field, or with a date of birth what its deviation received', () => {
  fc.assert(
    fc.property(fields, (entries) => {
      const { customer, deviations } = readRecord(jsonOf(entries))
      const { statuses = [], unknownFields, metadata, ...values } = customer
      const reachable = new Set([
        ...Object.entries(values).flatMap(([name, kept]) => pathsOf(name, kept ?? null)),
        ...statuses.map(({ program }) => `statuses.${program}`),
        ...(metadata ? ['metadata'] : []),
        ...deviations.map(({ path }) => path).filter((path) => path.startsWith('date_of_birth')),
        ...unknownFields.map(([name]) => name),
      ])
      const lost = entries
        .flatMap(([name, source]) => pathsOf(name, JSON.parse(source)))
        .filter((path) => !reachable.has(path))
      expect(lost).toEqual([])
      expect(Object.getPrototypeOf(customer)).toBe(Object.prototype)
      expect({}).not.toHaveProperty('polluted')
    }),
    { numRuns: 2000 },
  )
})

test('no value of a field that came more than once is lost', () => {
  const names = fc.constantFrom(
    'first_name',
    'email',
    'address',
    'date_of_birth',
    'statuses',
    'metadata',
    'ssn4',
    'other',
  )
  const parts = fc.array(
    fc.tuple(
      part,
      partValue.map((json) => JSON.stringify(json)),
    ),
    { maxLength: 4 },
  )
  const source = fc.oneof(
    value,
    parts.map((entries) => `{${jsonOf(entries)}}`),
  )
  fc.assert(
    fc.property(fc.array(fc.tuple(names, source), { maxLength: 6 }), (entries) => {
      const { customer, deviations, text } = readRecord(jsonOf(entries))
      const kept = customer.unknownFields.map(([name, node]) => `${name} ${jsonSource(node, text)}`)
      for (const [at, [name, json]] of entries.entries()) {
        const counts = entries.findLastIndex(([other]) => other === name) === at
        if (!counts) expect(kept).toContain(`${name} ${json}`)
        if (!counts) expect(deviations).toContainEqual(expect.objectContaining({ path: `${name} (earlier value)` }))
        if (counts && name === 'statuses' && json.startsWith('{'))
          expect(customer.statuses).toHaveLength(readEntries(json).length)
      }
    }),
    { numRuns: 2000 },
  )
})

test('each deviation says what came in words without a value, and what was received', () => {
  fc.assert(
    fc.property(fields, (entries) => {
      const { deviations, text } = readRecord(jsonOf(entries))
      for (const { found, received } of deviations) {
        expect(found).toMatch(/^(a|an|text|true|null|deeply)\b[A-Za-z0-9. -]*$/)
        expect(text).toContain(received)
      }
    }),
    { numRuns: 1000 },
  )
})

test('any text is a record or one of the two failures', () => {
  const text = fc.oneof(
    fc.string(),
    fc.json(),
    fields.map((entries) => `{${jsonOf([['id', `"${id}"`], ...entries])}}`),
  )
  fc.assert(
    fc.property(text, (body) => {
      const context = readCustomer(body, id)
      expect(typeof context === 'string' ? context : context.customer.id).toBeOneOf([
        'unreadable',
        'another-record',
        id,
      ])
    }),
    { numRuns: 1000 },
  )
})
