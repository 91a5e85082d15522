import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fromThePage, recordPath, send, sendReveal } from './raw-request'
import { start, type Started } from './start'
import { findPort, personalData, startServer } from './upstream'

let gateway: Started
let asked: IncomingHttpHeaders[] = []
const names: Record<string, string> = {
  'session=ann': 'ann@team.example',
  'session=bob': 'bob',
  'session=odd': 'a"b\\c',
}
let signIn: Awaited<ReturnType<typeof startServer>>

/** Signs in by cookie; 401 for whoever it does not know. */
beforeAll(async () => {
  signIn = await startServer((request, response) => {
    asked.push(request.headers)
    const { cookie = '' } = request.headers
    const status = { 'session=forbidden': 403, 'session=broken': 500, 'session=moved': 302 }[cookie]
    const name = names[cookie]
    response.writeHead(status ?? (name || cookie === 'session=nameless' ? 200 : 401), {
      'www-authenticate': 'Basic',
      location: 'https://sign-in.example/',
      'set-cookie': 'x=1',
      ...(name && { 'x-forwarded-email': name }),
    })
    response.end('<form>')
  })
  gateway = await start({
    AUTH_URL: `http://127.0.0.1:${signIn.port}/auth`,
    AUTH_USER_HEADER: 'X-Forwarded-Email',
    RATE_PER_AGENT: '6',
  })
})
afterEach(() => {
  gateway.upstream.reset()
  asked = []
})
afterAll(async () => {
  signIn.close()
  await gateway.stop()
})

const read = (cookie: string, headers: Record<string, string> = {}) =>
  send(gateway.port, 'GET', recordPath, { ...fromThePage, Cookie: cookie, ...headers })

describe('an agent', () => {
  it.each([
    ['who is not signed in', 'session=none', 401, 'SESSION_ENDED'],
    ['who may not do this', 'session=forbidden', 403, 'NOT_ALLOWED'],
    ['of a sign-in service that fails', 'session=broken', 503, 'SIGNIN_UNAVAILABLE'],
    ['of a sign-in service that redirects', 'session=moved', 503, 'SIGNIN_UNAVAILABLE'],
    ['of a sign-in service that tells no name', 'session=nameless', 503, 'SIGNIN_UNAVAILABLE'],
  ])('%s reads nothing', async (_, cookie, status, type) => {
    const before = gateway.lines().length
    for (const answer of [
      await read(cookie, { 'X-Agent': 'forged', 'X-Forwarded-Email': 'forged' }),
      await sendReveal(gateway.port, { pointer: '/ssn4' }, { Cookie: cookie }),
    ]) {
      expect(answer.status).toBe(status)
      expect(JSON.parse(answer.body)).toMatchObject({ type })
      for (const name of ['www-authenticate', 'set-cookie', 'location']) expect(answer.headers).not.toHaveProperty(name)
    }
    expect(gateway.upstream.seen).toEqual([])
    for (const line of gateway.lines().slice(before)) expect(line).toMatchObject({ status: 503, agent: '' })
  })

  it('is known by the sign-in service alone, which sees the cookie and nothing of the lookup', async () => {
    await read('session=bob', { 'X-Agent': 'forged', 'X-Forwarded-Email': 'forged', 'Accept-Language': 'fr' })
    expect(asked).toEqual([{ host: `127.0.0.1:${signIn.port}`, connection: 'keep-alive', cookie: 'session=bob' }])
    expect(gateway.lines().at(-1)).toMatchObject({ agent: 'bob', status: 200 })
    expect(gateway.upstream.seen[0]?.headers).not.toHaveProperty('cookie')
  })

  it('has a limit of their own, and the others go on', async () => {
    const before = gateway.lines().length
    const answers = await Promise.all(Array.from({ length: 20 }, () => read('session=ann')))
    const refused = answers.filter(({ status }) => status === 429)
    expect(refused).toHaveLength(13) // 6 a minute: 7 at once, and then 7 again after the 70 s that they are the share of
    expect(refused[0]?.headers['retry-after']).toMatch(/^(70|69)$/)
    expect(JSON.parse(refused[0]?.body ?? '')).toMatchObject({ type: 'RATE_LIMITED' })
    expect(gateway.upstream.seen).toHaveLength(7)
    expect(await read('session=odd')).toMatchObject({ status: 200 })

    const lines = gateway.lines().slice(before)
    expect(lines.filter(({ upstream_status: status }) => status !== '')).toHaveLength(8)
    expect(lines.filter(({ agent }) => agent === 'ann@team.example')).toHaveLength(20)
    expect(lines.at(-1)).toMatchObject({ agent: 'a"b\\c' })
  })
})

describe('the audit', () => {
  it('has one line per read, with who, whom, when and how it ended, and no more', async () => {
    const audited = await start()
    try {
      const ids = Array.from({ length: 50 }, (_, index) => `CSMR-v1-${index}`)
      const answers = await Promise.all(
        ids.map((id) => send(audited.port, 'GET', `/api/v2/customers/${id}`, { ...fromThePage, Cookie: 'session=1' })),
      )
      const lines = audited.lines()
      expect(lines).toHaveLength(50)
      expect(new Set(lines.map(({ customer }) => customer))).toEqual(new Set(ids))
      expect(audited.upstream.seen).toHaveLength(50)
      expect(new Set(lines.map(({ request_id: id }) => id))).toEqual(
        new Set(answers.map(({ headers }) => headers['x-request-id'])),
      )
      for (const line of lines) {
        expect(line).toEqual({
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/) as string,
          event: 'read',
          agent: 'address 127.0.0.1',
          product: '',
          customer: expect.any(String) as string,
          status: 200,
          upstream_status: '200',
          seconds: expect.any(Number) as number,
          upstream_seconds: expect.any(String) as string,
          request_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        })
      }

      expect(JSON.stringify(audited.lines()) + audited.output()).not.toContain(personalData)
    } finally {
      await audited.stop()
    }
  })
})

it('an address has a limit as well, and without a sign-in it counts as the agent', async () => {
  for (const [rates, type] of [
    [{ RATE_PER_ADDRESS: '6' }, 'RATE_LIMITED'],
    [{ RATE_PER_AGENT: '6' }, 'RATE_LIMITED'],
  ] as const) {
    const limited = await start({ ...rates, TRUSTED_PROXIES: '127.0.0.1' })
    try {
      const readFrom = (address: string) =>
        send(limited.port, 'GET', recordPath, { ...fromThePage, 'X-Forwarded-For': address })
      const answers = await Promise.all(Array.from({ length: 20 }, () => readFrom('10.1.1.1')))
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(7)
      const refused = answers.find(({ status }) => status === 429)
      expect(JSON.parse(refused?.body ?? '')).toMatchObject({ type })
      expect(refused?.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' })
      expect(await readFrom('10.1.1.2')).toMatchObject({ status: 200 })
    } finally {
      await limited.stop()
    }
  }
})

it('nobody reads while the sign-in service is away', async () => {
  const alone = await start({ AUTH_URL: `http://127.0.0.1:${await findPort()}/` })
  try {
    const answer = await send(alone.port, 'GET', recordPath)
    expect(answer.status).toBe(503)
    expect(JSON.parse(answer.body)).toMatchObject({ type: 'SIGNIN_UNAVAILABLE' })
    expect(alone.upstream.seen).toEqual([])
  } finally {
    await alone.stop()
  }
})

it.each([
  ['does not answer', 503, () => undefined],
  [
    'does not end its answer',
    200, // it has said who this is
    (response: ServerResponse) => {
      response.writeHead(200, { 'x-auth-request-user': 'ann' })
      const drip = setInterval(() => response.write(' '), 300)
      response.on('close', () => clearInterval(drip))
    },
  ],
])('a sign-in service that %s does not keep a page waiting: %i', async (_, status, answer) => {
  const left = Promise.withResolvers<void>()
  const hanging = await startServer((_request, response) => {
    response.on('close', () => left.resolve())
    answer(response)
  })
  const waiting = await start({ AUTH_URL: `http://127.0.0.1:${hanging.port}/` })
  try {
    const sentAt = performance.now()
    expect(await send(waiting.port, 'GET', recordPath)).toMatchObject({ status })
    expect(performance.now() - sentAt).toBeLessThan(9_000)
    expect(waiting.upstream.seen).toHaveLength(status === 200 ? 1 : 0)
    await left.promise // what comes of the answer after that does no harm
    expect(await send(waiting.port, 'GET', '/healthz')).toMatchObject({ status: 200 })
    expect(waiting.output()).toBe('')
  } finally {
    hanging.close()
    await waiting.stop()
  }
})
