import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Redis } from 'ioredis'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findRedis } from '../../../scripts/find-redis'
import { answers } from './imprint'
import { sendCallerCheck, settingsIn, send } from './raw-request'
import { startRedis } from './redis'
import { dist, key, start, type Started } from './start'
import { findPort, startServer, startUpstream } from './upstream'

const id = 'CSMR-v1-123'
const customer = {
  id,
  phone: '+12025550143',
  ssn4: '4821',
  date_of_birth: { year: 1990, month: 4, day: 17 },
  address: { postal_code: '94105-1234' },
}
const text = JSON.stringify(customer)
/** What is on file, and what the tests answer instead. */
const values = /4821|1990|94105|0143|4820|1991|94106|0144|Apr/

const CALLER_CHECK = '2 of date_of_birth,ssn4,postal_code,phone4'
const right = { date_of_birth: 'Apr 17, 1990', ssn4: '4821' }
const wrong = { date_of_birth: 'Apr 17, 1991', ssn4: '4821' }

const matches = { status: 200, verdict: 'matches' }
const differs = { status: 200, verdict: 'does-not-match' }
const usedUp = { status: 429, type: 'CALLER_CHECK_TRIES' }

/** The status of an answer, what its JSON says, and its headers. */
async function ask(
  gateway: Started,
  given: object,
  { agent = 'ann', path = `/api/v2/customers/${id}` }: { agent?: string; path?: string } = {},
) {
  const { status, headers, body } = await sendCallerCheck(
    gateway.port,
    given,
    { Cookie: `agent=${agent}` },
    `${path}/caller-checks`,
  )
  expect(body.replace(/"request_id":"[^"]*"/, '')).not.toMatch(values)
  return { status, headers, ...(JSON.parse(body) as Record<string, unknown>) }
}

let gateway: Started
let signIn: Awaited<ReturnType<typeof startServer>>
const startWith = async (env: Record<string, string>) => {
  gateway = await start({ AUTH_URL: `http://127.0.0.1:${signIn.port}/`, ...env })
  gateway.upstream.answer = answers(200, text)
}
beforeEach(async () => {
  signIn = await startServer(({ headers: { cookie = '' } }, response) =>
    response.writeHead(200, { 'x-auth-request-user': cookie.replace('agent=', '') }).end(),
  )
})
afterEach(async () => {
  signIn.close()
  await gateway.stop()
})

describe('a caller check', () => {
  beforeEach(() => startWith({ CALLER_CHECK }))

  it.each([
    [right, { ...matches, compared: ['date_of_birth', 'ssn4'] }],
    [
      { phone4: '01 43', postal_code: '94105' },
      { ...matches, compared: ['postal_code', 'phone4'] },
    ],
    [{ ...right, postal_code: '94105', phone4: '0143' }, matches],
    [wrong, { ...differs, compared: ['date_of_birth', 'ssn4'] }],
    [{ ...right, phone4: '0144' }, differs],
    [{ date_of_birth: '1990-04-17', ssn4: '4820' }, differs],
  ])('of %o says %o, and leaves one line without a value', async (given, said) => {
    expect(await ask(gateway, given)).toMatchObject({
      ...said,
      tries_left: 2,
      headers: { 'cache-control': 'no-store' },
    })
    expect(gateway.upstream.seen).toHaveLength(1)
    expect(gateway.lines()).toEqual([
      {
        time: expect.any(String) as string,
        event: 'caller-check',
        fields: ['date_of_birth', 'ssn4', 'postal_code', 'phone4'].filter((field) => field in given),
        verdict: said.verdict,
        agent: 'ann',
        product: '',
        customer: id,
        status: 200,
        upstream_status: '200',
        seconds: expect.any(Number) as number,
        upstream_seconds: expect.any(String) as string,
        request_id: expect.any(String) as string,
      },
    ])
    expect(
      JSON.stringify(gateway.lines()).replaceAll(/"(?:time|request_id)":"[^"]*"|seconds":"?[\d.]*/g, ''),
    ).not.toMatch(values)
    expect(gateway.output()).not.toMatch(values)
  })

  it('where too little is on file says so, be the answers right or wrong', async () => {
    gateway.upstream.answer = answers(200, JSON.stringify({ ...customer, ssn4: null }))
    const none = { status: 200, verdict: 'cannot-be-checked', compared: ['date_of_birth'] }
    expect(await ask(gateway, right)).toMatchObject(none)
    expect(await ask(gateway, wrong)).toMatchObject(none)
  })

  it.each([
    ['no answers', {}, 422, 'CALLER_ANSWERS_MISSING'],
    ['too few', { ssn4: '4821' }, 422, 'CALLER_ANSWERS_MISSING'],
    ['blank ones', { ssn4: '4821', phone4: ' ' }, 422, 'CALLER_ANSWERS_MISSING'],
    ['one that is none', { ssn4: '4821', date_of_birth: '4/17/90' }, 422, 'CALLER_ANSWER_UNREADABLE'],
    ['a field that may not be asked', { ssn4: '4821', first_name: 'Jane' }, 400, 'MALFORMED'],
    ['a value of another kind', { ssn4: 4821, phone4: '0143' }, 400, 'MALFORMED'],
    ['a list', ['4821', '0143'], 400, 'MALFORMED'],
    ['a long answer', { ssn4: '4821'.padEnd(101), phone4: '0143' }, 400, 'MALFORMED'],
  ])('with %s asks nothing of Imprint, and costs no try (H133, H135)', async (_, given, status, type) => {
    expect(await ask(gateway, given)).toMatchObject({ status, type })
    expect(gateway.upstream.seen).toHaveLength(0)
    expect(gateway.lines()).toMatchObject([{ event: 'caller-check', verdict: '', status, upstream_status: '' }])
    expect(await ask(gateway, right)).toMatchObject({ ...matches, tries_left: 2 })
  })

  it.each([
    ['another customer', answers(200, text.replace(id, 'CSMR-v1-124')), 502, 'UPSTREAM_UNREADABLE'],
    ['no JSON', answers(200, text.slice(0, -9)), 502, 'UPSTREAM_UNREADABLE'],
    ['a failure', answers(500, text), 500, 'UPSTREAM_FAILED'],
    ['no such customer', answers(404, '{"type":"CUSTOMER_NOT_FOUND_ERROR"}'), 404, 'CUSTOMER_NOT_FOUND_ERROR'],
  ])('to which Imprint answers with %s has no verdict, and costs no try (H135)', async (_, answer, status, type) => {
    gateway.upstream.answer = answer
    expect(await ask(gateway, right)).toMatchObject({ status, type })
    expect(gateway.lines()).toMatchObject([{ verdict: '', fields: ['date_of_birth', 'ssn4'], status }])
    gateway.upstream.answer = answers(200, text)
    expect(await ask(gateway, right)).toMatchObject({ ...matches, tries_left: 2 })
  })

  it('may be tried three times by an agent for a customer, right or wrong, and in any spelling of the ID (H134)', async () => {
    const uuid = '00000000-0000-4000-8000-00000000000a'
    const upper = uuid.toUpperCase()
    gateway.upstream.answer = answers(200, text.replace(id, uuid))
    const askAs = (spelling: string, given: object) => ask(gateway, given, { path: `/api/v2/customers/${spelling}` })
    expect(await askAs(uuid, wrong)).toMatchObject({ ...differs, tries_left: 2 })
    expect(await askAs(upper, right)).toMatchObject({ ...matches, tries_left: 1 })
    expect(await askAs(uuid, wrong)).toMatchObject({ ...differs, tries_left: 0 })
    for (const given of [right, wrong]) {
      const refused = await askAs(upper, given)
      expect(refused).toMatchObject({ ...usedUp, headers: { 'lookup-limit': 'caller-check' } })
      expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)
      expect(refused).not.toHaveProperty('verdict')
    }
    expect(gateway.lines().at(-1)).toMatchObject({ event: 'caller-check', verdict: '', status: 429 })

    // Another agent and another customer have tries of their own, and the record can be read as before.
    expect(await ask(gateway, right, { agent: 'ben', path: `/api/v2/customers/${uuid}` })).toMatchObject(matches)
    gateway.upstream.answer = answers(200, text)
    expect(await ask(gateway, right)).toMatchObject(matches)
  })

  it('a hundred at once get three verdicts (H134)', async () => {
    const all = await Promise.all(Array.from({ length: 100 }, () => ask(gateway, wrong)))
    expect(all.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(all.filter(({ status }) => status === 429)).toHaveLength(97)
  })
})

describe('the setting', () => {
  it('asks for its own fields, as many as it says, and tells the page', async () => {
    await startWith({ CALLER_CHECK: '3 of ssn4, phone4, postal_code' })
    expect(settingsIn((await send(gateway.port, 'GET', '/')).body)).toMatchObject({
      callerCheck: { needed: 3, fields: ['ssn4', 'phone4', 'postal_code'] },
    })
    const two = { ssn4: '4821', phone4: '0143' }
    expect(await ask(gateway, { ...two, date_of_birth: '4/17/1990' })).toMatchObject({ status: 422 })
    expect(await ask(gateway, { ...two, postal_code: '94105' })).toMatchObject(matches)
  })

  it('left out, there is no such route', async () => {
    await startWith({})
    expect(await ask(gateway, right)).toMatchObject({ status: 404, type: 'ROUTE_NOT_FOUND' })
    expect(gateway.upstream.seen).toHaveLength(0)
  })

  it('holds in each product; the tries are for the customer in all of them (H134)', async () => {
    await startWith({ CALLER_CHECK, IMPRINT_MERCHANT_KEYS: 'rewards=m1 travel=m2' })
    for (const product of ['rewards', 'travel', 'rewards'])
      expect(await ask(gateway, wrong, { path: `/api/products/${product}/v2/customers/${id}` })).toMatchObject(differs)
    expect(await ask(gateway, right, { path: `/api/products/travel/v2/customers/${id}` })).toMatchObject(usedUp)
    expect(gateway.lines()).toMatchObject(['rewards', 'travel', 'rewards', 'travel'].map((product) => ({ product })))
    expect(await ask(gateway, right, { path: `/api/products/gold/v2/customers/${id}` })).toMatchObject({ status: 404 })
  })
})

it('the tries are counted in the store, as hashes; while it is down there are no checks (F44)', async ({
  skip,
  onTestFinished,
}) => {
  const command = findRedis()
  if (!command) return skip('Redis or Valkey is not installed')
  const folder = mkdtempSync(join(tmpdir(), 'redis-'))
  const port = await findPort()
  let stopRedis = await startRedis(command, port, folder)
  await startWith({ CALLER_CHECK, LIMITS_STORE: `redis://127.0.0.1:${port}` })
  const other = await start({
    AUTH_URL: `http://127.0.0.1:${signIn.port}/`,
    CALLER_CHECK,
    LIMITS_STORE: `redis://127.0.0.1:${port}`,
  })
  other.upstream.answer = answers(200, text)
  onTestFinished(async () => {
    await other.stop()
    await stopRedis()
    rmSync(folder, { recursive: true })
  })
  expect(await ask(gateway, wrong)).toMatchObject({ tries_left: 2 })
  expect(await ask(other, wrong)).toMatchObject({ tries_left: 1 })
  expect(await ask(gateway, wrong)).toMatchObject({ tries_left: 0 })
  const refused = await ask(other, right)
  expect(refused).toMatchObject({ ...usedUp, headers: { 'lookup-limit': 'caller-check' } })
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(800)

  const redis = new Redis(port)
  const kept = (await redis.keys('*')).filter((name) => name.startsWith('caller-checks-'))
  expect(kept).toEqual([expect.stringMatching(/^caller-checks-[0-9a-f]{64}-[0-9a-f]{64}$/)])
  expect(await redis.ttl(kept[0] ?? '')).toBeGreaterThan(800)
  expect(await redis.get(kept[0] ?? '')).toBe('3')
  redis.disconnect()

  await stopRedis()
  await expect.poll(() => gateway.output()).toContain('LIMITS_STORE does not answer')
  expect(await ask(gateway, right, { agent: 'ben' })).toMatchObject({ status: 503, type: 'CALLER_CHECK_UNAVAILABLE' })
  stopRedis = await startRedis(command, port, folder)
  await expect.poll(() => gateway.output()).toContain('LIMITS_STORE answers again')
  expect(await ask(gateway, right, { agent: 'ben' })).toMatchObject(matches)
})

it('without its line in the audit there is no verdict', { skip: process.platform !== 'linux' }, async () => {
  const upstream = await startUpstream()
  upstream.answer = answers(200, text)
  const port = await findPort()
  const full = openSync('/dev/full', 'w') // a disk without room
  const env = { PUBLIC_HOST: 'localhost', SITE: dist, AUTH: 'none', IMPRINT_API_KEY: key, LISTEN: `127.0.0.1:${port}` }
  const unheard = spawn(process.execPath, [resolve(import.meta.dirname, '../../../dist-server/gateway.mjs')], {
    env: { ...env, IMPRINT_API_URL: `http://127.0.0.1:${upstream.port}`, CALLER_CHECK },
    stdio: ['ignore', full, 'ignore'],
  })
  await startWith({})
  try {
    await expect
      .poll(() => send(port, 'GET', '/healthz').catch(() => undefined), { timeout: 10_000 })
      .toMatchObject({ status: 200 })
    const { status, body } = await sendCallerCheck(port, right)
    expect(status).toBe(500)
    expect(body).not.toContain('matches')
    expect(upstream.seen).toHaveLength(1)
  } finally {
    unheard.kill()
    await once(unheard, 'exit')
    closeSync(full)
    upstream.close()
  }
})
