import type { Redis } from 'ioredis'
import * as v from 'valibot'
import {
  type CallerCheckTry,
  callerCheckTries,
  callerCheckWindow,
  createCallerCheckTries,
} from '../src/contract/caller-check-tries.ts'
import { limitHeader } from '../src/contract/endpoints.ts'
import { hashOf } from './daily-limit.ts'
import { Refusal } from './refusal.ts'

/** The same as `createCallerCheckTries`, atomically: the tries left, or -1 and the seconds to wait. */
const takeInStore = `
  local taken = tonumber(redis.call('GET', KEYS[1]) or '0')
  if taken >= ${callerCheckTries} then return {-1, redis.call('TTL', KEYS[1])} end
  redis.call('SET', KEYS[1], taken + 1, 'EX', ${callerCheckWindow})
  return {${callerCheckTries} - taken - 1, 0}`
const storeAnswer = v.tuple([v.number(), v.number()])

/**
 * Counts the caller checks of an agent about a customer, whatever the product. Counted in `redis`, which gets hashes only.
 * While that is down there are no checks: counted apart, each gateway would give three more guesses at a value.
 */
export function createTryLimit(redis: Redis | undefined) {
  const takeHere = createCallerCheckTries()

  return async (agent: string, customer: string): Promise<number | Refusal> => {
    const key = `caller-checks-${hashOf(agent)}-${hashOf(customer.toLowerCase())}`
    const taken = redis ? await takeFrom(redis, key).catch(() => undefined) : takeHere(key)
    if (!taken) return new Refusal(503, 'CALLER_CHECK_UNAVAILABLE', 'Tries cannot be counted now.')
    if (taken.allowed) return taken.left
    const headers = { 'retry-after': String(taken.wait), [limitHeader]: 'caller-check' }
    return new Refusal(429, 'CALLER_CHECK_TRIES', 'The tries for this customer are used up.', headers)
  }
}

async function takeFrom(redis: Redis, key: string): Promise<CallerCheckTry> {
  const [left, wait] = v.parse(storeAnswer, await redis.eval(takeInStore, 1, key))
  return left < 0 ? { allowed: false, wait } : { allowed: true, left }
}
