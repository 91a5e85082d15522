import type { Page } from 'playwright'
import { janeDoe, johnDoe } from '../browse'
import { expect } from '../expect'
import { change, eventsOf } from '../gateway/portal-page'
import { startServer } from '../gateway/upstream'
import { frameOf, openPortal, portalTest, tabOf, titleOf } from './portal-test'

declare global {
  interface Window {
    /** The portal's own end of the conversation, which is its to use as it likes. */
    port: MessagePort
  }
}

/** A portal that is listed, and keeps all that it hears, and its end of the port. */
const test = portalTest.extend('page', async ({ context }): Promise<Page> => {
  const page = await context.newPage()
  await page.addInitScript(`if (window.parent === window) {
    const heard = (window.heard = { events: [], messages: [] })
    window.addEventListener('message', ({ data }) => heard.messages.push(data))
    for (const name of ['ready', 'found', 'missing', 'failed', 'revealed', 'navigate'])
      document.addEventListener(name, ({ type, detail }) => heard.events.push({ type, detail }), { capture: true })
    window.MessageChannel = class extends MessageChannel {
      constructor() {
        super()
        window.port = this.port1
        this.port1.addEventListener('message', ({ data }) => heard.messages.push(data))
      }
    }
  }`)
  return page
})

/** The tab is as it was, and both ends still hear each other. */
async function expectUntouched(page: Page, asked: readonly { url?: string }[]) {
  await expect(titleOf(page, 'Jane Doe')).toBeVisible()
  expect(await eventsOf(page)).toEqual(['ready', `found ${janeDoe}`])
  expect(asked.map(({ url }) => url)).toEqual([`/v2/customers/${janeDoe}`])
  await change(page, { customerId: johnDoe })
  await expect.poll(() => eventsOf(page)).toContain(`found ${johnDoe}`)
  expect(asked.map(({ url }) => url)).toEqual([`/v2/customers/${janeDoe}`, `/v2/customers/${johnDoe}`])
}

test('it reads no value of a customer in whatever it hears', async ({ page }) => {
  await openPortal(page)
  const tab = tabOf(page)
  await tab.getByRole('button', { name: 'Show SSN last four' }).click()
  await tab.getByRole('button', { name: 'Show date of birth' }).click()
  await expect.poll(() => eventsOf(page)).toContain(`revealed ${janeDoe} date_of_birth`)
  expect(await eventsOf(page)).toContain(`revealed ${janeDoe} ssn4`)
  await tab.getByRole('button', { name: 'JSON' }).click()
  await tab.getByRole('button', { name: 'Refresh' }).click()
  await change(page, { customerId: johnDoe })
  await expect(titleOf(page, 'John Doe')).toBeVisible()
  await expect.poll(() => eventsOf(page)).toContain(`found ${johnDoe}`)
  const heard = await page.evaluate(() => JSON.stringify(window.heard))
  expect(heard).toContain('resize')
  expect(heard).not.toMatch(/Jane|John|Doe|555|4821|7310|1984|1990|@|Street|Lane\b|Card/)
  // Nor does the frame let it look: another origin has no document.
  expect(await page.evaluate(() => document.querySelector('iframe')?.contentDocument)).toBeNull()
})

test('it can neither unmask, nor lead the frame away', async ({ page, scene }) => {
  await openPortal(page)
  await page.evaluate(() => {
    const { port } = window
    for (const more of [
      { type: 'reveal', field: 'ssn4' },
      { type: 'revealed', customerId: '00000000-0000-4000-8000-000000000001', field: 'ssn4' },
      { type: 'update', change: { masked: false, reveal: ['ssn4', 'date_of_birth'], revealed: true } },
      { type: 'update', change: { __proto__: { customerId: 'always-404' } } },
      { type: 'update', masked: false, customerId: 'always-404' },
      { type: 'navigate', customerId: 'always-404', path: '/', url: 'https://evil.example/' },
      { type: 'token', id: 1, token: 'x', expiresAt: 1e15 },
      { type: 'viewport', top: -1, height: 1e9 },
    ])
      port.postMessage({ lookup: 1, ...more })
  })
  await tabOf(page).getByRole('button', { name: 'JSON' }).click()
  await expect(tabOf(page).getByText('"loyalty_tier"')).toBeVisible()
  expect(await frameOf(page).content()).not.toMatch(/4821|1990/)
  await expectUntouched(page, scene.gateway.upstream.seen)

  for (const customerId of [
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '../../api/audit',
    '..%2f..%2f',
    '%0d%0aLocation:%20//evil.example',
    '<img src=x onerror=alert(1)>',
    'data:text/html,<script>alert(1)</script>',
  ]) {
    await change(page, { customerId })
    await change(page, { customerId: johnDoe })
    await expect(titleOf(page, 'John Doe')).toBeVisible()
    await expect.poll(() => frameOf(page).url(), customerId).toBe(`${scene.lookup}/embed/customers/${johnDoe}`)
  }

  // What it can do is end it all: then nothing is left to read.
  await page.evaluate(() => {
    const { port } = window
    port.postMessage({ lookup: 1, type: 'dispose' })
  })
  await expect(titleOf(page, 'Find a customer')).toBeAttached()
  expect(await frameOf(page).content()).not.toMatch(/John|Jane|Doe/)
})

test('what comes from elsewhere, or makes no sense, changes nothing', async ({ page, scene }) => {
  await openPortal(page)
  await page.evaluate((origin) => {
    const { port, frames } = window
    const target = frames[0]
    const cyclic: Record<string, unknown> = { lookup: 1, type: 'update' }
    cyclic.change = cyclic
    const huge = { lookup: 1, type: 'update', change: { customerId: 'always-404' }, more: 'x'.repeat(1_000_000) }
    let deep: unknown = 0
    for (let level = 0; level < 500; level++) deep = [deep]
    const welcome = { lookup: 1, type: 'welcome', nonce: 'guessed', customerId: 'always-404' }
    const senseless = [
      null,
      1,
      'text',
      [],
      {},
      { type: 'update' },
      { lookup: '1', type: 'dispose' },
      { lookup: 1, deep },
    ]
    // To the window, where the conversation has begun and nobody listens any more; and through the port.
    for (const message of [welcome, { ...welcome, nonce: '' }, huge, cyclic, ...senseless])
      target?.postMessage(message, origin, [new MessageChannel().port2])
    for (const message of [welcome, cyclic, ...senseless]) port.postMessage(message)
    // To the page itself, as a frame of its own making would; and as from the right window, were its origin another's.
    const hello = { lookup: 1, type: 'hello', versions: [1], nonce: 'mine' }
    for (const message of [hello, cyclic, { lookup: 1, type: 'found', customerId: 'x' }])
      window.postMessage(message, '*')
    for (const from of [`${origin}.evil.example`, 'null', '', origin.replace('http:', 'https:')])
      window.dispatchEvent(new MessageEvent('message', { data: hello, origin: from, source: target ?? null }))
    window.dispatchEvent(new MessageEvent('message', { data: hello, origin, source: window }))
  }, scene.lookup)
  await tabOf(page).getByRole('button', { name: 'JSON' }).click()
  await expect(tabOf(page).getByText('"loyalty_tier"')).toBeVisible()
  await expectUntouched(page, scene.gateway.upstream.seen)
})

test('two thousand messages in a second leave the tab at the agent’s service', async ({ page, scene }) => {
  await openPortal(page)
  const slowest = frameOf(page).evaluate(async () => {
    let [longest, last] = [0, performance.now()]
    for (const end = last + 1_000; last < end;) {
      const now = await new Promise<number>(requestAnimationFrame)
      longest = Math.max(longest, now - last)
      last = now
    }
    return longest
  })
  const sent = page.evaluate(async (origin) => {
    const { port } = window
    for (let batch = 0; batch < 50; batch++) {
      for (let each = 0; each < 20; each++) {
        port.postMessage({ lookup: 1, type: 'update', change: { nothing: each, agent: 7, theme: 'loud' } })
        window.frames[0]?.postMessage({ lookup: 1, type: 'welcome', nonce: String(each) }, origin)
      }
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  }, scene.lookup)
  await tabOf(page).getByRole('button', { name: 'JSON' }).click()
  await expect(tabOf(page).getByText('"loyalty_tier"')).toBeVisible()
  await sent
  expect(await slowest, 'ms between two pictures, the code of the JSON view included').toBeLessThan(2_000)
  await expectUntouched(page, scene.gateway.upstream.seen)
})

test('a sandboxed frame of its own cannot speak for it', async ({ page, scene }) => {
  await openPortal(page)
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.sandbox.add('allow-scripts')
    document.body.append(frame)
  })
  await expect.poll(() => page.frames().length).toBe(3)
  await page.frames()[2]?.evaluate(() => {
    const message = { lookup: 1, type: 'welcome', nonce: '', customerId: 'always-404' }
    window.parent.frames[0]?.postMessage(message, '*', [new MessageChannel().port2])
    window.parent.postMessage({ lookup: 1, type: 'hello', versions: [1], nonce: 'x' }, '*')
  })
  await expectUntouched(page, scene.gateway.upstream.seen)
})

portalTest.for([
  ['no origin', (origin: string) => origin, 'sandbox allow-scripts'],
  ['one that looks alike', (origin: string) => origin.replace('127.0.0.1', '127.0.0.1.evil.example'), ''],
] as const)('a page with %s shows nothing of the lookup', async ([, dress, policy], { page, scene, faults }) => {
  const server = await startServer((_, response) =>
    response
      .writeHead(200, { 'content-type': 'text/html', ...(policy && { 'content-security-policy': policy }) })
      .end(`<!doctype html><title>Portal</title><iframe src="${scene.lookup}/embed/customers/${janeDoe}"></iframe>`),
  )
  await page.goto(dress(policy ? `http://127.0.0.1:${server.port}` : scene.portal.replace(/\d+$/, String(server.port))))
  await expect.poll(() => faults.join('\n')).toContain('frame-ancestors')
  faults.length = 0
  await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Jane Doe' })).toBeHidden()
  expect(scene.gateway.upstream.seen).toEqual([])
  server.close()
})
