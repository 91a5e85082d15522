import { focusManager, onlineManager, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { LookupError } from '../../../src/api/errors'
import { createQueryClient } from '../../../src/app/query-client'

const queryKey = ['customers', 'CSMR-v1-123']

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
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
    const ended = client.query({
      queryKey,
      queryFn: () => Promise.reject(new LookupError('session-ended', { status: 401, at: Date.now() })),
    })
    await expect(ended).rejects.toThrow('session-ended')

    expect(client.getQueriesData({ queryKey: ['customers'] })).toEqual([[queryKey, undefined]])
    expect(client.getQueryData(['code', 'search'])).toBe('page')
  })
})
