import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createCallerCheckTries } from '../../../src/contract/caller-check-tries'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const minutes = (count: number) => vi.advanceTimersByTime(count * 60_000)
const left = (count: number) => ({ allowed: true, left: count })

it('three tries are allowed, and the next ones 15 minutes after the last of them', () => {
  const take = createCallerCheckTries()
  expect([take('a'), take('a'), take('a')]).toEqual([left(2), left(1), left(0)])
  expect(take('a')).toEqual({ allowed: false, wait: 900 })
  minutes(10)
  expect(take('a')).toEqual({ allowed: false, wait: 300 }) // being refused does not start the time anew
  minutes(5)
  expect(take('a')).toEqual(left(2))
})

it('each key has its own', () => {
  const take = createCallerCheckTries()
  for (const key of ['a', 'b', 'a', 'b', 'a', 'b']) expect(take(key)).toHaveProperty('allowed', true)
  expect([take('a'), take('b'), take('c')]).toMatchObject([{ allowed: false }, { allowed: false }, left(2)])
})

it('each try starts the 15 minutes anew, so that there are never more than three in any', () => {
  const take = createCallerCheckTries()
  take('a')
  minutes(14)
  expect([take('a'), take('a')]).toEqual([left(1), left(0)])
  minutes(1)
  expect(take('a')).toEqual({ allowed: false, wait: 840 })
  minutes(14)
  expect(take('a')).toEqual(left(2))
})
