import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { markerHeader, revealsHeader } from '../../../src/contract/endpoints'
import { revealJson, withholdJson } from '../../../src/contract/withhold-json'
import { personas } from '../../../src/mock-api/personas'
import { answers } from './imprint'
import { fromThePage, recordPath, send, sendReveal, settingsIn } from './raw-request'
import { dist, key, start, type Started } from './start'
import { findPort, startServer, startUpstream } from './upstream'

const id = 'CSMR-v1-123'
const text = `{"id":"${id}","email":"jane.doe@example.com","ssn4":"4821", "date_of_birth":{"year":1990,"month":4,"day":17},
  "metadata":{"api_token":"sesame-opens","card":"4111111111111111","tier":"gold","nothing_pin":null},"account":12345678}`
// a random ID may hold four such digits: not within one
const canaries = /(?<![\w-])(?:4821|1990)(?![\da-f])|sesame-opens|4111111111111111|12345678/

const read = (port: number, headers: Record<string, string> = {}) =>
  send(port, 'GET', recordPath, { ...fromThePage, ...headers })

/** A body as it was sent, out of its chunks. */
const bodyOf = (body: string) =>
  /^[0-9a-f]+\r\n/.test(body) ? body.replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n/g, '').trim() : body

describe('a gateway', () => {
  let gateway: Started
  beforeAll(async () => {
    gateway = await start()
  })
  beforeEach(() => {
    gateway.upstream.reset()
    gateway.upstream.answer = answers(200, text)
  })
  afterAll(() => gateway.stop())

  const lastLine = () => gateway.lines().at(-1)

  it('withholds what is masked, gives the rest to the letter, and says what marks it', async () => {
    const { status, headers, body } = await read(gateway.port)
    const marker = headers[markerHeader] ?? ''
    expect(status).toBe(200)
    expect(bodyOf(body)).toBe(withholdJson(text, marker))
    expect(body).not.toMatch(canaries)
    expect(body).toContain('"nothing_pin":null')
    expect(text).not.toContain(marker)
    expect((await read(gateway.port)).headers[markerHeader]).not.toBe(marker)
    expect(headers).not.toHaveProperty(revealsHeader)
  })

  it.each(['/ssn4', '/date_of_birth', '/metadata/api_token', '/metadata/card', '/account', ''])(
    'reveals “%s”, exact, read anew, and puts it on record',
    async (pointer) => {
      const answer = await sendReveal(gateway.port, { pointer })
      expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store' } })
      expect(bodyOf(answer.body)).toBe(revealJson(text, pointer))
      expect(gateway.upstream.seen).toHaveLength(1)
      expect(lastLine()).toMatchObject({
        event: 'reveal',
        customer: id,
        status: 200,
        upstream_status: '200',
        reason: '',
      })
      expect(JSON.stringify(gateway.lines()) + gateway.output()).not.toMatch(canaries)
      expect(JSON.stringify(gateway.lines())).not.toMatch(/api_token|jane/)
    },
  )

  it.each([
    ['what is not masked', { pointer: '/email' }, 404, 'NOTHING_WITHHELD'],
    ['what is not there', { pointer: '/metadata/pin' }, 404, 'NOTHING_WITHHELD'],
    ['a part of what is masked', { pointer: '/date_of_birth/year' }, 404, 'NOTHING_WITHHELD'],
    ['no pointer', {}, 400, 'MALFORMED'],
    ['a pointer that is none', { pointer: 'ssn4' }, 400, 'MALFORMED'],
    ['a pointer of another kind', { pointer: ['/ssn4'] }, 400, 'MALFORMED'],
    ['a long pointer', { pointer: `/${'a'.repeat(1_000)}` }, 400, 'MALFORMED'],
  ])('does not reveal %s', async (_, body, status, type) => {
    const answer = await sendReveal(gateway.port, body)
    expect(answer.status).toBe(status)
    expect(JSON.parse(bodyOf(answer.body))).toMatchObject({ type })
    expect(lastLine()).toMatchObject({ event: 'reveal', status })
  })

  it.each([
    ['another customer', text.replace(id, 'CSMR-v1-124')],
    ['no JSON', text.slice(0, -9)],
    ['a page', '<html>4821'],
  ])('gives nothing of %s in Imprint’s answer', async (_, body) => {
    gateway.upstream.answer = answers(200, body)
    const answer = await sendReveal(gateway.port)
    expect(answer.status).toBe(502)
    expect(answer.body).not.toMatch(canaries)
    const record = await read(gateway.port)
    expect(record.body).not.toMatch(canaries)
    if (body.endsWith('}')) return
    expect(record.status).toBe(502)
    expect(JSON.parse(bodyOf(record.body))).toMatchObject({ type: 'UPSTREAM_UNREADABLE' })
  })

  it('passes no page on as a record', async () => {
    gateway.upstream.answer = answers(200, '<html>4821', { 'content-type': 'text/html' })
    const { status, body } = await read(gateway.port)
    expect(status).toBe(502)
    expect(JSON.parse(bodyOf(body))).toMatchObject({ type: 'UPSTREAM_NOT_JSON' })
  })

  it('gives each record of the demo as the demo does', async () => {
    for (const { body } of personas) {
      gateway.upstream.answer = answers(200, body)
      const { headers, body: given } = await send(gateway.port, 'GET', recordPath)
      expect(bodyOf(given)).toBe(withholdJson(body, headers[markerHeader] ?? ''))
    }
  })
})

it('MASKED_FIELDS withholds these fields as well', async () => {
  const gateway = await start({ MASKED_FIELDS: 'email,address' })
  try {
    gateway.upstream.answer = answers(200, text)
    const { body } = await read(gateway.port)
    expect(body).not.toContain('jane.doe')
    expect(bodyOf((await sendReveal(gateway.port, { pointer: '/email' })).body)).toBe('"jane.doe@example.com"')
    expect(gateway.lines().at(-1)).toMatchObject({ event: 'reveal', field: 'email' })
  } finally {
    await gateway.stop()
  }
})

it.each([
  ['required', undefined, 422, ''],
  ['required', '', 422, ''],
  ['required', 'T-1', 200, 'T-1'],
  ['required', 'Caller check', 200, 'Caller check'],
  ['required', 'Jane called', 422, ''],
  ['required', '123-45-6789', 422, ''],
  ['optional', undefined, 200, ''],
  ['optional', 'T-1', 200, 'T-1'],
  ['optional', 'Jane called', 422, ''],
  ['off', 'Jane called', 200, ''],
])('a reason that is %s: “%s” is answered with %i, and “%s” goes on record', async (mode, reason, status, recorded) => {
  const gateway = await start({
    REVEAL_REASON: mode,
    REVEAL_REASONS: 'Caller check, Fraud review',
    ...(reason?.startsWith('T-') && { TICKET_PATTERN: 'T-[0-9]+' }),
  })
  try {
    gateway.upstream.answer = answers(200, text)
    const answer = await sendReveal(gateway.port, { pointer: '/ssn4', ...(reason !== undefined && { reason }) })
    expect(answer.status).toBe(status)
    expect(gateway.upstream.seen).toHaveLength(status === 200 ? 1 : 0)
    expect(gateway.lines()).toHaveLength(1)
    expect(gateway.lines()[0]).toMatchObject({ event: 'reveal', reason: recorded, status })
    expect(settingsIn((await send(gateway.port, 'GET', '/')).body)).toMatchObject({
      revealReason: mode,
      revealReasons: ['Caller check', 'Fraud review'],
    })
  } finally {
    await gateway.stop()
  }
})

it('outside REVEAL_GROUPS an agent reads, is told so, and reveals nothing', async () => {
  const signIn = await startServer(({ headers: { cookie = '' } }, response) => {
    response.writeHead(200, { 'x-auth-request-user': 'ann', 'x-groups': cookie.replace('groups=', '') }).end()
  })
  const gateway = await start({
    AUTH_URL: `http://127.0.0.1:${signIn.port}/`,
    AUTH_GROUPS_HEADER: 'X-Groups',
    REVEAL_GROUPS: 'leads, fraud team',
  })
  try {
    gateway.upstream.answer = answers(200, text)
    for (const [groups, status] of [
      ['leads', 200],
      ['support,fraud team', 200],
      ['support', 403],
      ['leads2', 403],
      ['', 403],
    ] as const) {
      const headers = { Cookie: `groups=${groups}`, 'X-Groups': 'leads' }
      const record = await read(gateway.port, headers)
      expect(record.status).toBe(200)
      expect(record.headers[revealsHeader], groups).toBe(status === 200 ? undefined : 'not-allowed')
      const answer = await sendReveal(gateway.port, { pointer: '/ssn4' }, headers)
      expect(answer.status, groups).toBe(status)
      if (status === 403) expect(JSON.parse(bodyOf(answer.body))).toMatchObject({ type: 'REVEAL_NOT_ALLOWED' })
    }
  } finally {
    signIn.close()
    await gateway.stop()
  }
})

it('READS_PER_DAY caps an agent’s different customers, and says so in words', async () => {
  const gateway = await start({ READS_PER_DAY: '2' })
  try {
    const readOf = (customer: string) => send(gateway.port, 'GET', `/api/v2/customers/${customer}`)
    const uuid = '00000000-0000-4000-8000-00000000000a'
    for (const customer of ['CSMR-v1-1', uuid, 'CSMR-v1-1', uuid.toUpperCase()])
      expect(await readOf(customer)).toMatchObject({ status: 200 })
    const refused = await readOf('CSMR-v1-3')
    expect(refused).toMatchObject({ status: 429, headers: { 'lookup-limit': 'day' } })
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(86_400)
    expect(JSON.parse(bodyOf(refused.body))).toMatchObject({
      type: 'DAILY_LIMIT',
      message: expect.stringContaining('2 different customers today') as string,
    })
    expect(await readOf('CSMR-v1-1')).toMatchObject({ status: 200 })
    expect(gateway.upstream.seen).toHaveLength(5)
    expect(gateway.lines().at(-2)).toMatchObject({
      event: 'read',
      customer: 'CSMR-v1-3',
      status: 429,
      upstream_status: '',
    })
  } finally {
    await gateway.stop()
  }
})

const onLinux = { skip: process.platform !== 'linux' }

it('what cannot be put on record is not given', onLinux, async () => {
  const upstream = await startUpstream()
  upstream.answer = answers(200, text)
  const port = await findPort()
  const full = openSync('/dev/full', 'w') // a disk without room
  const env = { PUBLIC_HOST: 'localhost', SITE: dist, AUTH: 'none', IMPRINT_API_KEY: key, LISTEN: `127.0.0.1:${port}` }
  const gateway = spawn(process.execPath, [resolve(import.meta.dirname, '../../../dist-server/gateway.mjs')], {
    env: { ...env, IMPRINT_API_URL: `http://127.0.0.1:${upstream.port}` },
    stdio: ['ignore', full, 'ignore'],
  })
  try {
    await expect
      .poll(() => send(port, 'GET', '/healthz').catch(() => undefined), { timeout: 10_000 })
      .toMatchObject({ status: 200 })
    for (const answer of [await sendReveal(port), await read(port)]) {
      expect(answer.status).toBe(500)
      expect(answer.body).not.toMatch(canaries)
      expect(answer.body).not.toContain('jane.doe')
    }
    expect(upstream.seen).toHaveLength(2)
  } finally {
    gateway.kill()
    await once(gateway, 'exit')
    closeSync(full)
    upstream.close()
  }
})
