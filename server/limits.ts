import rateLimit, { normalizeIP, type RateLimitPluginOptions } from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Redis } from 'ioredis'
import { Refusal } from './refusal.ts'
import type { Settings } from './settings.ts'
import { createTryLimit } from './try-limit.ts'
import { createDailyLimit, hashOf } from './daily-limit.ts'
import { addressOf } from './sign-in.ts'

/** Counts a request; a Refusal where it is one too many. */
type Limit = (request: FastifyRequest) => Promise<Refusal | undefined>

export interface Limits {
  refuseAgent: Limit
  refuseAddress: Limit
  /** Counts the customers that an agent asks for in a day of UTC, each once. */
  refuseCustomer: (agent: string, customer: string) => Promise<Refusal | undefined>
  /** Counts a caller check of this customer by this agent. How many tries are left after it; a Refusal if it is one too many. */
  takeTry: (agent: string, customer: string) => Promise<number | Refusal>
}

/**
 * Limits in requests per minute: a sixth of it and 6 more at once, and as many again when the time that they are the
 * share of has passed. Counted in LIMITS_STORE, which gets hashes only; while that is down, in this process.
 */
export async function createLimits(app: FastifyInstance, settings: Settings): Promise<Limits> {
  const { RATE_PER_AGENT, RATE_PER_ADDRESS, READS_PER_DAY, LIMITS_STORE } = settings
  const redis = LIMITS_STORE ? connect(LIMITS_STORE) : undefined
  app.addHook('onClose', async () => redis?.disconnect())
  return {
    refuseAgent: await createLimit('agent', RATE_PER_AGENT, ({ agent }) => agent),
    refuseAddress: await createLimit('address', RATE_PER_ADDRESS, (request) => normalizeIP(addressOf(request))),
    refuseCustomer: createDailyLimit(READS_PER_DAY, redis),
    takeTry: createTryLimit(redis),
  }

  async function createLimit(
    of: string,
    perMinute: number,
    keyOf: (request: FastifyRequest) => string,
  ): Promise<Limit> {
    const max = Math.floor(perMinute / 6) + 6
    const options: RateLimitPluginOptions = {
      global: false,
      max,
      timeWindow: Math.ceil((max * 60_000) / perMinute),
      keyGenerator: (request) => hashOf(keyOf(request)),
    }
    const countHere = await createCounter(app, options)
    const count = redis ? await createCounter(app, { ...options, redis, nameSpace: `lookups-per-${of}-` }) : countHere
    return async (request) => {
      const limit = await count(request).catch(() => countHere(request))
      if (limit.isAllowed || !limit.isExceeded) return undefined
      const again = { 'retry-after': String(limit.ttlInSeconds) }
      return new Refusal(429, 'RATE_LIMITED', `Too many lookups from this ${of}.`, again)
    }
  }
}

/** In a scope of its own, because the plugin has one store in each. */
async function createCounter(app: FastifyInstance, options: RateLimitPluginOptions) {
  const { promise, resolve } = Promise.withResolvers<ReturnType<FastifyInstance['createRateLimit']>>()
  await app.register(async (scope) => {
    await scope.register(rateLimit, options)
    resolve(scope.createRateLimit())
  })
  return promise
}

/** Fails a command at once while there is no connection, so that no read waits for one. */
function connect(url: string): Redis {
  const redis = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 500 })
  let down = false
  const note = (isDown: boolean, words: string) => {
    if (down !== isDown) process.stderr.write(`LIMITS_STORE ${words}\n`)
    down = isDown
  }
  redis.on('error', () => note(true, 'does not answer: until it does, limits count in this gateway alone.'))
  redis.on('close', () => note(true, 'does not answer: until it does, limits count in this gateway alone.'))
  redis.on('ready', () => note(false, 'answers again.'))
  return redis
}
