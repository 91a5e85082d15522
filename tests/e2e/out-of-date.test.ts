import { expect } from 'playwright/test'
import { appOf, boxOf, headingOf, janeDoe, liveTest as test } from './browse'
import type { Site } from './serve'

const pagesOf = (site: Site) => site.asked.filter((path) => !path.includes('.') && !path.startsWith('/api/'))

/** The browser tells of each file that is not there. */
function expectMissingFiles(faults: string[]) {
  expect(faults.length).toBeGreaterThan(0)
  expect(faults.splice(0).filter((fault) => !/Failed to load resource.* 404/.test(fault))).toEqual([])
}

for (const from of ['a permalink', 'the search page']) {
  test(`after a deploy, ${from} reloads once for the record’s code, and then says so`, async ({
    site,
    page,
    faults,
  }) => {
    site.remove(/\/record-code-/)
    if (from === 'a permalink') await page.goto(`customers/${janeDoe}`)
    else {
      await page.goto('.')
      await appOf(page).waitFor()
      await boxOf(page).fill(janeDoe)
      await boxOf(page).press('Enter')
    }
    await expect.poll(() => pagesOf(site)).toHaveLength(2)
    await expect(headingOf(page, 'This page is out of date')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible()
    await expect(page).toHaveURL(`/customers/${janeDoe}`)
    expect(pagesOf(site)).toHaveLength(2)
    expectMissingFiles(faults)
  })
}

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
