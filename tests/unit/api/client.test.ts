import { afterEach, describe, expect, test, vi } from 'vitest'
import { createCustomerClient } from '../../../src/api/client'
import { bodyOf, failureOf, id, json, lookUp, lookupErrorOf, ok, record } from './fake-answers'

afterEach(() => void vi.unstubAllGlobals())

describe('asking', () => {
  test('sends one plain GET that a preload of the same URL can answer', async () => {
    const requests: Request[] = []
    await lookUp(async (request) => {
      requests.push(request)
      return ok(record)
    })

    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({
      method: 'GET',
      url: `http://app.test/api/v2/customers/${id}`,
      redirect: 'manual',
      credentials: 'same-origin',
      cache: 'default',
      mode: 'cors',
      keepalive: false,
      body: null,
    })
    expect([...(requests[0]?.headers ?? [])]).toEqual([['accept', 'application/json']])
  })

  test.each([
    '',
    '.',
    '..',
    '%2e%2e',
    'ID/transactions',
    'ID?x',
    '\uD800',
    '123-45-6789',
    '4111111111111111',
    'x'.repeat(65),
  ])('sends nothing for %j', async (unsafe) => {
    const fetch = vi.fn(async () => ok(record))
    const client = createCustomerClient({ transport: fetch })
    const error = await lookupErrorOf(client.getCustomer(unsafe, { signal: new AbortController().signal }))

    expect(error).toMatchObject({ kind: 'invalid-request' })
    expect(fetch).not.toHaveBeenCalled()
  })

  // F numbers: docs/threats.md
  test('sends nothing while the browser is offline (F28)', async () => {
    const fetch = vi.fn(async () => ok(record))
    vi.stubGlobal('fetch', fetch)
    vi.stubGlobal('navigator', { onLine: false })
    const lookup = createCustomerClient().getCustomer(id, { signal: new AbortController().signal })

    expect(await lookupErrorOf(lookup)).toMatchObject({ kind: 'offline' })
    expect(fetch).not.toHaveBeenCalled()
  })
})

describe('a found record', () => {
  test('comes with its text to the letter, status, latency, time and request ID', async () => {
    const text = ` ${JSON.stringify({ id, first_name: 'Ada', shoe_size: 9 }, null, 2)}\n`
    const before = Date.now()
    const found = await lookUp(async () => ok(text, { ...json, 'X-Request-ID': 'req-1' }))

    expect(found).toMatchObject({ customer: { id, first_name: 'Ada' }, text, status: 200, requestId: 'req-1' })
    expect(found.deviations).toMatchObject([{ path: 'shoe_size', found: 'an unknown field' }])
    expect(found.latency).toBeGreaterThanOrEqual(0)
    expect(found.receivedAt).toBeGreaterThanOrEqual(before)
  })

  test.each([
    ['with a charset', ok(record, { 'Content-Type': 'Application/JSON; charset=utf-8' })],
    ...[
      'application/json, application/json; charset=utf-8',
      'application/json; charset=utf-8, application/json',
      'application/json,application/json',
      'text/plain, application/json',
      'text/html; charset="a,b", Application/JSON',
      'application/json; profile="a, text/html"',
      'application/json; profile="\\", text/html"',
      'application/json; charset=utf-8; charset=iso-8859-1',
      'application/json, ',
      'application/json, charset=utf-8',
      'application/json, */*',
      'text/html, application/problem+json, application/vnd.imprint.v2+json',
    ].map((type): [string, Response] => [`as ${type}`, ok(record, { 'Content-Type': type })]),
    ['of a +json type (F21)', ok(record, { 'Content-Type': 'application/vnd.imprint.v2+json' })],
    ['after a byte order mark (F22)', ok(`\uFEFF${record}`)],
    ['in many chunks', ok(bodyOf(record, 'ends'))],
    ['of just under 1 MiB', ok(record.padEnd(2 ** 20))],
  ])('is read %s', async (_, response) => {
    expect(await lookUp(async () => response)).toMatchObject({ customer: { id, first_name: 'Ada' } })
  })

  test('shows U+FFFD for invalid UTF-8, and keeps characters whole that are cut between chunks (F22)', async () => {
    const bytes = Uint8Array.from([
      ...new TextEncoder().encode('{"id":"CSMR-v1-123","first_name":"é'),
      0xff,
      0x22,
      0x7d,
    ])
    const split = bytes.indexOf(0xc3) + 1
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytes.slice(0, split))
        controller.enqueue(bytes.slice(split))
        controller.close()
      },
    })

    expect(await lookUp(async () => ok(body))).toMatchObject({ customer: { first_name: 'é\uFFFD' } })
  })

  test.each([
    ['req\u00e9-1', 'req-1'],
    ['x'.repeat(200), 'x'.repeat(128)],
    ['', undefined],
  ])('has the request ID %j as %j', async (header, requestId) => {
    const found = await lookUp(async () => ok(record, { ...json, 'X-Request-ID': header }))

    expect(found.requestId).toBe(requestId)
  })
})

describe('the deadline', () => {
  const never = new Promise<never>(() => {})
  const hanging: [string, () => Promise<Response>][] = [
    ['an answer that never comes (F26)', () => never],
    ['a body that never ends (F25)', async () => ok(bodyOf(['{"id":'], 'hangs'))],
    ['a refusal that never ends', async () => new Response(bodyOf(['{'], 'hangs'), { status: 404 })],
  ]

  test.each(hanging)('ends %s', async (_, fetch) => {
    const start = Date.now()
    const error = await lookupErrorOf(lookUp(fetch, { timeout: 30 }))

    expect(error).toMatchObject({ kind: 'too-slow' })
    expect(error.details.at).toBeGreaterThanOrEqual(start + 28)
  })

  test('that is over ends at once', async () => {
    expect(await lookupErrorOf(lookUp(() => never, { timeout: 0 }))).toMatchObject({ kind: 'too-slow' })
  })

  test('tells the transport, so that it stops as well', async () => {
    const requests: Request[] = [] // the signal of a request that nothing holds any more is not told in Node
    const fetch = (request: Request) => {
      requests.push(request)
      return never
    }
    await failureOf(lookUp(fetch, { timeout: 10 }))

    expect(requests[0]?.signal.aborted).toBe(true)
  })

  test.each(hanging)('leaves it to the agent to stop earlier: %s is dropped in silence (F29)', async (_, fetch) => {
    const controller = new AbortController()
    const lookup = failureOf(lookUp(fetch, { signal: controller.signal }))
    setTimeout(() => controller.abort(), 5)
    const error = await lookup

    expect(error).toBe(controller.signal.reason)
    expect(error).toMatchObject({ name: 'AbortError' })
  })

  test('an agent who has already left causes no request', async () => {
    const fetch = vi.fn(async () => ok(record))

    expect(await failureOf(lookUp(fetch, { signal: AbortSignal.abort() }))).toMatchObject({ name: 'AbortError' })
    expect(fetch).not.toHaveBeenCalled()
  })
})
