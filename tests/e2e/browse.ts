// oxlint-disable no-empty-pattern -- Vitest reads what a fixture needs from its pattern, and an empty one is nothing.
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright'
import { expect, test } from 'vitest'
import { chromiumLaunchOptions } from '../../scripts/find-chromium'
import { serve } from './serve'

/** The live build at the root of its host, and a browser with one tab. */
export const liveTest = browse(() => serve('dist', { singlePage: true }))

/** The demo build in a folder of a plain static host. */
export const demoTest = browse(() => serve('dist-demo', { base: '/some/team/demo/', singlePage: false }))

/** All that the app may ask of its host, below the folder it stands in. */
const known = [
  /^\/(?:embed\/?)?$/,
  /^\/(?:embed\/)?(?:customers\/)?[\w%.-]+$/,
  /^\/assets\/[\w.-]+$/,
  /^\/api\/(?:products\/[\w-]+\/)?v2\/(?:customers\/[\w-]+(?:\/reveals)?|partner-lookups)$/,
]

/**
 * A test with a site and a tab of its own. Whatever the browser has to complain about is a fault, and so is a request
 * to any other host; a fault that a test does not take out of `faults` fails it.
 */
function browse(start: () => ReturnType<typeof serve>) {
  return test
    .extend('browser', { scope: 'file' }, async ({}, { onCleanup }): Promise<Browser> => {
      const browser = await chromium.launch(chromiumLaunchOptions())
      onCleanup(() => browser.close())
      return browser
    })
    .extend('site', async ({}, { onCleanup }) => {
      const site = await start()
      onCleanup(() => site.close())
      return site
    })
    .extend('faults', async ({ site }, { onCleanup }) => {
      const faults: string[] = []
      onCleanup(() => {
        expect(faults, 'what the browser complained about').toEqual([])
        const { pathname: base } = new URL(site.url)
        const asked = site.asked.map((path) => new URL(path, site.url).pathname.slice(base.length - 1))
        expect(
          asked.filter((path) => !known.some((pattern) => pattern.test(path))),
          'what nobody knows',
        ).toEqual([])
      })
      return faults
    })
    .extend('context', async ({ browser, site, faults }, { onCleanup }): Promise<BrowserContext> => {
      const context = await openContext(browser, site.url, faults)
      onCleanup(() => context.close())
      return context
    })
    .extend('page', async ({ context }): Promise<Page> => context.newPage())
}

/** A browser's profile of its own, which notes in `faults` all that it complains about or asks of another origin. */
export async function openContext(browser: Browser, url: string, faults: string[]): Promise<BrowserContext> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-US', timezoneId: 'America/New_York' })
  context.setDefaultTimeout(30_000)
  // Chromium tells the console of what the page's policy stopped; the event does so in a browser that does not.
  await context.addInitScript(() =>
    addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
      console.error(`stopped by ${effectiveDirective}: ${blockedURI}`),
    ),
  )
  context.on('console', (message) => faults.push(`${message.type()}: ${message.text()}`))
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`))
  context.on('request', (request) => {
    const { origin, href } = new URL(request.url())
    if (origin !== new URL(url).origin) faults.push(`foreign request: ${href}`)
  })
  return context
}

/** The things an agent looks at and acts on. */
export const boxOf = (page: Page) => page.getByRole('searchbox', { name: 'Customer ID' })
export const headingOf = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })

/** Ready when the app, not index.html alone, is on the screen: only the app draws the environment. */
export const appOf = (page: Page) => page.getByText('Environment:')

/** Customers of the fake vendor. */
export const janeDoe = '00000000-0000-4000-8000-000000000001'
export const johnDoe = '00000000-0000-4000-8000-000000000002'
