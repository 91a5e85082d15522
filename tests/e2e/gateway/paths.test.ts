import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { hostileTargets } from '../../unit/hostile-targets'
import { fromThePage, recordPath, send } from './raw-request'
import { start, type Started } from './start'

let gateway: Started

beforeAll(async () => {
  gateway = await start()
})
afterEach(() => gateway.upstream.reset())
afterAll(() => gateway.stop())

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'get']

describe('the gateway', () => {
  it.each(methods)('with %s lets no path to Imprint but the one of a customer', async (method) => {
    expect(hostileTargets.length).toBeGreaterThanOrEqual(60)
    for (const target of hostileTargets) {
      const { status, headers } = await send(gateway.port, method, target)
      expect(gateway.upstream.seen, target).toEqual([])
      if (status && target.startsWith('/api/')) expect(status, target).toBeGreaterThanOrEqual(400)
      if (status) expect(headers, target).toHaveProperty('x-content-type-options', 'nosniff')
    }
    expect(gateway.lines()).toEqual([])
  })

  it.each(methods.filter((method) => method !== 'GET'))('refuses %s of a customer', async (method) => {
    const { status } = await send(gateway.port, method, recordPath)
    expect([400, 405]).toContain(status)
    expect(gateway.upstream.seen).toEqual([])
  })

  it('asks Imprint for the ID as it stands, without a query', async () => {
    for (const id of [
      'CSMR-v1-123',
      '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4',
      'constructor',
      'a',
      `a${'-'.repeat(63)}`,
    ]) {
      gateway.upstream.reset()
      expect(await send(gateway.port, 'GET', `/api/v2/customers/${id}`)).toMatchObject({ status: 200 })
      expect(gateway.upstream.seen).toMatchObject([{ method: 'GET', url: `/v2/customers/${id}` }])
    }
  })

  it('asks without the body that somebody sends along', async () => {
    for (const [name, value, body] of [
      ['Content-Length', '3', 'abc'],
      ['Transfer-Encoding', 'chunked', '3\r\nabc\r\n0\r\n\r\n'],
    ] as const) {
      gateway.upstream.reset()
      const answer = await send(gateway.port, 'GET', recordPath, { ...fromThePage, [name]: value }, body)
      expect(answer, name).toMatchObject({ status: 200 })
      expect(gateway.upstream.seen).toHaveLength(1)
      expect(Object.keys(gateway.upstream.seen[0]?.headers ?? {})).not.toContain(name.toLowerCase())
    }
  })

  it('answers no page that reaches it under another name (DNS rebinding)', async () => {
    for (const host of ['evil.example', 'localhost.evil.example', '127.0.0.1']) {
      expect(await send(gateway.port, 'GET', recordPath, { ...fromThePage, Host: host })).toMatchObject({ status: 421 })
    }
    expect(gateway.upstream.seen).toEqual([])
  })

  it.each([
    ['the address bar', { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Dest': 'document' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'empty' }],
    ['another port of this machine', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Dest': 'empty' }],
    ['an image of the page', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'image' }],
    ['a script of the page', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'script' }],
    ['a program that says nothing', {}],
  ])('refuses %s', async (_, headers: Record<string, string>) => {
    for (const [method, target] of [
      ['GET', recordPath],
      ['POST', '/api/v2/customers/CSMR-v1-123/reveals'],
    ] as const) {
      const refusal = await send(gateway.port, method, target, headers)
      expect(refusal).toMatchObject({ status: 403, headers: { 'content-type': 'application/json' } })
      expect(JSON.parse(refusal.body)).toMatchObject({ type: 'NOT_FROM_THIS_PAGE' })
    }
    expect(gateway.upstream.seen).toEqual([])
  })
})
