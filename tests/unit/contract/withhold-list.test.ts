import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { jsonSource, readJson } from '../../../src/contract/json'
import { maskableFields } from '../../../src/contract/masked-fields'
import { customersIn } from '../../../src/contract/customer-list'
import { withholdJson, withholdListJson } from '../../../src/contract/withhold-json'

const marker = '7d1f0c52b0a94f0f8d7a:'
const customer = `{"id":"A","email":"jane@example.com","partner_customer_id":"4111111111111111","ssn4":"4821",
  "date_of_birth":{"year":1990},"statuses":{"Pin Card":"OPEN"},"metadata":{"pin":"1","tier":"gold"},"account":12345678}`
const listOf = (...items: string[]) => `{"data":[${items.join(', ')}], "has_more":false,"total":${items.length}}`

test('each customer of a list is withheld as in an answer of its own, under the same pointers', () => {
  const list = withholdListJson(listOf(customer, '{"id":"B"}', customer), marker, ['email'])
  const items = customersIn(readJson(list)).map((node) => jsonSource(node, list))
  const alone = withholdJson(customer, marker, ['email'])
  expect(items).toEqual([alone, '{"id":"B"}', alone])
  expect(list).toContain('"statuses":{"Pin Card":"OPEN"}')
  expect(list).not.toMatch(/jane|4821|1990|12345678/)
})

test('any customer at all is withheld in a list as alone', () => {
  const keys = fc.constantFrom('id', 'email', 'ssn4', 'statuses', 'metadata', 'address', 'data', 'pin', 'x', 'city')
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('4111111111111111', '4821', '', null, true, 4111, '••••'),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
    ),
  }))
  fc.assert(
    fc.property(fc.array(fc.dictionary(keys, value, { maxKeys: 5 }), { maxLength: 3 }), (customers) => {
      const items = customers.map((one) => JSON.stringify(one))
      expect(withholdListJson(listOf(...items), marker, maskableFields)).toBe(
        listOf(...items.map((item) => withholdJson(item, marker, maskableFields))),
      )
    }),
  )
})

test('a pointer of a customer may be as long in a list as alone', () => {
  const key = 'k'.repeat(990)
  const text = `{"id":"A","${key}":{"pin":"1"}}`
  expect(withholdJson(text, marker)).toContain(marker)
  expect(withholdListJson(listOf(text), marker)).toContain(withholdJson(text, marker))
})

test('what stands beside the customers is masked by the rules for anything else', () => {
  const text = '{"data":[],"has_more":false,"pin":"1234","note":"4111111111111111"}'
  expect(withholdListJson(text, '')).toBe('{"data":[],"has_more":false,"pin":"••••","note":"411111••••••1111"}')
})

describe('no list of customers is refused, because the fields to mask in it are not known', () => {
  test.each([
    '',
    'null',
    '[]',
    `[${customer}]`,
    customer,
    '{}',
    '{"data":null}',
    `{"data":${customer}}`,
    `{"customers":[${customer}]}`,
    `{"data":[${customer}],"data":[]}`,
    `{"data":[[${customer}]]}`,
    `{"data":[`,
  ])('%s', (text) => {
    expect(() => withholdListJson(text, marker)).toThrow(SyntaxError)
  })
})
