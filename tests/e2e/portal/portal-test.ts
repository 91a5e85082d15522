// oxlint-disable no-empty-pattern -- Vitest reads what a fixture needs from its pattern, and an empty one is nothing.
import { readFile } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Frame, type Locator, type Page } from 'playwright'
import { expect, test } from 'vitest'
import { chromiumLaunchOptions, findWholeChromium } from '../../../scripts/find-chromium'
import { janeDoe, openContext } from '../browse'
import { expect as expectOf } from '../expect'
import { createImprint, type Imprint } from '../gateway/imprint'
import { start, type Started } from '../gateway/start'
import { startServer } from '../gateway/upstream'

interface Scene {
  /** The lookup's origin, a gateway on the live build. */
  lookup: string
  gateway: Started
  /** The portal's, another site to the browser. */
  portal: string
}

const demo = resolve(import.meta.dirname, '../../../dist-demo')
const types: Record<string, string> = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript' }

/** The browser as most are: frames of other sites get neither cookies nor storage. Only the whole one can do so. */
export const launchWithoutCookies = () =>
  launch(chromiumLaunchOptions(findWholeChromium()), '--test-third-party-cookie-phaseout')

function launch(options: ReturnType<typeof chromiumLaunchOptions>, ...args: string[]): Promise<Browser> {
  return chromium.launch({
    ...options,
    args: [...options.args, ...args, '--host-resolver-rules=MAP *.example 127.0.0.1'],
  })
}

/**
 * A test on the demo's portal (examples/portal/), as built, but on an origin of its own and around a gateway's lookup. Whatever the browser complains about is a fault, and so is a request to
 * anybody else.
 */
export const portalTest = test
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser> => {
    const browser = await launch(chromiumLaunchOptions())
    onCleanup(() => browser.close())
    return browser
  })
  .extend('scene', { scope: 'file' }, async ({}, { onCleanup }): Promise<Scene> => {
    let lookup = ''
    const server = await startServer((request, response) => {
      const name = request.url === '/' ? 'portal.html' : (request.url ?? '').slice(1)
      readFile(join(demo, name)).then(
        (file) => {
          const text = String(file).replace('src="./#"', `src="${lookup}"`).replace('"./embed/', `"${lookup}/embed/`)
          response.setHeader('content-type', types[extname(name)] ?? 'image/svg+xml').end(text)
        },
        () => response.writeHead(404).end(),
      )
    })
    const portal = `http://127.0.0.1:${server.port}`
    const gateway = await start({ PORTALS: portal })
    lookup = `http://localhost:${gateway.port}`
    onCleanup(async () => {
      server.close()
      await gateway.stop()
    })
    return { lookup, gateway, portal }
  })
  .extend('imprint', { auto: true }, async ({ scene }): Promise<Imprint> => {
    const imprint = createImprint()
    scene.gateway.upstream.reset()
    scene.gateway.upstream.answer = imprint.answer
    return imprint
  })
  .extend('faults', async ({ scene }, { onCleanup }) => {
    const faults: string[] = []
    onCleanup(() =>
      expect(
        faults.filter(
          (words) =>
            !words.startsWith(`foreign request: ${scene.lookup}/`) &&
            !words.startsWith('foreign request: http://127.0.0.1:') && // a test's own server
            !words.startsWith('error: Failed to load resource'), // said of every refusal
        ),
        'what the browser complained about',
      ).toEqual([]),
    )
    return faults
  })
  .extend('context', async ({ browser, scene, faults }, { onCleanup }): Promise<BrowserContext> => {
    const context = await openContext(browser, scene.portal, faults)
    onCleanup(() => context.close())
    return context
  })
  .extend('page', async ({ context }): Promise<Page> => context.newPage())

/** The tab in the portal, and what is on top of it. */
export const tabOf = (page: Page) => page.frameLocator('customer-lookup iframe')
export const titleOf = (page: Page, name: string) => tabOf(page).getByRole('heading', { level: 1, name })

/** What the portal's page says came of the lookup. */
export const outcomeOf = (page: Page) => page.getByRole('status')

/** Clicks the ticket. */
export const openTicket = (page: Page, subject: string) =>
  page.getByRole('navigation').getByRole('button', { name: subject }).click()

/** Opens the log of the messages between page and tab, which a presenter unfolds. */
export async function openMessages(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^Messages/ }).click()
  return page.getByRole('list', { name: 'Messages' })
}

/** Opens the portal, whose first ticket is Jane Doe's. */
export async function openPortal(page: Page): Promise<void> {
  await page.goto('.')
  await expectOf(titleOf(page, 'Jane Doe')).toBeVisible()
  await expectOf(outcomeOf(page)).toHaveText(`Found ${janeDoe}`)
}

/** The tab's own document. */
export function frameOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.parentFrame() !== null)
  if (!frame) throw new Error('no frame yet')
  return frame
}
