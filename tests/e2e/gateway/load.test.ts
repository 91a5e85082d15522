import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { readAtRate } from '../../../bench/read-at-rate'
import { answersWell } from './imprint'
import { start, type Started } from './start'

// What `npm run load` does for a minute (docs/load.md), for a moment.
let gateway: Started

beforeAll(async () => {
  gateway = await start()
})
afterEach(() => gateway.upstream.reset())
afterAll(() => gateway.stop())

it('200 reads a second are all answered, and all on record', async () => {
  gateway.upstream.answer = answersWell
  const { outcomes } = await readAtRate(gateway.port, 200, 2)
  expect(outcomes).toEqual({ '200': 400 })
  await expect.poll(() => gateway.lines().length).toBe(400)
})

it('while Imprint and the gateway are killed and start again, each read answers or fails in words', async ({
  onTestFinished,
}) => {
  gateway.upstream.answer = answersWell
  const reads = readAtRate(gateway.port, 200, 4)
  await expect.poll(() => gateway.upstream.seen.length).toBeGreaterThan(80)
  gateway.upstream.close()
  await pause(200)
  await gateway.upstream.reopen()
  await pause(300)
  process.kill(gateway.pid, 'SIGKILL')
  await gateway.ended
  const again = await gateway.startAgain()
  onTestFinished(() => again.stop())
  const { outcomes } = await reads
  const { '200': answered = 0, ...failed } = outcomes
  expect(answered).toBeGreaterThan(200)
  expect(failed).toHaveProperty(['502 UPSTREAM_UNREACHABLE'])
  for (const outcome of Object.keys(failed)) expect(outcome).toMatch(/^502 UPSTREAM_UNREACHABLE$|^ECONN|^EPIPE/)
  expect(await readAtRate(gateway.port, 100, 0.2)).toMatchObject({ outcomes: { '200': 20 } })
})
