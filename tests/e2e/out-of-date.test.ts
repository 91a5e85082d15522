import type { Page } from 'playwright'
import { appOf, boxOf, headingOf, janeDoe, liveTest as test } from './browse'
import { expect } from './expect'
import type { Site } from './serve'

const pagesOf = (site: Site) => site.asked.filter((path) => !path.includes('.') && !path.startsWith('/api/'))

/** The browser tells of each file that is not there. */
function expectMissingFiles(faults: string[]) {
  expect(faults.length).toBeGreaterThan(0)
  expect(faults.splice(0).filter((fault) => !/Failed to load resource.* (?:404|500)/.test(fault))).toEqual([])
}

/** That the page was asked for a second time, and no more, and that it then says why it cannot go on. */
async function expectReloadedOnce(site: Site, page: Page) {
  await expect.poll(() => pagesOf(site)).toHaveLength(2)
  await expect(headingOf(page, 'This page is out of date')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('A part of Customer lookup could not be loaded.')
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible()
  expect(pagesOf(site)).toHaveLength(2)
}

for (const [what, path, file] of [
  ['a permalink', `/customers/${janeDoe}`, /\/record-code-/],
  ['the search page', '/', /\/search-page-/],
  ['a failure', '/customers/always-500', /\/failure-pages-/],
] as const) {
  test(`after a deploy, ${what} reloads once for its code, and then says so`, async ({ site, page, faults }) => {
    site.remove(file)
    await page.goto(path)
    await expectReloadedOnce(site, page)
    await expect(page).toHaveURL(path)
    expectMissingFiles(faults)
  })
}

test('after a deploy, a lookup reloads once for the record’s code, and then says so', async ({
  site,
  page,
  faults,
}) => {
  site.remove(/\/record-code-/)
  await page.goto('.')
  await appOf(page).waitFor()
  await boxOf(page).fill(janeDoe)
  await boxOf(page).press('Enter')
  await expectReloadedOnce(site, page)
  await expect(page).toHaveURL(`/customers/${janeDoe}`)
  expectMissingFiles(faults)
})

test('code that the network kept away is asked for again when it is back', async ({ page, context, faults }) => {
  await page.route(/\/(?:failure-pages|record-code)-/, (route) => route.abort('internetdisconnected'))
  await page.goto('.')
  await appOf(page).waitFor()
  await context.setOffline(true)
  await boxOf(page).fill(janeDoe)
  await boxOf(page).press('Enter')
  await expect(headingOf(page, 'You are offline')).toBeVisible()
  await expect(page.getByRole('alert')).toContainText('could not be loaded without the network')

  await page.unrouteAll()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(faults.splice(0).filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('a lookup asked ahead without a network is asked again at Enter, when the network is back', async ({
  page,
  context,
  faults,
}) => {
  await page.route(/\/record-code-/, (route) => route.abort('internetdisconnected'))
  await page.goto('.')
  await appOf(page).waitFor()
  await context.setOffline(true)
  const missed = page.waitForEvent('requestfailed', (request) => request.url().includes('/record-code-'))
  await boxOf(page).fill(janeDoe)
  await missed
  await page.evaluate(() => new Promise(requestAnimationFrame)) // now the page knows, too

  await page.unrouteAll()
  await context.setOffline(false)
  await boxOf(page).press('Enter')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(faults.splice(0).filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('code that cannot be loaded takes only the view that needs it', async ({ page, faults }) => {
  await page.route(/\/json-view-/, (route) => route.abort('internetdisconnected'))
  await page.goto(`customers/${janeDoe}`)
  await page.getByRole('button', { name: 'JSON' }).click()
  await expect(page.getByRole('alert')).toContainText('This part of the record could not be shown.')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()

  await page.unrouteAll()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'JSON as received' })).toBeVisible()
  expect(faults.splice(0).filter((fault) => !/ERR_INTERNET_DISCONNECTED|TypeError/.test(fault))).toEqual([])
})

test('a refresh without a network leaves the record up, though the words for why cannot be loaded', async ({
  site,
  page,
  context,
  faults,
}) => {
  await page.goto(`customers/${janeDoe}`)
  await headingOf(page, 'Jane Doe').waitFor()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert')).toContainText('Could not refresh')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()

  await context.setOffline(false)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
  expect(pagesOf(site)).toHaveLength(1)
  expect(faults.splice(0).filter((fault) => !fault.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([])
})

test('without the app’s code the plain page says so in plain words', async ({ site, page, faults }) => {
  site.remove(/\/app-/)
  await page.goto('.')
  await expect.poll(() => pagesOf(site)).toHaveLength(2)
  await expect(page.getByRole('alert')).toHaveText(/could not be loaded. Check the network, then reload/)
  await expect(boxOf(page)).toBeVisible()
  expect(pagesOf(site)).toHaveLength(2)
  expectMissingFiles(faults)
})

test('without JavaScript the page says what it needs', async ({ site, browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(site.url)
  await expect(page.locator('noscript p')).toBeVisible()
  await context.close()
})
