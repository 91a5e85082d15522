import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCustomerClient } from '../../../src/api/client'
import { abandonEarlyRequest, startEarlyRequest, takeEarlyRequest } from '../../../src/api/early-request'

const urlOf = (id: string) => `https://app.test/api/v2/customers/${id}`

/** The signals of the requests that were sent, by URL. */
let sent: Map<string, AbortSignal | undefined>
let answer: () => Promise<Response>

beforeEach(() => {
  sent = new Map()
  answer = () => Promise.resolve(new Response('{}'))
  vi.stubGlobal('location', new URL('https://app.test/customers/CSMR-v1-1'))
  vi.stubGlobal('fetch', (input: string | Request, init?: RequestInit) => {
    const [url, signal] = typeof input === 'string' ? [input, init?.signal] : [input.url, input.signal]
    sent.set(url, signal ?? undefined)
    return answer()
  })
})
afterEach(() => {
  abandonEarlyRequest()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const take = (id: string, signal = new AbortController().signal) => takeEarlyRequest(urlOf(id), signal)
const isAborted = (id: string) => sent.get(urlOf(id))?.aborted

test('it is taken over once', async () => {
  startEarlyRequest(urlOf('CSMR-v1-1'))
  const before = performance.now()

  const taken = take('CSMR-v1-1')
  expect((await taken?.response)?.ok).toBe(true)
  expect(taken?.sentAt).toBeLessThanOrEqual(before)
  expect(take('CSMR-v1-1')).toBeUndefined()
  expect(isAborted('CSMR-v1-1')).toBe(false)
})

test('the client takes it over, with its product', async () => {
  const url = 'https://app.test/api/products/travel/v2/customers/CSMR-v1-1'
  startEarlyRequest(url)
  const client = createCustomerClient({ isOnline: () => true })
  const lookup = client.getCustomer('CSMR-v1-1', { signal: new AbortController().signal, product: 'travel' })

  await expect(lookup).rejects.toThrow('unreadable')
  expect([...sent.keys()]).toEqual([url])
})

test('a lookup of another customer ends it', () => {
  startEarlyRequest(urlOf('CSMR-v1-1'))

  expect(take('CSMR-v1-2')).toBeUndefined()
  expect(isAborted('CSMR-v1-1')).toBe(true)
  expect(take('CSMR-v1-1')).toBeUndefined()
})

test('when its headers came is told, so that the time it waited here does not count as latency', async () => {
  vi.useFakeTimers()
  answer = () => new Promise((resolve) => setTimeout(() => resolve(new Response('{}')), 50))
  startEarlyRequest(urlOf('CSMR-v1-1'))
  const start = performance.now()
  await vi.advanceTimersByTimeAsync(2_550)

  expect(take('CSMR-v1-1')?.answeredAt).toBe(start + 50)
})

test('an answer from over a minute ago is not taken', async () => {
  vi.useFakeTimers()
  startEarlyRequest(urlOf('CSMR-v1-1'))
  await vi.advanceTimersByTimeAsync(60_001)

  expect(take('CSMR-v1-1')).toBeUndefined()
  expect(isAborted('CSMR-v1-1')).toBe(true)
})

test('once taken over, only the taker’s signal ends it', () => {
  const taker = new AbortController()
  startEarlyRequest(urlOf('CSMR-v1-1'))
  take('CSMR-v1-1', taker.signal)
  abandonEarlyRequest()
  expect(isAborted('CSMR-v1-1')).toBe(false)

  taker.abort()
  expect(isAborted('CSMR-v1-1')).toBe(true)
})

test('a taker who has given up already ends it', () => {
  startEarlyRequest(urlOf('CSMR-v1-1'))

  expect(take('CSMR-v1-1', AbortSignal.abort())).toBeUndefined()
  expect(isAborted('CSMR-v1-1')).toBe(true)
})

test('a failure is reported to the taker, and is no unhandled rejection before', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'))
  startEarlyRequest(urlOf('CSMR-v1-1'))
  await new Promise(setImmediate) // an unhandled rejection would be reported, and fail the run, by now

  await expect(take('CSMR-v1-1')?.response).rejects.toThrow('Failed to fetch')
})
