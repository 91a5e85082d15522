import { afterEach, describe, expect, test, vi } from 'vitest'
import { createCustomerClient } from '../../../src/api/client'
import { findCustomers } from '../../../src/api/find-customers'
import type { Transport } from '../../../src/api/request'
import { readCustomer } from '../../../src/api/read-customer'
import { readCustomerList } from '../../../src/api/read-customer-list'
import { markerHeader, revealsHeader } from '../../../src/contract/endpoints'
import { withholdListJson } from '../../../src/contract/withhold-json'
import { answer, json, lookupErrorOf, ok } from './fake-answers'

const marker = 'mark:'
const ada = '{"id":"CSMR-v1-1", "first_name":"Ada","ssn4":"4821","metadata":{"pin":"1","big":12345678901234567890}}'
const list = (items: string, rest = '"has_more":false') => withholdListJson(`{"data":[${items}],${rest}}`, marker)

describe('a list of customers', () => {
  test('has each customer as an answer of its own would have it', () => {
    const read = readCustomerList(list(`${ada},{"id":"CSMR-v1-2"}`, '"has_more":true,"total":12'), marker)
    expect(read).toMatchObject({ skipped: 0, total: 12, hasMore: true, next: 'CSMR-v1-2' })
    const [first] = read === 'unreadable' ? [] : read.customers
    expect(first?.customer).toMatchObject({ id: 'CSMR-v1-1', first_name: 'Ada', withheld: ['ssn4'] })
    expect(first).toEqual({ ...(readCustomer(first?.text ?? '', 'CSMR-v1-1', marker) as object), text: first?.text })
    expect(JSON.stringify(first?.customer.metadata)).toContain('"pointer":"/metadata/pin"')
  })

  test.each([
    ['without an ID', '{"first_name":"Ada"}'],
    ['with an empty ID', '{"id":""}'],
    ['with a number as ID', '{"id":7}'],
    ['with an ID that cannot be asked for', '{"id":"../x"}'],
    ['that is null', 'null'],
    ['that is a text', '"CSMR-v1-1"'],
  ])('leaves one out %s, and counts it', (_, item) => {
    const read = readCustomerList(list(`${item},{"id":"CSMR-v1-2"}`), marker)
    expect(read).toMatchObject({ customers: [{ customer: { id: 'CSMR-v1-2' } }], skipped: 1 })
  })

  test.each([
    ['no has_more', '"total":1', { hasMore: false, total: 1, next: undefined }],
    ['has_more of another type', '"has_more":"true"', { hasMore: false, next: undefined }],
    ['a total of another type', '"has_more":true,"total":"12"', { hasMore: true, total: undefined, next: 'CSMR-v1-1' }],
    ['a negative total', '"has_more":false,"total":-1', { total: undefined }],
    ['a huge total', '"has_more":false,"total":12345678901234567890', { total: undefined }],
  ])('with %s', (_, rest, expected) => {
    expect(readCustomerList(list('{"id":"CSMR-v1-1"}', rest), marker)).toMatchObject(expected)
  })

  test('has no next page where the last customer has no ID', () => {
    const read = readCustomerList(list('{"id":"CSMR-v1-1"},{}', '"has_more":true'), marker)
    expect(read).toMatchObject({ hasMore: true, next: undefined, skipped: 1 })
  })

  test.each(['', 'null', '[]', '{}', '{"data":{}}', '{"data":[', '{"data":[],"data":[]}', ada])('is not %s', (text) => {
    expect(readCustomerList(text, marker)).toBe('unreadable')
  })
})

describe('asking for the customers with a partner’s ID', () => {
  afterEach(() => void vi.unstubAllGlobals())

  function find(transport: Transport, options: { partnerId?: string; startingAfter?: string } = {}) {
    vi.stubGlobal('location', new URL('http://app.test/'))
    const { partnerId = '840012345678', startingAfter = '' } = options
    const { signal } = new AbortController()
    const client = createCustomerClient({ transport, isOnline: () => true })
    return findCustomers(client, partnerId, { signal, product: '', startingAfter })
  }
  const found = (headers: Record<string, string> = {}) => ok(list(ada), { ...json, [markerHeader]: marker, ...headers })

  test.each([
    [undefined, { partner_customer_id: '840012345678' }],
    ['CSMR-v1-10', { partner_customer_id: '840012345678', starting_after: 'CSMR-v1-10' }],
  ])('POSTs it in the body, after %s', async (startingAfter, body) => {
    const requests: Request[] = []
    await find(
      async (request) => {
        requests.push(request)
        return found()
      },
      startingAfter ? { startingAfter } : {},
    )
    expect(requests).toMatchObject([{ method: 'POST', url: 'http://app.test/api/v2/partner-lookups' }])
    expect(await requests[0]?.json()).toEqual(body)
  })

  test.each(['', ' ', '123-45-6789', '4111111111111111', 'jane@example.com', '+14155552671', 'a&b', 'a'.repeat(65)])(
    'sends nothing for %j',
    async (partnerId) => {
      const transport = vi.fn(async () => found())
      expect(await lookupErrorOf(find(transport, { partnerId }))).toMatchObject({ kind: 'invalid-request' })
      expect(transport).not.toHaveBeenCalled()
    },
  )

  test('gives each customer its marker, and whether the agent may reveal', async () => {
    const answers = await find(async () => found({ [revealsHeader]: 'not-allowed', 'X-Request-ID': 'req-1' }))
    expect(answers.customers).toMatchObject([{ marker, mayReveal: false, requestId: 'req-1', status: 200 }])
    expect(answers.customers[0]).not.toHaveProperty('unmasked')
  })

  test.each([
    ['an empty list', () => ok(list(''), { ...json, [markerHeader]: marker })],
    ['PARTNER_CUSTOMER_NOT_FOUND_ERROR', () => answer(404, { type: 'PARTNER_CUSTOMER_NOT_FOUND_ERROR', message: '' })],
    ['the same wrapped', () => answer(404, { error: { type: 'PARTNER_CUSTOMER_NOT_FOUND_ERROR', message: '' } })],
    ['CUSTOMER_NOT_FOUND_ERROR', () => answer(404, { type: 'CUSTOMER_NOT_FOUND_ERROR', message: '' })],
  ])('%s is none', async (_, answered) => {
    expect(await find(async () => answered())).toMatchObject({ customers: [], skipped: 0, hasMore: false })
  })

  test.each([
    ['a 404 of a proxy', () => answer(404, {}), 'misrouted'],
    [
      'that type with another status',
      () => answer(400, { type: 'PARTNER_CUSTOMER_NOT_FOUND_ERROR' }),
      'invalid-request',
    ],
    ['a list that nothing was withheld from', () => ok(`{"data":[${ada}]}`), 'unreadable'],
    ['no list', () => ok(ada, { ...json, [markerHeader]: marker }), 'unreadable'],
    ['a full day', () => answer(429, { type: 'DAILY_LIMIT' }, { 'Lookup-Limit': 'day' }), 'daily-limit'],
  ])('%s is no “none”', async (_, answered, kind) => {
    expect(await lookupErrorOf(find(async () => answered()))).toMatchObject({ kind })
  })
})
