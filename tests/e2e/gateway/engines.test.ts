import { expect, onTestFinished, test } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { findFirefox, findWebKitDriver } from '../../../scripts/find-engines'
import { janeDoe, johnDoe } from '../browse'
import type { BrowserTab } from './browser-tab'
import { createImprint } from './imprint'
import { startPortal } from './portal-page'
import { openPuppeteerTab } from './puppeteer-tab'
import { start, type Started } from './start'
import { openWebKitTab } from './webkit-tab'

const firefox = findFirefox()
const webKitDriver = findWebKitDriver()
const soon = { timeout: 30_000, interval: 100 }
const birth = 'Apr 17, 1990'
const long = { timeout: 180_000 }

test('an agent’s whole visit in Chromium', long, () =>
  expectWholeVisit(() => openPuppeteerTab(chromiumLaunchOptions())),
)

test.skipIf(!firefox)(`an agent’s whole visit in Firefox${firefox ? '' : ': not installed'}`, long, () =>
  expectWholeVisit(() => openPuppeteerTab({ browser: 'firefox', executablePath: firefox })),
)

test.skipIf(!webKitDriver)(`an agent’s whole visit in WebKit${webKitDriver ? '' : ': not installed'}`, long, () =>
  expectWholeVisit(() => openWebKitTab(webKitDriver ?? '')),
)

async function expectWholeVisit(openTab: () => Promise<BrowserTab>) {
  const lookup = { url: '' }
  const portal = await startPortal(() => lookup.url)
  onTestFinished(() => portal.close())
  const gateway = await start({ PORTALS: portal.origin })
  onTestFinished(() => gateway.stop())
  gateway.upstream.answer = createImprint().answer
  lookup.url = `http://localhost:${gateway.port}`
  const linkTo = (id: string) => `${lookup.url}/customers/${id}`
  const tab = await openTab()
  const text = () => tab.text()
  console.log(tab.version)

  // Search.
  await tab.open(lookup.url)
  await tab.enter('searchbox', 'Customer ID', janeDoe)
  await tab.see('heading', 'Jane Doe')
  expect(await tab.url()).toBe(linkTo(janeDoe))

  // Reveal, and hide.
  expect(await text()).not.toContain(birth)
  await tab.click('button', 'Show date of birth')
  await expect.poll(text, soon).toContain(birth)
  await tab.click('button', 'Hide date of birth')
  await expect.poll(text, soon).not.toContain(birth)

  // JSON.
  await tab.click('button', 'JSON')
  await expect.poll(text, soon).toContain('"loyalty_tier"')

  // Not found, and back.
  await tab.enter('searchbox', 'Customer ID', 'always-404')
  await tab.see('heading', 'No customer found')
  await tab.back()
  await tab.see('heading', 'Jane Doe')
  await tab.back()
  await tab.see('heading', 'Find a customer')

  // A permalink, another, and back to the first: a page that the browser may have kept.
  await tab.open(linkTo(johnDoe))
  await tab.see('heading', 'John Doe')
  await tab.open(linkTo(janeDoe))
  await tab.see('heading', 'Jane Doe')
  await tab.back()
  await tab.see('heading', 'John Doe')

  // A lock, as after 16 minutes in which the computer slept.
  await tab.evaluate('void (Date.now = ((now) => () => now() + 16 * 60_000)(Date.now))')
  await tab.see('heading', 'Locked')
  expect(await text()).not.toContain('John')
  await tab.click('button', 'Unlock')
  await tab.see('heading', 'John Doe')

  // A portal's tab.
  await tab.open(`${portal.origin}/?customer=${janeDoe}`)
  await expect.poll(() => tab.evaluate('heard.events.map(({ type }) => type).join()'), soon).toBe('ready,found')
  await tab.enterFrame()
  await tab.see('heading', 'Jane Doe')
  await tab.click('button', 'Show date of birth')
  await expect.poll(text, soon).toContain(birth)
  await tab.enter('searchbox', 'Customer ID', johnDoe)
  await tab.see('heading', 'John Doe')

  const asked = [janeDoe, 'always-404', johnDoe, janeDoe, johnDoe, johnDoe, janeDoe, johnDoe]
  await expect.poll(() => inLog(gateway, 'read', 'customer')).toEqual(asked)
  const isOfThePage = (message: string) =>
    !message.startsWith('Failed to load resource') && !message.includes(portal.origin)
  expect((tab.console ?? []).filter(isOfThePage)).toEqual([])

  // What the page's policy forbids is stopped, and noticed; nothing else was.
  await tab.open(lookup.url)
  await tab.evaluate(`(() => { try { document.createRange().createContextualFragment('<b>') } catch {} })()`)
  await tab.evaluate(`fetch('data:text/plain,1').then(() => 'done', () => 'stopped')`)
  await expect
    .poll(() => inLog(gateway, 'policy-violation', 'directive').toSorted(), soon)
    .toEqual(['connect-src', 'require-trusted-types-for'])
  if (tab.console) expect(tab.console.filter(isOfThePage).join('\n')).toMatch(/Content.Security.Policy/)
}

/** A member of the gateway's log lines about an event. */
const inLog = (gateway: Started, event: string, member: string) =>
  gateway
    .lines()
    .filter((line) => line.event === event)
    .map((line) => String(line[member]))
