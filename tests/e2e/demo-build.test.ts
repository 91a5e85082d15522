import type { BrowserContext, Page } from 'playwright'
import { failurePersonas } from '../../src/mock-api/misbehaving'
import { personas } from '../../src/mock-api/personas'
import { demoTest as test, headingOf, janeDoe } from './browse'
import { expect } from './expect'

const bannerOf = (page: Page) => page.getByText('Demo data – no real customers')
const linksOf = (page: Page) => page.getByRole('tabpanel').getByRole('link')
const sceneOf = (page: Page) => page.getByRole('combobox', { name: 'Scene' })

test('each demo customer’s link works', async ({ context, page, site }) => {
  await page.goto('.')
  await expect(bannerOf(page)).toBeVisible()
  const links: string[] = []
  for (const tab of ['Everyday', 'International', 'Odd dates', 'Partner IDs', 'Hostile']) {
    await page.getByRole('tab', { name: tab }).click()
    await expect(page.getByRole('tabpanel', { name: tab })).toBeVisible()
    links.push(...(await linksOf(page).evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href))))
  }
  expect(links).toHaveLength(personas.length)
  expect(personas.length).toBeGreaterThanOrEqual(18)
  expect(new Set(links).size).toBe(links.length)
  await page.getByRole('tab', { name: 'Failures' }).click()
  await expect(linksOf(page)).toHaveCount(failurePersonas.length)
  const half = Math.ceil(links.length / 2)
  await Promise.all([openEach(context, links.slice(0, half)), openEach(context, links.slice(half))])
  expect(site.asked.filter((path) => !path.startsWith('/some/team/demo/'))).toEqual([])
})

/** The first from an empty page, the others as if written into the address bar. */
async function openEach(context: BrowserContext, links: readonly string[]) {
  const tab = await context.newPage()
  for (const link of links) {
    await tab.goto(link)
    const heading = tab.getByRole('main').getByRole('heading', { level: 1 })
    await expect(tab.getByRole('main'), link).toContainText(decodeURIComponent(link.replace(/^.*\//, '')))
    await expect(heading, link).not.toHaveText(/^(Customer record)?$/)
    expect(await heading.innerText(), link).not.toMatch(/No customer|no such/)
    await expect(bannerOf(tab)).toBeVisible()
  }
  await tab.close()
}

test('the banner is on every page', async ({ page }) => {
  for (const [path, heading] of [
    ['', 'Find a customer'],
    ['#/customers/always-404', 'No customer found'],
    ['#/customers/123-45-6789', 'This link does not name a customer'],
    ['#/elsewhere', 'There is no such page'],
  ] as const) {
    await page.goto(path === '' ? '.' : path)
    await expect(headingOf(page, heading)).toBeVisible()
    await expect(bannerOf(page)).toBeVisible()
  }
})

test('the banner is there before the app is, and on paper', async ({ site, page }) => {
  const release = site.hold(/\.js$/)
  await page.goto('.', { waitUntil: 'commit' })
  await expect(bannerOf(page)).toBeAttached()
  expect(await page.getByRole('link', { name: 'Customer lookup' }).getAttribute('href')).toBe('./')
  release()

  await page.goto(`#/customers/${janeDoe}`)
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(bannerOf(page)).toBeVisible()
  await expect(sceneOf(page)).toBeHidden()
})

test('a scene is chosen in the URL, and stays while going from page to page', async ({ page }) => {
  await page.goto('#/customers/00000000-0000-4000-8000-000000000003?outcome=403&latency=0')
  await expect(page.getByRole('heading', { level: 1 }).filter({ visible: true })).toHaveText(
    'You may not view this customer',
  )
  await page.getByRole('link', { name: 'Customer lookup' }).click()
  await linksOf(page).first().click()
  await expect(page).toHaveURL(/#\/customers\/[\w-]+\?.*outcome=403/)
})

test('a scene written before the # moves behind it, where the bar changes it', async ({ page }) => {
  await page.goto(`?outcome=500&latency=0#/customers/${janeDoe}`)
  await expect(headingOf(page, 'Imprint has a problem')).toBeVisible()
  await expect(page).toHaveURL(/demo\/#\/customers\/[\w-]+\?outcome=500&latency=0$/)
  await sceneOf(page).selectOption('Everything works')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await page.reload()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
})

test('a scene is chosen in the bar, and stays while going from page to page', async ({ page }) => {
  await page.goto('.')
  await sceneOf(page).selectOption('No such customer (404)')
  await linksOf(page).first().click()
  await expect(headingOf(page, 'No customer found')).toBeVisible()
  await expect(page).toHaveURL(/outcome=404/)
  // What is on the screen is asked for again in the new scene.
  await sceneOf(page).selectOption('Imprint has a problem (500)')
  await expect(headingOf(page, 'Imprint has a problem')).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/outcome=/)
})

test('the link in a note leads to the customer', async ({ context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`#/customers/${janeDoe}`)
  await page.getByRole('button', { name: 'Copy note' }).click()
  await expect(page.getByText('Note copied')).toBeAttached()
  const note = await page.evaluate(() => navigator.clipboard.readText())
  const opened = await context.newPage()
  await opened.goto(/^Link: (.*)$/m.exec(note)?.[1] ?? '')
  await expect(headingOf(opened, 'Jane Doe')).toBeVisible()
})

test('the first call fails and the next one works', async ({ page }) => {
  await page.goto(`#/customers/${janeDoe}?first=fails&latency=0`)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
})

test('with a fixed clock a record reads the same on any day', async ({ context }) => {
  const readings = []
  for (const today of ['2026-11-30T08:00:00Z', '2031-05-04T23:30:00Z']) {
    const tab = await context.newPage()
    await tab.clock.setFixedTime(today)
    await tab.goto(`#/customers/${janeDoe}?clock=2026-01-15T12:00:00Z`)
    await tab.getByRole('button', { name: 'Show date of birth' }).click()
    await expect(tab.getByRole('button', { name: 'Hide date of birth' })).toBeVisible()
    await expect(tab.getByRole('link', { name: '+1 202 555 0143' })).toBeVisible()
    await expect(tab.getByRole('button', { name: 'Check' })).toBeVisible()
    const text = await tab.getByRole('main').innerText()
    readings.push(text.replace(/in [\d.]+ m?s/, '')) // how long this answer took is true on this day only
    await tab.close()
  }
  expect(readings[0]).toContain('5 days ago')
  expect(readings[0]).toContain('Apr 17, 1990')
  expect(readings[1]).toBe(readings[0])
})

test('once open, the demo needs no network', async ({ site, context, page }) => {
  await page.goto('.')
  await expect(linksOf(page).first()).toBeVisible()
  await expect.poll(() => site.answered.some((path) => path.includes('/min-'))).toBe(true) // the phone data
  await page.waitForLoadState('networkidle')
  await context.setOffline(true)

  await linksOf(page).first().click()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await expect(page.getByRole('link', { name: '+1 202 555 0143' })).toBeVisible()
  await page.getByRole('button', { name: 'JSON' }).click()
  await expect(page.getByText('"loyalty_tier"')).toBeVisible()
  await page.goto('#/customers/always-404')
  await expect(headingOf(page, 'No customer found')).toBeVisible()
})

test('the search page leads to a portal, where tickets open in a tab and the messages are shown', async ({
  page,
  site,
}) => {
  await page.goto('.')
  await page.getByRole('link', { name: 'Open the support desk' }).click()
  await expect(page).toHaveURL(`${site.url}portal.html`)
  const tab = page.frameLocator('customer-lookup iframe')
  await expect(headingOf(page, 'Card declined at a filling station')).toBeVisible()
  await expect(tab.getByRole('heading', { level: 1, name: 'Jane Doe' })).toBeVisible()
  await page.getByRole('button', { name: 'Which of my cards is closed?' }).click()
  await expect(tab.getByRole('heading', { level: 1, name: 'John Doe' })).toBeVisible()
  await page.getByRole('button', { name: /^Messages/ }).click()
  const messages = page.getByRole('list', { name: 'Messages' })
  for (const text of ['hello', 'welcome', 'ready', 'update', 'found']) await expect(messages).toContainText(text)

  await page.getByRole('button', { name: 'Question from somebody new' }).click()
  await expect(tab.getByRole('main').getByText('This ticket names no customer ID.')).toBeVisible()
  // The demo's people and its bar stay on its own page.
  await expect(tab.getByRole('tab', { name: 'Everyday' })).toHaveCount(0)
  await expect(tab.getByRole('complementary', { name: 'Presenter' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Back to the demo' }).click()
  await expect(page).toHaveURL(site.url)
})

test('who starts over in a portal’s tab that broke stays in it', async ({ page }) => {
  await page.addInitScript(() => {
    if (window.parent === window || sessionStorage.getItem('broken')) return
    sessionStorage.setItem('broken', 'once')
    Object.defineProperty(navigator, 'onLine', {
      get() {
        throw new Error('broken')
      },
    })
  })
  await page.goto('portal.html')
  const tab = page.frameLocator('customer-lookup iframe')
  await tab.getByRole('link', { name: 'Start over' }).click()
  await expect(tab.getByRole('heading', { level: 1, name: 'Jane Doe' })).toBeVisible()
  await expect(tab.getByRole('link', { name: 'Customer lookup' })).toBeHidden()
})
