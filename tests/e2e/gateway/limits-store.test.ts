import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { expect, it } from 'vitest'
import { findRedis } from '../../../scripts/find-redis'
import { fromThePage, recordPath, send } from './raw-request'
import { startRedis } from './redis'
import { start, type Started } from './start'
import { findPort, startServer } from './upstream'

const command = findRedis() ?? ''

it.skipIf(!command)(
  'two gateways count an agent’s reads together in a store, and each for itself while that is down',
  async ({ onTestFinished }) => {
    const folder = mkdtempSync(join(tmpdir(), 'redis-'))
    const port = await findPort()
    let stopRedis = await startRedis(command, port, folder)
    const signIn = await startServer((_, response) =>
      response.writeHead(200, { 'x-auth-request-user': 'ann@team.example' }).end(),
    )
    const env = {
      AUTH_URL: `http://127.0.0.1:${signIn.port}/`,
      RATE_PER_AGENT: '6', // 7 at once, and then none for 70 s
      LIMITS_STORE: `redis://127.0.0.1:${port}`,
    }
    const gateways = [await start(env), await start(env)]
    onTestFinished(async () => {
      await Promise.all(gateways.map((gateway) => gateway.stop()))
      await stopRedis()
      signIn.close()
      rmSync(folder, { recursive: true })
    })
    const readsOf = async (gateway: Started | undefined, times: number) => {
      const answers = await Promise.all(
        Array.from({ length: times }, () => send(gateway?.port ?? 0, 'GET', recordPath, fromThePage)),
      )
      return answers.map(({ status }) => status).toSorted((a, b) => a - b)
    }
    const [one, other] = gateways

    expect(await readsOf(one, 5)).toEqual([200, 200, 200, 200, 200])
    expect(await readsOf(other, 5)).toEqual([200, 200, 429, 429, 429])
    expect(await readsOf(one, 1)).toEqual([429])

    const redis = new Redis(port)
    const kept = await redis.keys('*')
    expect(kept.length).toBeGreaterThan(0)
    expect(kept.join(' ')).not.toMatch(/ann|127\.0\.0\.1/)
    for (const key of kept) expect(await redis.pttl(key)).toBeGreaterThan(0)
    redis.disconnect()

    await stopRedis()
    await expect.poll(() => one?.output()).toContain('LIMITS_STORE does not answer')
    expect(await readsOf(one, 9)).toEqual([200, 200, 200, 200, 200, 200, 200, 429, 429])
    expect(await readsOf(other, 1)).toEqual([200])

    stopRedis = await startRedis(command, port, folder)
    await expect.poll(() => one?.output()).toContain('LIMITS_STORE answers again')
    expect(one?.output()).not.toContain('Unhandled')
  },
)

it('a store that was never there does not keep the gateway from starting', async () => {
  const gateway = await start({ RATE_PER_AGENT: '6', LIMITS_STORE: `redis://127.0.0.1:${await findPort()}` })
  try {
    const answers = await Promise.all(Array.from({ length: 9 }, () => send(gateway.port, 'GET', recordPath)))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(7)
    expect(gateway.output().match(/LIMITS_STORE does not answer/g)).toHaveLength(1)
  } finally {
    await gateway.stop()
  }
})
