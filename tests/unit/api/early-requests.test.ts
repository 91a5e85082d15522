import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { abandonEarlyRequest, requestEarly, takeEarlyRequest } from '../../../src/api/early-requests'

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
  abandonEarlyRequest()
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

test('it is taken for its own ID only', () => {
  requestEarly('CSMR-v1-1')

  expect(take('CSMR-v1-2')).toBeUndefined()
  expect(take('CSMR-v1-1')).toBeDefined()
})

test('the next ID gives up the request for the last', () => {
  requestEarly('CSMR-v1-1')
  requestEarly('CSMR-v1-2')

  expect(isAborted('CSMR-v1-1')).toBe(true)
  expect(take('CSMR-v1-1')).toBeUndefined()
  expect(take('CSMR-v1-2')).toBeDefined()
})

test('a request that nobody wants any more is given up', () => {
  requestEarly('CSMR-v1-1')
  abandonEarlyRequest('CSMR-v1-2')
  expect(isAborted('CSMR-v1-1')).toBe(false)

  abandonEarlyRequest('CSMR-v1-1')
  expect(isAborted('CSMR-v1-1')).toBe(true)
  expect(take('CSMR-v1-1')).toBeUndefined()
})

test('one that was taken over is no longer ours to give up, but the taker’s', () => {
  const taker = new AbortController()
  requestEarly('CSMR-v1-1')
  take('CSMR-v1-1', taker.signal)
  abandonEarlyRequest()
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
