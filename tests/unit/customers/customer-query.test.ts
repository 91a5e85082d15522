import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type CustomerClient, createCustomerClient } from '../../../src/api/client'
import { LookupError, type LookupErrorKind } from '../../../src/api/errors'
import { createQueryClient } from '../../../src/app/query-client'
import { customerQuery } from '../../../src/customers/customer-query'
import { failureOf } from '../api/fake-answers'

const id = 'CSMR-v1-123'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const failure = (kind: LookupErrorKind, status?: number) => new LookupError(kind, { status, at: Date.now() })

/** Looks up a customer with a client that always fails, each time after `delay`. */
function noteTries(error: Error, delay = 0) {
  const tries: number[] = []
  const start = Date.now()
  const client: CustomerClient = {
    ...createCustomerClient(),
    async getCustomer() {
      tries.push(Date.now() - start)
      if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
      throw error
    },
  }
  return { tries, result: failureOf(createQueryClient().query(customerQuery(client, id, ''))) }
}

describe('retrying', () => {
  test.each([
    ['a lost connection, 408, 425', failure('unreachable')],
    ['502', failure('server-error', 502)],
    ['503', failure('server-error', 503)],
    ['504', failure('server-error', 504)],
  ])('%s: twice, after at most 1 and 3 s', async (_, error) => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const { tries, result } = noteTries(error)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0, 1_000, 4_000])
    expect(await result).toBe(error)
  })

  test('chance shortens each pause by up to half, so that many agents do not retry together', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const { tries } = noteTries(failure('unreachable'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0, 750, 3_000])
  })

  const final: [LookupErrorKind, number?][] = [
    ['not-found', 404],
    ['invalid-request', 400],
    ['session-ended', 401],
    ['not-allowed', 403],
    ['rate-limited', 429],
    ['misrouted', 404],
    ['misconfigured', 502],
    ['sign-in-unavailable', 503],
    ['server-error', 500],
    ['too-slow'],
    ['too-large', 200],
    ['offline'],
    ['empty', 204],
    ['unreadable', 200],
    ['another-record', 200],
  ]
  test.each(final)('%s (%s): never', async (kind, status) => {
    const { tries } = noteTries(failure(kind, status))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0])
  })

  test('a fault of the tool: never, and it is called that', async () => {
    const cause = new TypeError('undefined is not a function')
    const { tries, result } = noteTries(cause)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0])
    expect(await result).toMatchObject({ kind: 'broken', cause })
  })

  test('not past the lookup’s ten seconds', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const { tries } = noteTries(failure('unreachable'), 4_000)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0, 5_000])
  })
})
