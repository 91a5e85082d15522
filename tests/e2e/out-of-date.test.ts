import type { Page } from 'playwright'
import { callerCheckFields } from '../../src/contract/caller-check-policy'
import { boxOf, headingOf, janeDoe, liveTest as test } from './browse'
import { expect } from './expect'
import type { Site } from './serve'

const pagesOf = (site: Site) => site.asked.filter((path) => !path.includes('.') && !path.startsWith('/api/'))

/** The browser tells of each file that is not there. */
function expectMissingFiles(faults: string[]) {
  expect(faults.length).toBeGreaterThan(0)
  expect(faults.splice(0).filter((fault) => !/Failed to load resource.* (?:404|500)/.test(fault))).toEqual([])
}

/** All that may be missing: what index.html does not load with the page. */
async function withoutLazyCode(page: Page) {
  const scripts = new Set<string>()
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    const loaded = scripts.size > 0 ? scripts : new Set(await page.locator('[src], [href]').evaluateAll(urlsOf))
    loaded.forEach((url) => scripts.add(url))
    await (loaded.has(route.request().url()) ? route.continue() : route.abort())
  })
}

const urlsOf = (elements: Element[]) =>
  elements.map(
    (element) => new URL(element.getAttribute('src') ?? element.getAttribute('href') ?? '', location.origin).href,
  )

for (const path of ['/customers/123-45-6789', '/customers/always-404', `/customers/${janeDoe}?product=travel`]) {
  test(`the files that index.html names are enough for ${path}`, async ({ site, page, faults }) => {
    site.products = ['rewards', 'travel']
    await withoutLazyCode(page)
    await page.goto(path)
    await expect(page.getByRole('combobox', { name: 'Product' })).toBeVisible()
    await expect(
      page.getByRole('heading', { level: 1, name: /This link does not name a customer|No customer found|Jane Doe/ }),
    ).toBeVisible()
    expect(faults.splice(0).filter((fault) => !/ERR_FAILED|status of 404/.test(fault))).toEqual([])
  })
}

test('a part of the record whose file is gone says so, and the record goes on without it', async ({
  site,
  page,
  faults,
}) => {
  site.callerCheck = { needed: 2, fields: callerCheckFields }
  site.remove(/\/later-/)
  await page.goto(`customers/${janeDoe}`)
  await expect(page.getByRole('alert')).toHaveText(
    'This part could not be loaded. Check the network, then reload the page.',
  )
  await expect(page.getByRole('heading', { name: 'Card programs' })).toBeVisible()
  await page.getByRole('button', { name: 'JSON' }).click()
  await expect(page.getByRole('alert')).toHaveText(/^This part could not be loaded/)
  await page.goto('signed-in')
  await expect(page.getByRole('alert')).toHaveText(/^This part could not be loaded/)
  await expect(boxOf(page)).toBeVisible()
  expectMissingFiles(faults)
})

test('a refresh without a network leaves the record up, and says why', async ({ page, context }) => {
  await page.goto(`customers/${janeDoe}`)
  await headingOf(page, 'Jane Doe').waitFor()
  await context.setOffline(true)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert')).toContainText('Could not refresh: You are offline')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()

  await context.setOffline(false)
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('without the app’s code the plain page says so in plain words', async ({ site, page, faults }) => {
  site.remove(/\/mount-/)
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
