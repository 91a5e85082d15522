import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { copySite } from '../../../scripts/copy-site'
import { closedPolicy, headersEverywhere, pagePolicy } from '../../../scripts/security-headers'
import { fromThePage, recordPath, send } from './raw-request'
import packageJson from '../../../package.json'
import { dist, start, type Started } from './start'

let gateway: Started
let site: string
const [script = ''] = readdirSync(join(dist, 'assets')).filter((name) => name.endsWith('.js'))

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'site-'))
  copySite(dist, site)
  const env = {
    PORTALS: 'https://portal.example https://crm.example:8443',
    PRODUCT_NAME: 'Card support',
    SUPPORT_CONTACT: 'help@team.example',
    LOCK_AFTER: '30',
    SIGN_OUT_URL: '/oauth2/sign_out',
  }
  gateway = await start(env, site)
})
afterAll(async () => {
  rmSync(site, { recursive: true })
  await gateway.stop()
})

const everywhere = {
  ...headersEverywhere,
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
}
const closed = closedPolicy
const page = pagePolicy({ portals: ['https://portal.example', 'https://crm.example:8443'] })

const json = { 'content-security-policy': closed, 'cache-control': 'no-store', 'content-type': 'application/json' }
const html = {
  'content-security-policy': page,
  'cache-control': 'no-store',
  'content-type': 'text/html; charset=utf-8',
  vary: 'Accept-Encoding',
}
const asset = { 'content-security-policy': closed, 'cache-control': 'public, max-age=31536000, immutable' }
const forPortals = {
  'content-security-policy': closed,
  'content-type': 'text/javascript',
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
}
const nginxOwn = { ...json, 'content-type': 'text/html' }
const preload = { link: '</api/v2/customers/CSMR-v1-123>; rel=preload; as=fetch; crossorigin' }
const evil = { ...fromThePage, Host: 'evil.example' }

/** What says nothing about the answer's class: sizes, times, the connection. */
const ofTheTransport = ['date', 'connection', 'content-length', 'transfer-encoding', 'last-modified', 'etag']

// prettier-ignore
const classes: [string, string, string, Record<string, string>, number, Record<string, string>][] = [
  ['the search page', 'GET', '/', {}, 200, html],
  ['a permalink', 'GET', '/customers/CSMR-v1-123', {}, 200, { ...html, ...preload }],
  ['a permalink, compressed', 'GET', '/customers/CSMR-v1-123?x=1', { 'Accept-Encoding': 'gzip' }, 200, { ...html, ...preload, 'content-encoding': 'gzip' }],
  ['a permalink, fetched ahead', 'GET', '/customers/CSMR-v1-123', { 'Sec-Purpose': 'prefetch' }, 200, html],
  ['the permalink of an SSN', 'GET', '/customers/123-45-6789', {}, 200, html],
  ['the permalink of a hostile ID', 'GET', '/customers/CSMR%0d%0aX-Evil:%201', {}, 200, html],
  ['a page that the browser has', 'GET', '/', { 'If-Modified-Since': 'Tue, 24 Nov 2099 00:00:00 GMT', 'If-None-Match': '*' }, 200, html],
  ['an asset', 'GET', `/assets/${script}`, {}, 200, { ...asset, 'content-type': 'text/javascript' }],
  ['an asset, gzip', 'GET', `/assets/${script}`, { 'Accept-Encoding': 'gzip' }, 200, { ...asset, 'content-type': 'text/javascript', 'content-encoding': 'gzip' }],
  ['an asset that the browser has', 'GET', `/assets/${script}`, { 'If-Modified-Since': 'Tue, 24 Nov 2099 00:00:00 GMT' }, 200, { ...asset, 'content-type': 'text/javascript' }],
  ['an asset of yesterday', 'GET', '/assets/index-0ld.js', {}, 404, json],
  ['a source map', 'GET', `/assets/${script}.map`, {}, 404, json],
  ['the script for portals', 'GET', '/embed/customer-lookup.js', {}, 200, { ...forPortals, 'cache-control': 'public, max-age=300' }],
  ['the script for portals, gzip', 'GET', '/embed/customer-lookup.js', { 'Accept-Encoding': 'gzip' }, 200, { ...forPortals, 'cache-control': 'public, max-age=300', 'content-encoding': 'gzip' }],
  ['the script for portals, of this version', 'GET', `/embed/customer-lookup-${packageJson.version}.js`, {}, 200, { ...forPortals, 'cache-control': 'public, max-age=31536000, immutable' }],
  ['its types', 'GET', '/embed/customer-lookup.d.ts', {}, 200, { ...forPortals, 'content-type': 'text/plain', 'cache-control': 'public, max-age=300' }],
  ['the script of a version that is gone', 'GET', '/embed/customer-lookup-0.0.0.js', {}, 404, json],
  ['the tab in a portal', 'GET', '/embed', {}, 200, html],
  ['a permalink in a portal', 'GET', '/embed/customers/CSMR-v1-123', {}, 200, { ...html, ...preload }],
  ['a permalink in a portal that is none', 'GET', '/embedded/customers/CSMR-v1-123', {}, 200, html],
  ['the icon', 'GET', '/favicon.svg', {}, 200, { 'content-security-policy': closed, 'cache-control': 'public, max-age=86400', 'content-type': 'image/svg+xml' }],
  ['a record', 'GET', recordPath, fromThePage, 200, json],
  ['a reveal', 'POST', '/api/audit/reveal/date_of_birth/CSMR-v1-123', fromThePage, 204, { 'content-security-policy': closed, 'cache-control': 'no-store' }],
  ['a reveal of no field', 'POST', '/api/audit/reveal/1990-12-31/CSMR-v1-123', fromThePage, 400, json],
  ['a bad ID', 'GET', '/api/v2/customers/123456789', fromThePage, 400, json],
  ['another site', 'GET', recordPath, {}, 403, json],
  ['no route', 'GET', '/api/v2/customers', fromThePage, 404, json],
  ['another method', 'DELETE', recordPath, fromThePage, 405, { ...json, allow: 'GET' }],
  ['another method of a reveal', 'GET', '/api/audit/reveal/ssn4/CSMR-v1-123', fromThePage, 405, { ...json, allow: 'POST' }],
  ['another method of the page', 'POST', '/', {}, 405, { ...json, allow: 'GET' }],
  ['a large body', 'POST', '/api/audit/reveal/ssn4/CSMR-v1-123', { ...fromThePage, 'Content-Length': '5000' }, 413, json],
  ['a long address', 'GET', `/customers/${'a'.repeat(20_000)}`, {}, 414, nginxOwn],
  ['a malformed request', 'GET', '/%zz', {}, 400, nginxOwn],
  ['TRACE', 'TRACE', '/', {}, 405, { ...json, allow: 'GET' }],
  ['another host', 'GET', recordPath, evil, 421, json],
  ['health', 'GET', '/healthz', {}, 200, json],
]

describe('the headers', () => {
  it.each(classes)('of %s are these and no other', async (_, method, target, headers, status, expected) => {
    const answer = await send(gateway.port, method, target, headers)
    expect(answer.status).toBe(status)
    const { 'x-request-id': requestId, ...rest } = answer.headers
    for (const name of ofTheTransport) delete rest[name]
    expect(rest).toEqual({ ...everywhere, ...expected })
    expect(requestId).toMatch(/^[0-9a-f]{32}$/)
    if (expected === json && status >= 400) expect(JSON.parse(answer.body)).toHaveProperty('request_id', requestId)
  })

  it.each(['gzip', 'br'])('let an asset come in %s when it was compressed ahead', async (encoding) => {
    const sent = request({
      port: gateway.port,
      path: `/assets/${script}`,
      headers: { host: 'localhost', 'accept-encoding': encoding },
    })
    sent.end()
    const [answer] = (await once(sent, 'response')) as [IncomingMessage]
    const chunks: Buffer[] = []
    for await (const chunk of answer) chunks.push(chunk as Buffer)
    // Brotli is a module of its own, which not every nginx has.
    const used = answer.headers['content-encoding'] ?? ''
    expect(encoding === 'gzip' ? ['gzip'] : ['br', '']).toContain(used)
    const body = Buffer.concat(chunks)
    const plain = used === 'gzip' ? gunzipSync(body) : used === 'br' ? brotliDecompressSync(body) : body
    expect(plain.equals(readFileSync(join(dist, 'assets', script)))).toBe(true)
  })
})

it('the page holds the settings of this deployment, without a request or an inline script', async () => {
  const { body } = await send(gateway.port, 'GET', '/', {})
  for (const [name, content] of [
    ['environment', 'custom'],
    ['product-name', 'Card support'],
    ['support-contact', 'help@team.example'],
    ['portals', 'https://portal.example https://crm.example:8443'],
    ['reveal-audit', 'on'],
    ['cover-after', '5'],
    ['lock-after', '30'],
    ['sign-out-url', '/oauth2/sign_out'],
  ]) {
    expect(body).toContain(`<meta name="${name}" content="${content}" />`)
  }
  expect(body).not.toContain('content="live"')
  expect(body).not.toMatch(/<script(?![^>]* src=)/)
})
