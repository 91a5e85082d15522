import { type Browser, type BrowserContext, chromium, type Frame, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, test } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { expect } from '../expect'
import { change, eventsOf, startPortal, tabOf } from './portal-page'
import { start, type Started } from './start'
import { personalData, startServer } from './upstream'

let gateway: Started
let signIn: Awaited<ReturnType<typeof startServer>>
let portal: Awaited<ReturnType<typeof startPortal>>
let signedIn: boolean
let browser: Browser
let context: BrowserContext

const lookup = () => `http://localhost:${gateway.port}`

beforeAll(async () => {
  signIn = await startServer((_, response) => {
    response.writeHead(signedIn ? 200 : 401, { 'x-auth-request-user': 'ann' }).end()
  })
  portal = await startPortal(lookup)
  gateway = await start({
    AUTH_URL: `http://127.0.0.1:${signIn.port}/`,
    SIGN_OUT_URL: '/oauth2/sign_out',
    PORTALS: portal.origin,
  })
  browser = await chromium.launch(chromiumLaunchOptions())
})
beforeEach(async () => {
  signedIn = true
  gateway.upstream.reset()
  context = await browser.newContext()
  context.setDefaultTimeout(30_000)
})
afterEach(() => context.close())
afterAll(async () => {
  await browser.close()
  portal.close()
  signIn.close()
  await gateway.stop()
})

async function openRecord(page: Page): Promise<Frame> {
  await page.goto(`${lookup()}/customers/CSMR-v1-123`)
  return page.mainFrame()
}

async function openWithClock(page: Page): Promise<Frame> {
  await page.clock.install()
  return openRecord(page)
}

async function openInPortal(page: Page): Promise<Frame> {
  await page.goto(`${portal.origin}/?customer=CSMR-v1-123`)
  await expect.poll(() => eventsOf(page)).toContain('found CSMR-v1-123')
  return tabOf(page)
}

/** Reads the record again, without an answer so far: a query that is fetched keeps the record from before. */
async function startRefresh(frame: Frame) {
  gateway.upstream.answer = () => {}
  await frame.getByRole('button', { name: 'Refresh' }).click()
  await expect.poll(() => gateway.upstream.seen).toHaveLength(2)
}

/** Whether a string on the JavaScript heap of the frame's process, which is its own, holds the customer's name. */
async function remembersCustomer(frame: Frame): Promise<boolean> {
  const devTools = await context.newCDPSession(frame.page()) // whose process is the frame's, too
  const chunks: string[] = []
  devTools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => chunks.push(chunk))
  await devTools.send('HeapProfiler.collectGarbage')
  await devTools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false })
  await devTools.detach()
  return chunks.join('').includes(personalData.slice(personalData.indexOf('canary'))) // JSON, which escapes what comes before
}

test.for([
  {
    way: 'a lock',
    open: openWithClock,
    end: (page: Page) => page.clock.fastForward('15:30'),
    shows: 'Locked',
  },
  {
    way: 'a sign-out, in another tab',
    open: openRecord,
    end: async (_: Page, frame: Frame) => {
      await startRefresh(frame)
      const other = await context.newPage()
      await other.goto(lookup())
      await other.getByRole('link', { name: 'Sign out' }).click()
    },
    shows: 'Signed out',
  },
  {
    way: 'an answer of 401',
    open: openRecord,
    end: (page: Page) => {
      signedIn = false
      return page.getByRole('button', { name: 'Refresh' }).click()
    },
    shows: 'Your session has ended',
  },
  {
    way: 'another agent in the portal',
    open: openInPortal,
    end: async (page: Page, frame: Frame) => {
      await startRefresh(frame)
      await change(page, { agent: 'ben' })
    },
    shows: 'Find a customer',
  },
])('after $way no customer is left on the heap', async ({ open, end, shows }) => {
  const page = await context.newPage()
  const frame = await open(page)
  // Not by the customer's name, which Playwright would have on the heap then.
  await expect(frame.getByRole('button', { name: 'Copy first name' })).toBeVisible()
  expect(await remembersCustomer(frame)).toBe(true)
  await end(page, frame)
  await expect(frame.getByRole('heading', { level: 1, name: shows })).toBeAttached()
  await expect.poll(() => remembersCustomer(frame)).toBe(false)
})
