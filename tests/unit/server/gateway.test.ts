import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createGateway, type Gateway } from '../../../server/gateway'
import { closedPolicy, headersEverywhere, pagePolicy } from '../../../server/headers'
import { readSettings } from '../../../server/settings'

const customer = '/api/v2/customers/CSMR-v1-123'
const inProduct = '/api/products/travel/v2/customers/CSMR-v1-123'
const reveal = '/api/v2/customers/CSMR-v1-123/reveals'
const callerCheck = '/api/products/travel/v2/customers/CSMR-v1-123/caller-checks'

let site: string
let gateway: Gateway
const settings = (env: Record<string, string> = {}) =>
  readSettings({
    PUBLIC_HOST: 'Lookup.example',
    IMPRINT_API_KEY: 'key',
    IMPRINT_MERCHANT_KEYS: 'travel=merchant',
    AUTH: 'none',
    SITE: site,
    ...env,
  })

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'site-'))
  mkdirSync(join(site, 'assets'))
  writeFileSync(join(site, 'index.html'), '<meta name="settings" content="{}" />')
  writeFileSync(join(site, 'assets/index.js'), '')
  gateway = await createGateway(settings())
})
afterAll(async () => {
  await gateway.app.close()
  rmSync(site, { recursive: true })
})

const send = (method: 'GET' | 'HEAD' | 'POST' | 'DELETE', url: string, headers = {}) =>
  gateway.app.inject({ method, url, headers: { host: 'lookup.example', ...headers } })

describe('the gateway', () => {
  it.each([
    ['GET', '/', 200, undefined],
    ['HEAD', '/', 200, undefined],
    ['POST', '/', 405, 'GET'],
    ['GET', '/assets/index.js', 200, undefined],
    ['POST', '/assets/index.js', 405, 'GET'],
    ['GET', '/assets/gone.js', 404, undefined],
    ['HEAD', '/assets/gone.js', 404, undefined],
    ['GET', '/index.html', 200, undefined],
    ['GET', '/worker.js', 404, undefined],
    ['GET', '/worker.mjs', 404, undefined],
    ['GET', customer, 403, undefined],
    ['HEAD', customer, 405, 'GET'],
    ['POST', customer, 405, 'GET'],
    ['DELETE', inProduct, 405, 'GET'],
    ['GET', '/api/products/gold/v2/customers/CSMR-v1-123', 404, undefined],
    ['GET', `${customer}?x`, 404, undefined],
    ['POST', reveal, 403, undefined],
    ['GET', reveal, 405, 'POST'],
    ['POST', callerCheck, 403, undefined],
    ['GET', callerCheck, 405, 'POST'],
    ['POST', `${callerCheck}/1`, 404, undefined],
    ['GET', '/api', 404, undefined],
    ['POST', '/api/anything', 404, undefined],
    ['GET', `/${'a'.repeat(9_000)}`, 414, undefined],
  ] as const)('answers %s %s with %i', async (method, url, status, allow) => {
    const { statusCode, headers } = await send(method, url)
    expect({ status: statusCode, allow: headers.allow }).toEqual({ status, allow })
    const { 'cache-control': cacheControl, ...others } = headersEverywhere
    expect(headers).toMatchObject(others)
    if (statusCode !== 200) expect(headers).toHaveProperty('cache-control', cacheControl)
    const page = statusCode === 200 && !url.startsWith('/assets/')
    expect(headers['content-security-policy']).toBe(page ? pagePolicy() : closedPolicy)
  })

  it.each([
    ['lookup.example:8080', 200],
    ['LOOKUP.example', 200],
    ['lookup.example.evil.example', 421],
    ['10.1.2.3', 421],
    ['', 421],
  ])('answers the host name “%s” with %i', async (host, status) => {
    expect(await send('GET', '/', { host })).toHaveProperty('statusCode', status)
  })

  it('takes changed settings for the next request', async () => {
    const names = async () => (await send('GET', '/')).body
    expect(await names()).toContain('[&quot;travel&quot;]')
    gateway.reload(settings({ IMPRINT_MERCHANT_KEYS: 'rewards=a travel=b' }))
    expect(await names()).toContain('[&quot;rewards&quot;,&quot;travel&quot;]')
    expect(await send('POST', inProduct.replace('travel', 'rewards'))).toHaveProperty('statusCode', 405)
  })
})
