import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copySite } from '../../../scripts/copy-site'
import { closedPolicy, headersEverywhere, inlineSources, pagePolicy } from '../../../server/headers'
import { type Answer, answers } from './imprint'
import { fromThePage, type RawAnswer, recordPath, send, settingsIn } from './raw-request'
import { dist, start, type Started } from './start'
import { startServer } from './upstream'

let gateway: Started
let signIn: Awaited<ReturnType<typeof startServer>>
let site: string
const [script = ''] = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'))
const scriptsOfThisBuild = readdirSync(join(dist, 'embed')).filter((name) => /-\d/.test(name)) // none outside git

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'site-'))
  copySite(dist, site)
  signIn = await startServer(({ headers: { cookie = '' } }, response) => {
    const status = { ended: 401, forbidden: 403, broken: 500 }[cookie] ?? 200
    response.writeHead(status, { 'x-auth-request-user': 'ann', 'www-authenticate': 'Basic' }).end()
  })
  const env = {
    AUTH_URL: `http://127.0.0.1:${signIn.port}/`,
    PORTALS: 'https://portal.example https://crm.example:8443',
    APP_NAME: 'Card support',
    SUPPORT_CONTACT: 'help@team.example',
    LOCK_AFTER: '30',
    UPSTREAM_TIMEOUT: '2',
    SIGN_OUT_URL: '/oauth2/sign_out',
  }
  gateway = await start(env, site)
})
afterAll(async () => {
  rmSync(site, { recursive: true })
  signIn.close()
  await gateway.stop()
})

const everywhere = {
  ...headersEverywhere,
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
}
const closed = closedPolicy
const page = pagePolicy({
  portals: ['https://portal.example', 'https://crm.example:8443'],
  inline: inlineSources(readFileSync('dist/index.html', 'utf8')),
})

const json = { 'content-security-policy': closed, 'cache-control': 'no-store', 'content-type': 'application/json' }
const html = {
  'content-security-policy': page,
  'cache-control': 'no-store',
  'content-type': 'text/html; charset=utf-8',
  vary: 'accept-encoding',
}
const asset = {
  'content-security-policy': closed,
  'cache-control': 'public, max-age=31536000, immutable',
  vary: 'accept-encoding',
}
const forPortals = {
  'content-security-policy': closed,
  'content-type': 'text/javascript',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}
const evil = { ...fromThePage, Host: 'evil.example' }

/** What says nothing about the answer's class: sizes, times, the connection. */
const ofTheTransport = ['date', 'connection', 'content-length', 'transfer-encoding', 'last-modified', 'etag']

// prettier-ignore
const classes: [string, string, string, Record<string, string>, number, Record<string, string>][] = [
  ['the search page', 'GET', '/', {}, 200, html],
  ['a permalink', 'GET', '/customers/CSMR-v1-123', {}, 200, html],
  ['a permalink, compressed', 'GET', '/customers/CSMR-v1-123?x=1', { 'Accept-Encoding': 'gzip' }, 200, { ...html, 'content-encoding': 'gzip' }],
  ['the permalink of an SSN', 'GET', '/customers/123-45-6789', {}, 200, html],
  ['the permalink of a hostile ID', 'GET', '/customers/CSMR%0d%0aX-Evil:%201', {}, 200, html],
  ['a page that the browser has', 'GET', '/', { 'If-Modified-Since': 'Tue, 24 Nov 2099 00:00:00 GMT', 'If-None-Match': '*' }, 200, html],
  ['an asset', 'GET', `/assets/${script}`, {}, 200, { ...asset, 'content-type': 'text/javascript' }],
  ['an asset, gzip', 'GET', `/assets/${script}`, { 'Accept-Encoding': 'gzip' }, 200, { ...asset, 'content-type': 'text/javascript', 'content-encoding': 'gzip' }],
  ['an asset of yesterday', 'GET', '/assets/index-0ld.js', {}, 404, json],
  ['a source map', 'GET', `/assets/${script}.map`, {}, 404, json],
  ['the script for portals', 'GET', '/embed/customer-lookup.js', {}, 200, { ...forPortals, vary: 'accept-encoding', 'cache-control': 'public, max-age=300' }],
  ['the script for portals, gzip', 'GET', '/embed/customer-lookup.js', { 'Accept-Encoding': 'gzip' }, 200, { ...forPortals, vary: 'accept-encoding', 'cache-control': 'public, max-age=300', 'content-encoding': 'gzip' }],
  ...scriptsOfThisBuild.map((name): (typeof classes)[number] => ['the script for portals, of this build', 'GET', `/embed/${name}`, {}, 200, { ...forPortals, vary: 'accept-encoding', 'cache-control': 'public, max-age=31536000, immutable' }]),
  ['its types', 'GET', '/embed/customer-lookup.d.ts', {}, 200, { ...forPortals, vary: 'accept-encoding', 'content-type': 'text/plain', 'cache-control': 'public, max-age=300' }],
  ['the script of a build that is gone', 'GET', '/embed/customer-lookup-0.0.0-01234567.js', {}, 404, json],
  ['the tab in a portal', 'GET', '/embed', {}, 200, html],
  ['a permalink in a portal', 'GET', '/embed/customers/CSMR-v1-123', {}, 200, html],
  ['a permalink in a portal that is none', 'GET', '/embedded/customers/CSMR-v1-123', {}, 200, html],
  ['a service worker', 'GET', '/mockServiceWorker.js', {}, 404, json],
  ['the icon', 'GET', '/favicon.svg', {}, 200, { 'content-security-policy': closed, vary: 'accept-encoding', 'cache-control': 'public, max-age=86400', 'content-type': 'image/svg+xml' }],
  ['a record', 'GET', recordPath, fromThePage, 200, { ...json, 'withheld-marker': expect.stringMatching(/^[\da-f-]{36}:$/) as string }],
  ['a reveal that cannot be read', 'POST', '/api/v2/customers/CSMR-v1-123/reveals', fromThePage, 400, json],
  ['a reveal for an ID that is none', 'POST', '/api/v2/customers/123-45-6789/reveals', fromThePage, 400, json],
  ['a bad ID', 'GET', '/api/v2/customers/123456789', fromThePage, 400, json],
  ['another site', 'GET', recordPath, {}, 403, json],
  ['no route', 'GET', '/api/v2/customers', fromThePage, 404, json],
  ['another method', 'DELETE', recordPath, fromThePage, 405, { ...json, allow: 'GET' }],
  ['another method of a reveal', 'GET', '/api/v2/customers/CSMR-v1-123/reveals', fromThePage, 405, { ...json, allow: 'POST' }],
  ['another method of the page', 'POST', '/', {}, 405, { ...json, allow: 'GET' }],
  ['a large body', 'POST', '/api/v2/customers/CSMR-v1-123/reveals', { ...fromThePage, 'Content-Length': '5000' }, 413, json],
  ['a long address', 'GET', `/customers/${'a'.repeat(20_000)}`, {}, 414, json],
  ['a malformed request', 'GET', '/%zz', {}, 400, json],
  ['headers that are too large', 'GET', '/', { 'X-Long': 'a'.repeat(40_000) }, 400, json],
  ['a body sent in a way nobody knows', 'POST', '/', { 'Transfer-Encoding': 'nonsense' }, 501, json],
  ['a request with two lengths', 'POST', '/', { 'Transfer-Encoding': 'chunked', 'Content-Length': '1' }, 400, json],
  ['a malformed request to another host', 'GET', '/%zz', evil, 400, json],
  ['TRACE', 'TRACE', '/', {}, 405, { ...json, allow: 'GET' }],
  ['another host', 'GET', recordPath, evil, 421, json],
  ['health', 'GET', '/healthz', {}, 200, json],
]

const well = answers(200, '{}')
const hostile = { 'set-cookie': 'a=b', 'www-authenticate': 'Basic', 'x-frame-options': 'DENY', server: 'Imprint' }

// prettier-ignore
const refusals: [string, Answer, string, number, Record<string, string>][] = [
  ['a session that has ended', well, 'ended', 401, {}],
  ['an agent who may not', well, 'forbidden', 403, {}],
  ['a sign-in service that fails', well, 'broken', 503, {}],
  ['a key that Imprint refuses', answers(401, '{}', hostile), '', 502, {}],
  ['a limit of Imprint’s', answers(429, '{}', { ...hostile, 'retry-after': '7' }), '', 429, { 'retry-after': '7' }],
  ['a failure of Imprint’s', answers(500, '{}', hostile), '', 500, {}],
  ['a redirect of Imprint’s', answers(302, '', { ...hostile, location: 'https://evil.example/' }), '', 502, {}],
  ['an Imprint that is not there', (response) => response.destroy(), '', 502, {}],
  ['an Imprint that is being maintained', answers(503, '<h1>', { ...hostile, 'content-type': 'text/html', 'retry-after': '5' }), '', 503, { 'retry-after': '5' }],
  ['an Imprint that does not answer', () => undefined, '', 504, {}],
]

/** The headers but for those of the transport, and the request's ID, which each answer has. */
function ownHeadersOf({ headers }: RawAnswer) {
  const { 'x-request-id': requestId, ...rest } = headers
  expect(requestId).toMatch(/^[0-9a-f]{32}$/)
  for (const name of ofTheTransport) delete rest[name]
  return rest
}

describe('the headers', () => {
  it.each(classes)('of %s are these and no other', async (_, method, target, headers, status, expected) => {
    const answer = await send(gateway.port, method, target, headers)
    expect(answer.status).toBe(status)
    expect(ownHeadersOf(answer)).toEqual({ ...everywhere, ...expected })
    const requestId = answer.headers['x-request-id']
    if (expected === json && status >= 400) expect(JSON.parse(answer.body)).toHaveProperty('request_id', requestId)
  })

  it('of an asset that the browser has, and says so, are these and no other', async () => {
    const { headers } = await send(gateway.port, 'GET', `/assets/${script}`, {})
    const condition = { 'If-Modified-Since': headers['last-modified'] ?? '' }
    const answer = await send(gateway.port, 'GET', `/assets/${script}`, condition)
    expect(answer.status).toBe(304)
    expect(ownHeadersOf(answer)).toEqual({ ...everywhere, ...asset })
  })

  it.each(refusals)('of %s are these and no other', async (_, imprint, cookie, status, expected) => {
    gateway.upstream.answer = imprint
    const answer = await send(gateway.port, 'GET', recordPath, { ...fromThePage, Cookie: cookie })
    gateway.upstream.reset()
    expect(answer.status).toBe(status)
    expect(ownHeadersOf(answer)).toEqual({ ...everywhere, ...json, ...expected })
    expect(JSON.parse(answer.body)).toHaveProperty('request_id', answer.headers['x-request-id'])
  })

  it.each([
    ['gzip', 'gzip'],
    ['br', 'br'],
    ['gzip, deflate, br, zstd', 'br'],
  ])('let an asset come as it was compressed ahead to who accepts %s', async (accepted, encoding) => {
    const sent = request({
      port: gateway.port,
      path: `/assets/${script}`,
      headers: { host: 'localhost', 'accept-encoding': accepted },
    })
    sent.end()
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk as Buffer)
    expect(answer.headers).toMatchObject({ 'content-type': 'text/javascript', vary: 'accept-encoding' })
    expect(answer.headers['content-encoding']).toBe(encoding)
    const body = Buffer.concat(chunks)
    const plain = encoding === 'gzip' ? gunzipSync(body) : encoding === 'br' ? brotliDecompressSync(body) : body
    expect(plain.equals(readFileSync(join(dist, 'assets', script)))).toBe(true)
  })
})

it('the page holds the settings of this deployment, without a request, and none of them in a script', async () => {
  const { body } = await send(gateway.port, 'GET', '/', {})
  expect(settingsIn(body)).toEqual({
    environment: 'custom',
    appName: 'Card support',
    supportContact: 'help@team.example',
    portals: ['https://portal.example', 'https://crm.example:8443'],
    products: [],
    hideAfterBlur: 5,
    revealReason: 'off',
    ticketPattern: '[A-Z][A-Z0-9]{0,9}-[0-9]{1,9}|#?[0-9]{1,8}',
    revealReasons: [],
    callerCheck: { needed: 0, fields: [] },
    coverAfter: 5,
    lockAfter: 30,
    signOutUrl: '/oauth2/sign_out',
  })
  const scripts = [...body.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text).join('')
  expect(scripts).not.toMatch(/portal\.example|Card support|help@team/)
})
