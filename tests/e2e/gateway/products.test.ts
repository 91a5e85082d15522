import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { hostileProductTargets } from '../../unit/hostile-targets'
import { fromThePage, recordPath, send, settingsIn, sendReveal } from './raw-request'
import { start, type Started } from './start'
import { personalData } from './upstream'

const keys = {
  rewards: 'canary-rewards_1a',
  travel: 'canary-travel/2b+c==',
  'rewards-plus': 'canary-plus:3c',
  default: 'canary-default_4d',
  hostnames: 'canary-hostnames_5e',
}
const names = Object.keys(keys)
const pairs = Object.entries(keys).map(([name, key]) => `${name}=${key}`)
const pathIn = (product: string) => `/api/products/${product}/v2/customers/CSMR-v1-123`

let gateway: Started
beforeAll(async () => {
  gateway = await start({ IMPRINT_MERCHANT_KEYS: pairs.join(' ') })
})
afterEach(() => gateway.upstream.reset())
afterAll(() => gateway.stop())

const sentKeys = () => gateway.upstream.seen.map(({ headers }) => headers['x-imprint-merchant-key'])

describe('a gateway with several products', () => {
  it.each(Object.entries(keys))(
    'sends the key of %s for a customer of it, and says so in the audit',
    async (name, key) => {
      const answer = await send(gateway.port, 'GET', pathIn(name), {
        ...fromThePage,
        'X-Imprint-Merchant-Key': 'browser',
      })
      expect(answer.status).toBe(200)
      expect(gateway.upstream.seen).toMatchObject([{ method: 'GET', url: '/v2/customers/CSMR-v1-123' }])
      expect(sentKeys()).toEqual([key])
      expect(gateway.lines().at(-1)).toMatchObject({ product: name, customer: 'CSMR-v1-123', status: 200 })
    },
  )

  it('takes the first where none is named', async () => {
    await send(gateway.port, 'GET', recordPath)
    expect(sentKeys()).toEqual([keys.rewards])
    expect(gateway.lines().at(-1)).toHaveProperty('product', 'rewards')
  })

  it('tells the page their names, and nobody their keys', async () => {
    const answers = [await send(gateway.port, 'GET', '/')]
    expect(settingsIn(answers[0]?.body ?? '')).toHaveProperty('products', names)
    // An Imprint that gives away what it was sent.
    for (const status of [302, 401, 429, 500, 503]) {
      gateway.upstream.answer = (response, headers) => {
        response.writeHead(status, { 'x-echo': headers['x-imprint-merchant-key'] })
        response.end(JSON.stringify(headers))
      }
      answers.push(await send(gateway.port, 'GET', pathIn('travel')))
    }
    answers.push(await send(gateway.port, 'GET', pathIn('gold')))
    for (const key of Object.values(keys)) {
      expect(JSON.stringify(answers)).not.toContain(key)
      expect(readFileSync(gateway.log, 'utf8')).not.toContain(key)
      expect(gateway.output()).not.toContain(key)
    }
  })

  it('puts on record whose field was revealed of which product’s customer', async () => {
    const before = gateway.lines().length
    const reveal = (path: string) =>
      sendReveal(gateway.port, { pointer: '' }, {}, `/api/${path}v2/customers/CSMR-v1-123/reveals`)
    for (const path of ['products/gold/', 'products/travel/v2/', 'products//', 'products/travel/../rewards/'])
      expect(await reveal(path), path).toMatchObject({ status: 404 })
    expect(await send(gateway.port, 'GET', '/api/products/travel/v2/customers/CSMR-v1-123/reveals')).toMatchObject({
      status: 405,
      headers: { allow: 'POST' },
    })
    expect(gateway.lines()).toHaveLength(before)
    for (const [path, product] of [
      ['products/travel/', 'travel'],
      ['', 'rewards'],
    ]) {
      expect(await reveal(path ?? '')).toMatchObject({ status: 200 })
      const line = { event: 'reveal', product, customer: 'CSMR-v1-123', field: 'json' }
      expect(gateway.lines().at(-1)).toMatchObject(line)
    }
    expect(gateway.lines()).toHaveLength(before + 2)
    expect(sentKeys()).toEqual([keys.travel, keys.rewards])
  })

  it.each(['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS', 'get'])(
    'with %s lets nothing to Imprint for another name or a hostile ID',
    async (method) => {
      const before = gateway.lines().length
      for (const target of hostileProductTargets) {
        const { status, headers } = await send(gateway.port, method, target)
        expect(gateway.upstream.seen, target).toEqual([])
        if (status && target.startsWith('/api/')) expect(status, target).toBeGreaterThanOrEqual(400)
        if (status) expect(headers, target).toHaveProperty('x-content-type-options', 'nosniff')
      }
      expect(gateway.lines()).toHaveLength(before)
    },
  )

  it('says of another name that there is no such route, and of another method what it says elsewhere', async () => {
    const unknown = await send(gateway.port, 'GET', pathIn('gold'))
    expect(unknown.status).toBe(404)
    expect(JSON.parse(unknown.body)).toMatchObject({ type: 'ROUTE_NOT_FOUND' })
    expect(await send(gateway.port, 'POST', pathIn('travel'))).toMatchObject({ status: 405, headers: { allow: 'GET' } })
    expect(await send(gateway.port, 'GET', pathIn('travel'), {})).toMatchObject({ status: 403 })
    expect(gateway.upstream.seen).toEqual([])
  })

  it.each(['?product=travel', '?product=gold', ''])('a permalink with “%s” is one read', async (query) => {
    const before = gateway.lines().length
    const browser = await chromium.launch(chromiumLaunchOptions())
    try {
      const page = await browser.newPage()
      const complaints: string[] = []
      page.on('console', (message) => complaints.push(message.text()))
      await page.goto(`http://localhost:${gateway.port}/customers/CSMR-v1-123${query}`)
      await page.getByRole('heading', { name: personalData }).waitFor()
      const product = query === '?product=travel' ? 'travel' : 'rewards'
      await page.getByRole('combobox', { name: 'Product' }).waitFor()
      expect(await page.getByRole('combobox', { name: 'Product' }).inputValue()).toBe(product)
      await expect.poll(() => new URL(page.url()).search).toBe(`?product=${product}`)
      expect(complaints).toEqual([])
      expect(sentKeys()).toEqual([keys[product]])
      expect(gateway.lines()).toHaveLength(before + 1)
    } finally {
      await browser.close()
    }
  })
})

it('without products there is no such route, and the audit names none', async () => {
  const plain = await start()
  try {
    const refusal = await send(plain.port, 'GET', pathIn('rewards'))
    expect(refusal.status).toBe(404)
    expect(JSON.parse(refusal.body)).toMatchObject({ type: 'ROUTE_NOT_FOUND' })
    expect(plain.upstream.seen).toEqual([])
    await send(plain.port, 'GET', recordPath)
    expect(plain.upstream.seen[0]?.headers).not.toHaveProperty('x-imprint-merchant-key')
    expect(plain.lines()).toMatchObject([{ product: '', customer: 'CSMR-v1-123' }])
  } finally {
    await plain.stop()
  }
})

it('keys come from a file as well, one per line, and are read again at a reload', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'))
  const file = join(folder, 'keys')
  writeFileSync(file, 'rewards=canary-1\ntravel=canary-2\n')
  const fromFile = await start({ IMPRINT_MERCHANT_KEYS_FILE: file })
  try {
    const keyOf = async (name: string) => {
      fromFile.upstream.reset()
      await send(fromFile.port, 'GET', pathIn(name))
      return fromFile.upstream.seen[0]?.headers['x-imprint-merchant-key']
    }
    expect(await keyOf('travel')).toBe('canary-2')
    writeFileSync(file, 'rewards=canary-1\ntravel=canary-3\ngold=canary-4\n')
    fromFile.reload()
    await expect.poll(() => keyOf('gold')).toBe('canary-4')
    await expect.poll(() => keyOf('travel')).toBe('canary-3') // an old worker may take some more
    writeFileSync(file, 'rewards=canary-1"\n')
    fromFile.reload()
    await expect.poll(() => fromFile.output()).toContain('goes on with its old settings')
    await expect.poll(() => keyOf('travel')).toBe('canary-3')
  } finally {
    await fromFile.stop()
    rmSync(folder, { recursive: true })
  }
})
