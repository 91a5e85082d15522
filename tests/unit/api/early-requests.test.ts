import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCustomerClient } from '../../../src/api/client'
import { abandonEarlyRequests, requestEarly, takeEarlyRequest } from '../../../src/api/early-requests'

const urlOf = (id: string) => `https://app.test/api/v2/customers/${id}`

/** The signals of the requests that left, by URL. */
let left: Map<string, AbortSignal | undefined>
let answer: () => Promise<Response>

beforeEach(() => {
  left = new Map()
  answer = () => Promise.resolve(new Response('{}'))
  vi.stubGlobal('location', new URL('https://app.test/customers/CSMR-v1-1'))
  vi.stubGlobal('fetch', (url: string, { signal }: RequestInit) => {
    expect(left.has(url)).toBe(false) // one request for an ID
    left.set(url, signal ?? undefined)
    return answer()
  })
})
afterEach(() => {
  abandonEarlyRequests()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const take = (id: string, signal = new AbortController().signal) => takeEarlyRequest(urlOf(id), signal)
const isAborted = (id: string) => left.get(urlOf(id))?.aborted

test('a request leaves once for an ID, however often it is asked for, and is taken over once', async () => {
  requestEarly('CSMR-v1-1')
  requestEarly('CSMR-v1-1')
  const before = performance.now()

  const taken = take('CSMR-v1-1')
  expect((await taken?.response)?.ok).toBe(true)
  expect(taken?.startedAt).toBeLessThanOrEqual(before)
  expect(take('CSMR-v1-1')).toBeUndefined()
  expect(isAborted('CSMR-v1-1')).toBe(false)
})

test('it is taken for its own product only, under the address that the client asks', async () => {
  requestEarly('CSMR-v1-1', 'travel')
  expect([...left.keys()]).toEqual(['https://app.test/api/products/travel/v2/customers/CSMR-v1-1'])
  expect(take('CSMR-v1-1')).toBeUndefined()

  vi.stubGlobal('navigator', { onLine: true })
  const client = createCustomerClient({ baseUrl: 'https://app.test/api' })
  await expect(client.getCustomer('CSMR-v1-1', new AbortController().signal, undefined, 'travel')).rejects.toThrow(
    'unreadable',
  )
  expect(left.size).toBe(1)
})

test('it is taken for its own ID only', () => {
  requestEarly('CSMR-v1-1')

  expect(take('CSMR-v1-2')).toBeUndefined()
  expect(take('CSMR-v1-1')).toBeDefined()
})

test('requests for several customers stand side by side, until all but one are given up', () => {
  requestEarly('CSMR-v1-1')
  requestEarly('CSMR-v1-2')
  requestEarly('CSMR-v1-3')

  abandonEarlyRequests(['CSMR-v1-2'])
  expect([isAborted('CSMR-v1-1'), isAborted('CSMR-v1-2'), isAborted('CSMR-v1-3')]).toEqual([true, false, true])
  expect(take('CSMR-v1-1')).toBeUndefined()
  expect(take('CSMR-v1-2')).toBeDefined()
})

test('whoever asks for it may give it up before it is taken over', () => {
  const leaving = new AbortController()
  requestEarly('CSMR-v1-1')
  requestEarly('CSMR-v1-1', '', leaving.signal)
  expect(isAborted('CSMR-v1-1')).toBe(false)

  leaving.abort()
  expect(isAborted('CSMR-v1-1')).toBe(true)
  expect(take('CSMR-v1-1')).toBeUndefined()
})

test('how long an answer has been lying there is told, for it is neither latency nor fresh', async () => {
  vi.useFakeTimers()
  answer = () => new Promise((resolve) => setTimeout(() => resolve(new Response('{}')), 50))
  requestEarly('CSMR-v1-1')
  await vi.advanceTimersByTimeAsync(2_550)

  expect(take('CSMR-v1-1')).toMatchObject({ idle: 2_500 })
})

test('an answer that has been lying there for over a minute is old, and not taken', async () => {
  vi.useFakeTimers()
  requestEarly('CSMR-v1-1')
  await vi.advanceTimersByTimeAsync(60_001)

  expect(take('CSMR-v1-1')).toBeUndefined()
  expect(isAborted('CSMR-v1-1')).toBe(true)
})

test('one that was taken over is no longer ours to give up, but the taker’s', () => {
  const taker = new AbortController()
  requestEarly('CSMR-v1-1')
  take('CSMR-v1-1', taker.signal)
  abandonEarlyRequests()
  expect(isAborted('CSMR-v1-1')).toBe(false)

  taker.abort()
  expect(isAborted('CSMR-v1-1')).toBe(true)
})

test('a taker who has given up already ends it', () => {
  requestEarly('CSMR-v1-1')
  take('CSMR-v1-1', AbortSignal.abort())

  expect(isAborted('CSMR-v1-1')).toBe(true)
})

test('a failure before anyone has taken it over is the taker’s to see, and no fault until then', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'))
  requestEarly('CSMR-v1-1')
  await new Promise(setImmediate) // an unhandled rejection would be reported, and fail the run, by now

  await expect(take('CSMR-v1-1')?.response).rejects.toThrow('Failed to fetch')
})
