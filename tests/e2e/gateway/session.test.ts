import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, it } from 'vitest'
import { chromiumLaunchOptions, findWholeChromium } from '../../../scripts/find-chromium'
import { expect } from '../expect'
import { start, type Started } from './start'
import { personalData, startServer } from './upstream'

let gateway: Started
let signIn: Awaited<ReturnType<typeof startServer>>
let signedIn: boolean
let browser: Browser
let context: BrowserContext
let site: string

async function openContext(from: Browser): Promise<BrowserContext> {
  const opened = await from.newContext()
  opened.setDefaultTimeout(30_000)
  return opened
}

beforeAll(async () => {
  signIn = await startServer((_, response) => {
    response.writeHead(signedIn ? 200 : 401, { 'x-auth-request-user': 'ann' }).end()
  })
  gateway = await start({
    AUTH_URL: `http://127.0.0.1:${signIn.port}/`,
    SIGN_OUT_URL: '/oauth2/sign_out',
    APP_NAME: 'Card support',
  })
  site = `http://localhost:${gateway.port}`
  browser = await chromium.launch(chromiumLaunchOptions())
})
beforeEach(async () => {
  signedIn = true
  gateway.upstream.reset()
  gateway.upstream.answer = (response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(
      JSON.stringify({
        id: 'CSMR-v1-123',
        first_name: personalData,
        ssn4: '4821',
        date_of_birth: { year: 1990, month: 4, day: 17 },
        metadata: { api_token: 'sesame-opens' },
      }),
    )
  }
  context = await openContext(browser)
})
afterEach(() => context.close())
afterAll(async () => {
  await browser.close()
  signIn.close()
  await gateway.stop()
})

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** A tab with the record on the screen, watched over, its clock in the test's hand. */
async function openRecord(): Promise<Page> {
  const page = await context.newPage()
  await page.clock.install()
  await page.goto(`${site}/customers/CSMR-v1-123`)
  await expect(heading(page, personalData)).toBeVisible()
  await page.waitForFunction(() => document.querySelector('body > div:not(#root)'))
  return page
}

/** Whatever of the customer is in the page or stored by it. */
async function findLeaks(page: Page): Promise<string[]> {
  const everything = await page.evaluate(async () => {
    const databases = await indexedDB.databases()
    const cached = await caches.keys()
    const stored = [{ ...localStorage }, { ...sessionStorage }, databases, cached, history.state, window.name]
    return document.documentElement.getHTML() + document.title + document.cookie + JSON.stringify(stored)
  })
  return everything.match(new RegExp(`${personalData}|Zo|canary|sesame|CSMR`, 'g')) ?? []
}

/** Texts of the customer in elements that are out of the page and yet kept in memory. */
async function findKept(page: Page): Promise<string[]> {
  const devTools = await context.newCDPSession(page)
  await devTools.send('HeapProfiler.collectGarbage')
  const { result: prototype } = await devTools.send('Runtime.evaluate', { expression: 'Element.prototype' })
  const { objects } = await devTools.send('Runtime.queryObjects', { prototypeObjectId: prototype.objectId ?? '' })
  const { result } = await devTools.send('Runtime.callFunctionOn', {
    objectId: objects.objectId,
    // Among them are the prototypes themselves, which have no text to give.
    functionDeclaration: `function () {
      return this.map((element) => Object.hasOwn(element, 'constructor') ? '' : element.textContent).join()
    }`,
    returnByValue: true,
  })
  await devTools.detach() // which lets go of them
  return String(result.value).match(new RegExp(`${personalData}|canary`, 'g')) ?? []
}

describe('nothing of a customer is left', () => {
  it('after a lock, nor by Back and Forward; "Unlock" asks anew', async () => {
    const page = await openRecord()
    expect(await findLeaks(page)).not.toEqual([])
    await page.evaluate(() => history.pushState(null, '', location.href))
    await page.clock.fastForward('15:30')
    await expect(heading(page, 'Locked')).toBeVisible()
    expect(await findLeaks(page)).toEqual([])
    for (const way of ['goBack', 'goForward', 'goBack'] as const) {
      await page[way]()
      await expect(heading(page, 'Locked')).toBeVisible()
      expect(await findLeaks(page)).toEqual([])
    }
    expect(gateway.upstream.seen).toHaveLength(1)

    await page.getByRole('button', { name: 'Unlock' }).click()
    await expect(heading(page, personalData)).toBeVisible()
    expect(page.url()).toBe(`${site}/customers/CSMR-v1-123`)
    expect(gateway.upstream.seen).toHaveLength(2)
  })

  it('while the page is covered; a key brings it back without a read', async () => {
    const page = await openRecord()
    await page.clock.fastForward('05:30')
    await expect(heading(page, 'Hidden while you were away')).toBeVisible()
    // The cache behind the cover, and the list of IDs looked up, are kept for the way back.
    expect((await findLeaks(page)).filter((leak) => leak !== 'CSMR')).toEqual([])
    expect(await page.title()).toBe('Card support')
    await page.keyboard.press('x')
    await expect(heading(page, personalData)).toBeVisible()
    expect(gateway.upstream.seen).toHaveLength(1)
  })

  it('in memory, after the page was covered and then locked, or its session ended', async () => {
    const [left, ended] = [await openRecord(), await openRecord()]
    await left.getByRole('button', { name: 'Copy first name' }).focus() // where a cover would come back to
    await ended.bringToFront()
    expect(await findKept(ended)).not.toEqual([])
    signedIn = false
    await ended.getByRole('button', { name: 'Refresh' }).click()
    await expect(heading(ended, 'Your session has ended')).toBeVisible()
    await expect(ended.getByRole('button')).toHaveCount(1)
    await expect.poll(() => findKept(ended)).toEqual([])
    await expect.poll(() => findKept(left)).toEqual([]) // which was told

    signedIn = true
    const page = await openRecord()
    await page.getByRole('button', { name: 'Copy first name' }).focus()
    await page.clock.fastForward('05:30')
    await expect(heading(page, 'Hidden while you were away')).toBeVisible()
    await page.clock.fastForward('10:30')
    await expect(heading(page, 'Locked')).toBeVisible()
    await expect.poll(() => findKept(page)).toEqual([])
  })

  it('in the other tabs, once the session has ended in one', async () => {
    const [other, page] = [await openRecord(), await openRecord()]
    signedIn = false
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(heading(page, 'Your session has ended')).toBeVisible()
    await expect(heading(other, 'Locked')).toBeVisible()
    expect(await findLeaks(other)).toEqual([])

    signedIn = true
    await page.getByRole('button', { name: 'Sign in again' }).click()
    await expect(heading(page, personalData)).toBeVisible()
  })
})

describe('by Back, as a person’s browser has it', () => {
  let wholeBrowser: Browser
  beforeAll(async () => {
    wholeBrowser = await chromium.launch({
      ...chromiumLaunchOptions(findWholeChromium()),
      ignoreDefaultArgs: ['--disable-back-forward-cache'], // Playwright's own way is without the pages kept for Back
    })
  })
  beforeEach(async () => {
    await context.close()
    context = await openContext(wholeBrowser)
  })
  afterAll(() => wholeBrowser.close())

  it('nothing of a customer is left after signing out, in every tab', async () => {
    const [other, page] = [await openRecord(), await openRecord()]
    await page.getByRole('link', { name: 'Sign out' }).click()
    await page.waitForURL('**/oauth2/sign_out')
    signedIn = false
    await expect(heading(other, 'Signed out')).toBeVisible()
    expect(await findLeaks(other)).toEqual([])
    expect(await findLeaks(page)).toEqual([])

    await page.goBack()
    await expect(heading(page, 'Your session has ended')).toBeVisible()
    expect((await findLeaks(page)).filter((leak) => leak !== 'CSMR')).toEqual([]) // the ID asked for is in the address
  })

  it('there is no copy of a record, where there is one of other pages', async () => {
    const elsewhere = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'))
    await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
    const { port } = elsewhere.address() as AddressInfo
    try {
      const page = await context.newPage()
      const shown: boolean[] = []
      await context.exposeFunction('noteShown', (persisted: boolean) => shown.push(persisted))
      await context.addInitScript('addEventListener("pageshow", ({ persisted }) => noteShown(persisted))')

      await page.goto(`http://127.0.0.1:${port}/a`)
      await page.goto(`${site}/customers/CSMR-v1-123`)
      await expect(heading(page, personalData)).toBeVisible()
      // Playwright's own way waits for the page to load, which a kept copy does not.
      await page.evaluate('setTimeout(() => history.back())')
      await expect.poll(() => shown).toEqual([false, false, true]) // a copy of the other page

      await page.evaluate('setTimeout(() => history.forward())')
      await expect(heading(page, personalData)).toBeVisible()
      await expect.poll(() => shown).toEqual([false, false, true, false])
      expect(gateway.upstream.seen).toHaveLength(2)
    } finally {
      elsewhere.close()
      elsewhere.closeAllConnections()
    }
  })
})

it('each reveal is on record, once, with field and ID and never the value', async () => {
  const page = await context.newPage()
  const before = gateway.lines().length
  const reveals = () =>
    gateway
      .lines()
      .slice(before)
      .filter(({ event }) => event === 'reveal')
  await page.goto(`${site}/customers/CSMR-v1-123`)
  await expect(heading(page, personalData)).toBeVisible()
  await expect(page.getByText('not recorded')).toBeHidden()
  for (const [name, field] of [
    ['Show SSN last four', 'ssn4'],
    ['Show date of birth', 'date_of_birth'],
    ['Show api_token', 'metadata'],
  ] as const) {
    const told = page.waitForResponse(/\/reveals$/)
    await page.getByRole('button', { name }).click()
    expect((await told).status()).toBe(200)
    expect(reveals().at(-1)).toMatchObject({ agent: 'ann', customer: 'CSMR-v1-123', field, reason: '', status: 200 })
  }
  await page.getByRole('button', { name: 'Hide SSN last four' }).click()
  await page.getByRole('button', { name: 'JSON' }).click()
  const told = page.waitForResponse(/\/reveals$/)
  await page.getByRole('button', { name: 'Show masked values' }).click()
  await told
  expect(reveals().map(({ field }) => field)).toEqual(['ssn4', 'date_of_birth', 'metadata', 'json'])
  for (const line of reveals()) {
    const parts = ['time', 'event', 'field', 'reason', 'agent', 'product', 'customer', 'status']
    const times = ['upstream_status', 'seconds', 'upstream_seconds', 'request_id']
    expect(Object.keys(line)).toEqual([...parts, ...times])
  }
  expect(JSON.stringify(gateway.lines())).not.toMatch(new RegExp(`${personalData}|sesame|api_token`))
})

it('the app is called what the deployment calls it, before and after its code is there', async () => {
  const page = await context.newPage()
  await page.route(/\/assets\/app-/, () => {}) // it never comes
  await page.goto(site, { waitUntil: 'commit' })
  await expect(page.getByRole('link', { name: 'Card support' })).toBeVisible()
  expect(await page.title()).toBe('Card support')
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.reload()
  await expect(page.getByText('Environment: Custom API')).toBeVisible()
  await expect(page.getByRole('link', { name: 'Card support' })).toBeVisible()
  await expect(page).toHaveTitle('Card support')
})
