import { focusManager, onlineManager, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LookupError, type LookupErrorKind } from '../../../src/api/errors'
import { createQueryClient } from '../../../src/app/query-client'

const queryKey = ['customers', 'CSMR-v1-123']

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

function failure(kind: LookupErrorKind, status?: number, patience = 10_000) {
  const now = Date.now()
  return new LookupError(kind, { id: 'CSMR-v1-123', status, at: now, deadline: now + patience })
}

/** Asks once and fails always; tells when it was asked, in milliseconds from the first time. */
function noteTries(fault: Error): number[] {
  const tries: number[] = []
  const start = Date.now()
  const queryFn = () => {
    tries.push(Date.now() - start)
    return Promise.reject(fault)
  }
  createQueryClient()
    .query({ queryKey, queryFn })
    .catch(() => {})
  return tries
}

describe('asking again by itself', () => {
  test.each([
    ['a lost connection, 408, 425', failure('unreachable')],
    ['502', failure('failing', 502)],
    ['503', failure('failing', 503)],
    ['504', failure('failing', 504)],
  ])('%s: twice, after at most 1 and 3 s', async (_, error) => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const tries = noteTries(error)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0, 1_000, 4_000])
  })

  test('chance shortens each pause by up to half, so that many do not come back at once', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5)
    const tries = noteTries(failure('unreachable'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0, 750, 3_000])
  })

  const final: [LookupErrorKind, number?][] = [
    ['not-found', 404],
    ['not-accepted', 400],
    ['session-ended', 401],
    ['not-allowed', 403],
    ['too-many', 429],
    ['misrouted', 404],
    ['misconfigured', 502],
    ['sign-in-unavailable', 503],
    ['failing', 500],
    ['too-slow'],
    ['too-large', 200],
    ['offline'],
    ['empty', 204],
    ['unreadable', 200],
    ['another-record', 200],
  ]
  test.each(final)('%s (%s): never', async (kind, status) => {
    const tries = noteTries(failure(kind, status))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0])
  })

  test('a fault of ours: never', async () => {
    const tries = noteTries(new TypeError('undefined is not a function'))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0])
  })

  test('not past the lookup’s deadline', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const tries = noteTries(failure('unreachable', undefined, 4_000))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(tries).toEqual([0, 1_000])
  })
})

test('looking away and back, or losing the network, asks nothing: each read has an agent’s action behind it', async () => {
  const client = createQueryClient()
  client.mount()
  const queryFn = vi.fn<() => Promise<string>>().mockResolvedValue('record')
  const leave = new QueryObserver(client, { queryKey, queryFn }).subscribe(() => {})
  await vi.advanceTimersByTimeAsync(60_001)
  for (const state of [false, true]) {
    focusManager.setFocused(state)
    onlineManager.setOnline(state)
  }
  await vi.advanceTimersByTimeAsync(1_000)
  expect(queryFn).toHaveBeenCalledTimes(1)
  leave()
  client.unmount()
  focusManager.setFocused(undefined)
})

describe('memory', () => {
  test('a record is good for a minute; after five unseen it is gone', async () => {
    const client = createQueryClient()
    const queryFn = vi.fn<() => Promise<string>>().mockResolvedValue('record')
    await client.query({ queryKey, queryFn })
    await vi.advanceTimersByTimeAsync(59_999)
    await client.query({ queryKey, queryFn })
    expect(queryFn).toHaveBeenCalledTimes(1)

    await vi.advanceTimersByTimeAsync(1)
    await client.query({ queryKey, queryFn })
    expect(queryFn).toHaveBeenCalledTimes(2)

    await vi.advanceTimersByTimeAsync(300_000)
    expect(client.getQueryData(queryKey)).toBeUndefined()
  })

  test('the end of a session empties it of every customer, and of nothing else', async () => {
    const client = createQueryClient()
    client.setQueryData(['customers', 'CSMR-v1-1'], 'record')
    client.setQueryData(['customers', 'CSMR-v1-2'], 'record')
    client.setQueryData(['code', 'search'], 'page')
    const ended = client.query({ queryKey, queryFn: () => Promise.reject(failure('session-ended', 401)) })
    await expect(ended).rejects.toThrow('session-ended')

    expect(client.getQueriesData({ queryKey: ['customers'] })).toEqual([[queryKey, undefined]])
    expect(client.getQueryData(['code', 'search'])).toBe('page')
  })
})
