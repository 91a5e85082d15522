import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, onTestFinished, test } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { janeDoe } from '../browse'
import { expect } from '../expect'
import { launchWithoutCookies } from '../portal/portal-test'
import { createImprint } from './imprint'
import { eventsOf, messagesOf, startPortal, tabOf } from './portal-page'
import { startSignInProxy } from './sign-in-proxy'
import { start } from './start'

let browser: Browser
let ownBrowser: Browser
let context: BrowserContext
let complaints: string[]

beforeAll(async () => {
  ;[browser, ownBrowser] = await Promise.all([chromium.launch(chromiumLaunchOptions()), launchWithoutCookies()])
})
afterEach(async () => {
  await context.close()
  expect(complaints).toEqual([])
})
afterAll(() => Promise.all([browser.close(), ownBrowser.close()]))

interface Scene {
  from?: Browser
  /** Of the sign-in's cookie. */
  cookie?: string
  /** `localhost` is the lookup's own site, with another origin; `127.0.0.1` is another one. */
  portalHost?: 'localhost' | '127.0.0.1'
}

/** An agent who has signed in, with Jane Doe's record in a portal's tab. */
async function openScene({ from = browser, cookie = 'SameSite=Lax', portalHost = 'localhost' }: Scene = {}) {
  let gatewayPort = 0
  const proxy = await startSignInProxy(() => gatewayPort, cookie)
  const server = await startPortal(() => proxy.origin)
  const portal = server.origin.replace('127.0.0.1', portalHost)
  const gateway = await start({ PORTALS: portal, AUTH_URL: proxy.serviceUrl })
  gatewayPort = gateway.port
  gateway.upstream.answer = createImprint().answer
  onTestFinished(async () => {
    proxy.close()
    server.close()
    await gateway.stop()
  })

  complaints = []
  context = await from.newContext({ locale: 'en-US' })
  context.setDefaultTimeout(30_000)
  context.on('console', (message) => {
    // Said by the browser of every refusal.
    if (!/^(?:Failed to load resource|requestStorageAccess: )/.test(message.text())) complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(error.error().message))
  const page = await context.newPage()
  await page.goto(`${portal}/?customer=${janeDoe}`)
  const tab = page.frameLocator('iframe')
  const title = (name: string) => tab.getByRole('heading', { level: 1, name })
  const click = (name: string) => tab.getByRole('button', { name }).click()
  return { page, tab, title, click, proxy, gateway, reads: () => gateway.upstream.seen.length }
}

/** Follows the link in the tab, and signs in where it leads. */
async function signInAs(agent: string, { tab }: Awaited<ReturnType<typeof openScene>>): Promise<Page> {
  const opening = context.waitForEvent('page')
  await tab.getByRole('link', { name: 'Sign in in a new tab' }).click()
  const opened = await opening
  await expect(opened.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(await opened.evaluate(() => window.opener === null)).toBe(true)
  await opened.getByRole('link', { name: agent }).click()
  await expect(opened.getByRole('heading', { level: 1, name: 'You are signed in' })).toBeVisible()
  return opened
}

describe('a session that has ended in a portal’s tab', () => {
  test('is begun anew in another tab, and the record goes on where it was', async () => {
    const scene = await openScene()
    const { page, tab, title, click, proxy, gateway, reads } = scene
    // Nobody has signed in yet: the tab says so itself, and no sign-in page is in the frame.
    await expect(title('Your session has ended')).toBeVisible()
    await signInAs('ann', scene)
    await expect(title('Jane Doe')).toBeVisible()
    await click('Show SSN last four')
    await expect(tab.getByText('4821')).toBeVisible()

    proxy.endSessions()
    await click('Refresh')
    await expect(title('Your session has ended')).toBeVisible()
    expect(await tabOf(page).evaluate(() => document.body.textContent)).not.toMatch(/Jane|4821/)
    const before = reads()
    const opened = await signInAs('ann', scene)
    await expect(title('Jane Doe')).toBeVisible()
    expect(reads()).toBe(before + 1)
    await expect(tab.getByRole('button', { name: 'Show SSN last four' })).toBeVisible()
    expect(gateway.lines().at(-1)).toMatchObject({ event: 'read', customer: janeDoe, agent: 'ann' })

    const frames = page.frames().map((frame) => frame.url())
    expect(frames.at(-1)).toBe(`${proxy.origin}/embed/customers/${janeDoe}`)
    expect(page.frames()).toHaveLength(2)
    expect(new URL(opened.url()).pathname).toBe('/signed-in')
    await expect
      .poll(() => eventsOf(page))
      .toEqual([
        'ready',
        `failed ${janeDoe} session-ended`,
        `found ${janeDoe}`,
        `revealed ${janeDoe} ssn4`,
        `failed ${janeDoe} session-ended`,
        `found ${janeDoe}`,
      ])
    expect(JSON.stringify(await messagesOf(page))).not.toMatch(/Jane|ann|signed|4821(?![\da-f])/)
  })

  test('and is begun anew by somebody who may not read says so', async () => {
    const scene = await openScene()
    await expect(scene.title('Your session has ended')).toBeVisible()
    await signInAs('intern', scene)
    await expect(scene.title('You may not view this customer')).toBeVisible()
    expect(scene.reads()).toBe(0)
  })

  test('stays over where the cookie is not one for other sites, and offers a tab of its own', async () => {
    const scene = await openScene({ portalHost: '127.0.0.1' })
    const { tab, title, click } = scene
    await expect(title('Your session has ended')).toBeVisible()
    await signInAs('ann', scene)
    await expect(title('Still not signed in here')).toBeVisible()
    const refused = scene.page.waitForResponse(/customers/)
    await click('Check again')
    await refused // until then it is the page from before
    await expect(title('Still not signed in here')).toBeVisible()
    expect(scene.reads()).toBe(0)

    const opening = context.waitForEvent('page')
    await tab.getByRole('link', { name: 'Open in a tab of its own' }).click()
    await expect((await opening).getByRole('heading', { level: 1, name: 'Jane Doe' })).toBeVisible()
  })

  test('goes on where the browser blocks cookies of other sites, once it lets the tab have them', async () => {
    const scene = await openScene({ from: ownBrowser, cookie: 'SameSite=None; Secure', portalHost: '127.0.0.1' })
    await context.grantPermissions(['storage-access'])
    await expect(scene.title('Your session has ended')).toBeVisible()
    expect(await tabOf(scene.page).evaluate(() => document.hasStorageAccess())).toBe(false)
    await signInAs('ann', scene)
    await expect(scene.title('Jane Doe')).toBeVisible()
    expect(scene.gateway.lines().at(-1)).toMatchObject({ event: 'read', agent: 'ann' })
  })

  test('says that the browser blocks its cookies, where it goes on doing so', async () => {
    const scene = await openScene({ from: ownBrowser, cookie: 'SameSite=None; Secure', portalHost: '127.0.0.1' })
    await expect(scene.title('Your session has ended')).toBeVisible()
    await signInAs('ann', scene)
    await expect(scene.title('Still not signed in here')).toBeVisible()
    await expect(scene.tab.getByText(/Your browser blocks the cookies of localhost:\d+/)).toBeVisible()
  })
})
