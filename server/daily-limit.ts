import { createHash } from 'node:crypto'
import type { Redis } from 'ioredis'
import { limitHeader } from '../src/contract/endpoints.ts'
import { Refusal } from './refusal.ts'

export const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')

const secondsInDay = 86_400

/** Adds a customer to an agent's day, atomically. Returns 1 if the day is full, which adds nothing. */
const addInStore = `
  if redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 1 then return 0 end
  if redis.call('SCARD', KEYS[1]) >= tonumber(ARGV[2]) then return 1 end
  redis.call('SADD', KEYS[1], ARGV[1])
  redis.call('EXPIRE', KEYS[1], ${2 * secondsInDay})
  return 0`

/**
 * Refuses an agent's customers beyond `perDay` different ones in a day of UTC; none if `perDay` is 0. An ID in
 * another letter case is the same. Counted in `redis`, which gets hashes only; while that is down, in this process.
 */
export function createDailyLimit(perDay: number, redis: Redis | undefined) {
  let today = ''
  let counted = new Map<string, Set<string>>()

  return async (agent: string, customer: string): Promise<Refusal | undefined> => {
    if (perDay === 0) return undefined
    const now = new Date()
    const day = now.toISOString().slice(0, 10)
    const [agentHash, customerHash] = [hashOf(agent), hashOf(customer.toLowerCase())]
    const isFull = redis
      ? await redis
          .eval(addInStore, 1, `customers-${day}-${agentHash}`, customerHash, perDay)
          .then((full) => full === 1)
          .catch(() => addHere(day, agentHash, customerHash))
      : addHere(day, agentHash, customerHash)
    if (!isFull) return undefined
    const secondsLeft = secondsInDay - Math.floor((now.getTime() / 1000) % secondsInDay)
    const words = `You have looked up ${perDay} different customers today, which is the limit. It starts again at midnight UTC.`
    return new Refusal(429, 'DAILY_LIMIT', words, { 'retry-after': String(secondsLeft), [limitHeader]: 'day' })
  }

  function addHere(day: string, agent: string, customer: string): boolean {
    if (day !== today) counted = new Map()
    today = day
    const customers = counted.get(agent) ?? new Set<string>()
    counted.set(agent, customers)
    if (!customers.has(customer) && customers.size >= perDay) return true
    customers.add(customer)
    return false
  }
}
