import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { fromThePage, type RawAnswer, recordPath, send } from './raw-request'
import { start, type Started } from './start'
import { findPort } from './upstream'

let gateway: Started

beforeAll(async () => {
  gateway = await start({ UPSTREAM_TIMEOUT: '2' })
})
afterEach(() => gateway.upstream.reset())
afterAll(() => gateway.stop())

type Misbehave = (response: ServerResponse, headers: IncomingHttpHeaders) => unknown
const secretBody = JSON.stringify({ type: 'X', message: 'postgres://user:password@db' })
const answers =
  (status: number, headers: Record<string, string> = {}, body = secretBody): Misbehave =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(status === 304 ? undefined : body)
  }
const raw =
  (text: string): Misbehave =>
  (response) =>
    response.socket?.end(text)

/** As no server of Node's would. */
const refuses = (status: string, more = '') =>
  raw(
    `HTTP/1.1 ${status} No\r\nContent-Type: application/json\r\n${more}Content-Length: ${secretBody.length}\r\n\r\n${secretBody}`,
  )

/** Statuses that are none of HTTP's, and below 200 none that ends an answer. */
const none = ['000', '007', '099', '100', '199', '600', '700', '799', '899', '999']

// prettier-ignore
const replaced: [string, Misbehave, number, string][] = [
  ['refuses our key', answers(401, { 'www-authenticate': 'Basic' }), 502, 'UPSTREAM_CREDENTIAL'],
  ['forbids our key', answers(403), 502, 'UPSTREAM_CREDENTIAL'],
  ...[300, 301, 302, 303, 304, 305, 307, 308, 309, 330, 350, 399].map((status): [string, Misbehave, number, string] => [`redirects with ${status}`, answers(status, { location: 'https://evil.example/' }), 502, 'UPSTREAM_REDIRECT']),
  ['fails with 500', answers(500), 500, 'UPSTREAM_FAILED'],
  ...[501, 507, 509, 512, 599].map((status): [string, Misbehave, number, string] => [`fails with ${status}`, answers(status), 500, 'UPSTREAM_FAILED']),
  ['fails with 502', answers(502), 502, 'UPSTREAM_UNREACHABLE'],
  ['fails with 504', answers(504), 504, 'UPSTREAM_TIMEOUT'],
  ['is being maintained', answers(503, { 'content-type': 'text/html' }, '<h1>postgres password'), 503, 'UPSTREAM_UNAVAILABLE'],
  ...[400, 404, 422].flatMap((status) =>
    ['text/html', 'text/plain', 'application/jsonp', ''].map((type): [string, Misbehave, number, string] => [`refuses with ${status} and ${type || 'no type'}`, answers(status, { 'content-type': type }), status, 'UPSTREAM_REFUSED']),
  ),
  ['refuses with 400 and two types', refuses('400', 'Content-Type: text/html\r\n'), 400, 'UPSTREAM_REFUSED'],
  ...Array.from({ length: 98 }, (_, index) => 402 + index).filter((status) => ![403, 404, 422, 429].includes(status)).map((status): [string, Misbehave, number, string] => [`refuses with ${status}`, answers(status), status, 'UPSTREAM_REFUSED']),
  ['has enough of us', answers(429), 429, 'UPSTREAM_RATE_LIMITED'],
  ['resets the connection', (response) => response.socket?.resetAndDestroy(), 502, 'UPSTREAM_UNREACHABLE'],
  ['closes the connection', (response) => response.destroy(), 502, 'UPSTREAM_UNREACHABLE'],
  ['sends too many headers', answers(200, { 'x-long': 'a'.repeat(20_000) }), 502, 'UPSTREAM_UNREACHABLE'],
  ['never answers', () => undefined, 504, 'UPSTREAM_TIMEOUT'],
  ['never ends its headers', (response) => response.socket?.write('HTTP/1.1 200 OK\r\nX-A: '), 504, 'UPSTREAM_TIMEOUT'],
]

function expectOurs({ status, headers, body }: RawAnswer, expected: number, type: string) {
  expect(status).toBe(expected)
  expect(headers['content-type']).toBe('application/json')
  const message = expect.any(String) as string
  expect(JSON.parse(body)).toEqual({ type, message, request_id: headers['x-request-id'] })
}

describe('when Imprint', () => {
  it.each(replaced)('%s, the page gets our JSON error and none of its words', async (_, misbehave, status, type) => {
    gateway.upstream.answer = misbehave
    const answer = await send(gateway.port, 'GET', recordPath)
    expectOurs(answer, status, type)
    for (const word of ['postgres', 'password', 'evil.example']) {
      expect(JSON.stringify(answer)).not.toContain(word)
    }
    expect(answer.headers).not.toHaveProperty('www-authenticate')
    expect(gateway.lines().at(-1)).toMatchObject({ status, customer: 'CSMR-v1-123' })
  })

  it.each(none)('answers %s, which is no status of an answer, the page gets our JSON error', async (sent) => {
    gateway.upstream.answer = refuses(sent)
    const answer = await send(gateway.port, 'GET', recordPath)
    if (sent < '200') expectOurs(answer, 502, 'UPSTREAM_UNREACHABLE')
    else expectOurs(answer, 500, 'UPSTREAM_FAILED')
    expect(gateway.lines().at(-1)?.upstream_status).toBe(sent < '200' ? '502' : sent)
  })

  it.each([200, 400, 404, 422])('answers %i, its body goes on as it came', async (status) => {
    gateway.upstream.answer = answers(status, {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-length': String(secretBody.length),
    })
    const answer = await send(gateway.port, 'GET', recordPath)
    expect(answer).toMatchObject({ status, body: secretBody })
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  })

  it.each([
    ['7', '7'],
    ['Wed, 21 Oct 2099 07:28:00 GMT', 'Wed, 21 Oct 2099 07:28:00 GMT'],
  ])('says Retry-After: %s with 429 or 503, the page gets it', async (sent, passed) => {
    for (const status of [429, 503]) {
      gateway.upstream.answer = answers(status, { 'retry-after': sent })
      expect((await send(gateway.port, 'GET', recordPath)).headers['retry-after']).toBe(passed)
    }
  })

  it('sends headers that could act on the browser or on the gateway, none goes on', async () => {
    const forbidden = {
      'set-cookie': 'session=1', 'access-control-allow-origin': '*', 'access-control-allow-credentials': 'true',
      'clear-site-data': '"*"', refresh: '0; url=https://evil.example', location: 'https://evil.example',
      link: '<https://evil.example>; rel=preload', 'x-accel-redirect': '/index.html', 'x-accel-buffering': 'no',
      'x-accel-limit-rate': '1', 'x-accel-charset': 'utf-7', 'content-encoding': 'gzip', 'content-disposition': 'attachment',
      'alt-svc': 'h3=":443"', nel: '{}', 'report-to': '{}', 'reporting-endpoints': 'a="https://evil.example"',
      'www-authenticate': 'Basic', 'proxy-authenticate': 'Basic', 'service-worker-allowed': '/', 'sourcemap': '/x.map',
      'x-powered-by': 'Imprint', server: 'Imprint', via: '1.1 x', 'x-echo': 'anything', etag: '"1"', expires: '0',
      'last-modified': 'Tue, 24 Nov 2026 00:00:00 GMT', 'content-security-policy': '', 'x-frame-options': 'DENY',
      '1x': 'digit', _x: 'underscore', '!x': 'odd', $x: 'dollar', 'retry-after': '9',
    } // prettier-ignore
    gateway.upstream.answer = answers(200, { ...forbidden, 'cache-control': 'public', 'x-request-id': 'imprint-1' })
    const { status, headers, body } = await send(gateway.port, 'GET', recordPath)
    expect(status).toBe(200)
    expect(body).toContain('postgres')
    expect(new Set(Object.keys(headers))).toEqual(
      new Set(
        `cache-control connection content-security-policy content-type cross-origin-opener-policy
        cross-origin-resource-policy date permissions-policy referrer-policy strict-transport-security
        content-length withheld-marker x-content-type-options x-request-id`.split(/\s+/),
      ),
    )
    expect(headers['x-request-id']).not.toBe('imprint-1')
    expect(headers['cache-control']).toBe('no-store')
  })

  it('sends headers whose names no server may give them, it is no HTTP', async () => {
    const names = [...'"(),/;<=>?@[]'].map((sign) => `${sign}x`)
    const fields = names.map((name) => `${name}: evil\r\n`).join('')
    gateway.upstream.answer = raw(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n${fields}Content-Length: 2\r\n\r\n{}`,
    )
    expectOurs(await send(gateway.port, 'GET', recordPath), 502, 'UPSTREAM_UNREACHABLE')
  })

  const fetchRecord = () =>
    fetch(`http://localhost:${gateway.port}${recordPath}`, { headers: fromThePage }).then((answer) => answer.text())

  it.each([
    ['a length', 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"id":'],
    [
      'chunks',
      'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n6\r\n{"id":\r\n',
    ],
  ])('cuts its answer with %s off, the page gets none of it', async (_, text) => {
    gateway.upstream.answer = raw(text)
    expectOurs(await send(gateway.port, 'GET', recordPath), 502, 'UPSTREAM_UNREACHABLE')
  })

  it.each([
    ['does not speak HTTP', '220 mail.example ESMTP\r\n'],
    ['speaks HTTP/0.9', '<html>{}</html>'],
  ])('%s, the page gets our JSON error', async (_, text) => {
    gateway.upstream.answer = raw(text)
    expectOurs(await send(gateway.port, 'GET', recordPath), 502, 'UPSTREAM_UNREACHABLE')
    expect(gateway.lines().at(-1)).toMatchObject({ status: 502, customer: 'CSMR-v1-123' })
  })

  it('sends interim answers, the page gets the final one', async () => {
    gateway.upstream.answer = raw(
      'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}',
    )
    const { status, headers, body } = await send(gateway.port, 'GET', recordPath)
    expect({ status, body }).toEqual({ status: 200, body: '{}' })
    expect(headers).not.toHaveProperty('link')
  })

  it('stops in the middle, the page is not kept waiting', async () => {
    gateway.upstream.answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.write('{"id":')
    }
    expectOurs(await send(gateway.port, 'GET', recordPath), 504, 'UPSTREAM_TIMEOUT')
  })

  it('trickles, the whole call ends after 10 s', async () => {
    gateway.upstream.answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const drip = setInterval(() => response.write(' '), 300)
      response.on('close', () => clearInterval(drip))
    }
    const asked = performance.now()
    expectOurs(await send(gateway.port, 'GET', recordPath), 504, 'UPSTREAM_TIMEOUT')
    expect(performance.now() - asked).toBeLessThan(15_000)
  })

  it('sends more than 1 MiB, or without end, the gateway takes no more of it', async () => {
    const chunk = Buffer.alloc(64 * 1024, ' ')
    const endless: Misbehave = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const more = () => {
        while (response.writable && response.write(chunk));
      }
      response.on('drain', more)
      more()
    }
    for (const misbehave of [endless, answers(200, {}, ' '.repeat(1024 * 1024 + 1))]) {
      gateway.upstream.answer = misbehave
      expectOurs(await send(gateway.port, 'GET', recordPath), 502, 'UPSTREAM_TOO_LARGE')
    }
    gateway.upstream.answer = answers(200, {}, `${' '.repeat(1024 * 1024 - 2)}{}`)
    expect(await send(gateway.port, 'GET', recordPath)).toMatchObject({ status: 200 })
  })

  it('sends a compressed bomb unasked, nobody unpacks it', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000))
    gateway.upstream.answer = (response, headers) => {
      expect(headers['accept-encoding']).toBe('identity')
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb)
    }
    expect((await fetchRecord()).length).toBeLessThanOrEqual(bomb.length)
  })

  it('is asked by a page that has left, it is told', async () => {
    const ended = new Promise((resolve) => {
      gateway.upstream.answer = (response) => {
        response.on('close', resolve)
        leave.abort()
      }
    })
    const leave = new AbortController()
    const url = `http://localhost:${gateway.port}${recordPath}`
    await expect(fetch(url, { headers: fromThePage, signal: leave.signal })).rejects.toThrow('aborted')
    await ended
    await expect.poll(() => gateway.lines().at(-1)?.status).toBe(499)
  })
})

it('when nothing listens where Imprint should be, the page is told', async () => {
  const alone = await start({ IMPRINT_API_URL: `http://127.0.0.1:${await findPort()}` })
  try {
    const answer = await send(alone.port, 'GET', recordPath)
    expect(answer.status).toBe(502)
    expect(JSON.parse(answer.body)).toMatchObject({ type: 'UPSTREAM_UNREACHABLE' })
  } finally {
    await alone.stop()
  }
})
