import { appOf, boxOf, headingOf, janeDoe, johnDoe, liveTest as test } from './browse'
import { expect } from './expect'
import { type Site, appCode } from './serve'

const reads = (site: Site) => site.asked.filter((path) => path.startsWith('/api/'))
const askedFor = (site: Site, id: string) => site.asked.filter((path) => path === `/api/v2/customers/${id}`)

test('the request of a cold permalink has left before the app arrives', async ({ site, page }) => {
  const release = site.hold(appCode)
  await page.goto(`customers/${janeDoe}`)
  await expect.poll(() => askedFor(site, janeDoe)).toHaveLength(1)
  expect(site.answered.filter((path) => appCode.test(path))).toEqual([])

  release()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(askedFor(site, janeDoe)).toHaveLength(1)
})

test('a record whose answer came before the app is in its first frame', async ({ site, page }) => {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.body?.innerText.includes('Environment:')) return // the static frame has none
      observer.disconnect()
      document.documentElement.dataset.firstFrame = document.querySelector('main')?.innerText
    })
    observer.observe(document, { childList: true, subtree: true })
  })
  const release = site.hold(appCode)
  const answered = page.waitForResponse(/\/api\//)
  await page.goto(`customers/${janeDoe}`)
  await answered
  release()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.dataset.firstFrame)).toContain('Jane Doe')
  expect(askedFor(site, janeDoe)).toHaveLength(1)
})

test('the key that leads to the box is not told before the app comes, where single keys are off', async ({
  site,
  page,
}) => {
  site.hold(appCode)
  const key = page.locator('kbd')
  await page.goto(`customers/${janeDoe}`)
  await expect(key).toBeVisible()
  await page.evaluate(() => localStorage.setItem('shortcuts', 'off'))
  await page.reload()
  await expect(boxOf(page)).toBeVisible()
  await expect(key).toBeHidden()
})

test('half an ID that was typed before the app came is still there, and so is the cursor', async ({ site, page }) => {
  const release = site.hold(appCode)
  await page.goto('.')
  const box = boxOf(page)
  await expect(box).toBeFocused()
  await box.pressSequentially('00000000-0000-4')
  for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft']) await box.press(key)

  release()
  await appOf(page).waitFor()
  await expect(box).toHaveValue('00000000-0000-4')
  await expect(box).toBeFocused()
  await box.press('x')
  await expect(box).toHaveValue('00000000-00x00-4')
})

test('a whole ID that was typed before the app came is asked for once', async ({ site, page }) => {
  const release = site.hold(appCode)
  await page.goto('.')
  await boxOf(page).pressSequentially(janeDoe)

  release()
  await appOf(page).waitFor()
  await boxOf(page).press('Enter')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(askedFor(site, janeDoe)).toHaveLength(1)
})

test('Enter before the app comes shows the record when it has come', async ({ site, page }) => {
  const release = site.hold(appCode)
  await page.goto('.')
  await boxOf(page).pressSequentially(janeDoe)
  await boxOf(page).press('Enter')

  release()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await expect(page).toHaveURL(`/customers/${janeDoe}`)
  expect(askedFor(site, janeDoe)).toHaveLength(1)
  await page.goBack()
  await expect(headingOf(page, 'Find a customer')).toBeVisible()
})

test('an ID pasted before the app comes runs by itself', async ({ site, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const release = site.hold(appCode)
  await page.goto('.')
  await page.evaluate((text) => navigator.clipboard.writeText(text), `GET /v2/customers/${janeDoe} 200 in 81 ms`)
  await boxOf(page).press('ControlOrMeta+V')

  release()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(askedFor(site, janeDoe)).toHaveLength(1)
})

test('Enter on what is no ID is explained when the app has come', async ({ site, page }) => {
  const release = site.hold(appCode)
  await page.goto('.')
  await boxOf(page).pressSequentially('Jane from Boston')
  await boxOf(page).press('Enter')

  release()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(boxOf(page)).toHaveValue('Jane from Boston')
  await expect(boxOf(page)).toBeFocused()
  expect(site.asked.filter((path) => path.startsWith('/api/'))).toEqual([])
})

test('an ID that a paste has completed before the app comes runs as well', async ({ site, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const release = site.hold(appCode)
  await page.goto('.')
  await page.evaluate((text) => navigator.clipboard.writeText(text), janeDoe.slice(20))
  await boxOf(page).pressSequentially(janeDoe.slice(0, 20))
  await boxOf(page).press('ControlOrMeta+V')

  release()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(askedFor(site, janeDoe)).toHaveLength(1)
})

test('typing the next ID before the app comes does not ask for the permalink’s customer again', async ({
  site,
  page,
}) => {
  site.scenario.latency = 500
  const release = site.hold(appCode)
  await page.goto(`customers/${janeDoe}`)
  await boxOf(page).pressSequentially(johnDoe)

  release()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(askedFor(site, janeDoe)).toHaveLength(1)
  await expect(boxOf(page)).toHaveValue(johnDoe)
})

test('the time that our own code took is not told as Imprint’s', async ({ site, page }) => {
  const release = site.hold(appCode)
  await page.goto(`customers/${janeDoe}`)
  await expect.poll(() => site.answered).toContain(`/api/v2/customers/${janeDoe}`)
  const start = Date.now()
  await expect.poll(() => Date.now() - start, { timeout: 5_000 }).toBeGreaterThan(1_500)

  release()
  await page.getByRole('button', { name: 'Refresh' }).hover()
  await expect(page.getByText(/^[1-9]\d? s old · answered in \d+ ms/)).toBeVisible()
})

test('a permalink has its box in the header from the start', async ({ site, page }) => {
  const release = site.hold(appCode)
  await page.goto(`customers/${janeDoe}`)
  await expect(headingOf(page, 'Find a customer')).toBeHidden()
  expect((await boxOf(page).boundingBox())?.y).toBeLessThan(60)

  release()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
})

test('a permalink with a product is one read of it', async ({ site, page }) => {
  site.products = ['rewards', 'travel']
  await page.goto(`customers/${janeDoe}?product=travel`)
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Product' })).toHaveValue('travel')
  expect(reads(site)).toEqual([`/api/products/travel/v2/customers/${janeDoe}`])
})

test('Enter before the app comes asks the product in the URL, and stays with it', async ({ site, page }) => {
  site.products = ['rewards', 'travel']
  const release = site.hold(appCode)
  await page.goto('.?product=travel')
  await boxOf(page).pressSequentially(janeDoe)
  await boxOf(page).press('Enter')

  release()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await expect(page).toHaveURL(`/customers/${janeDoe}?product=travel`)
  expect(reads(site)).toEqual([`/api/products/travel/v2/customers/${janeDoe}`])
})

test('a product that is not offered is taken for the first, in the URL too', async ({ site, page }) => {
  site.products = ['rewards', 'travel']
  await page.goto(`customers/${janeDoe}?product=<script>`)
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await expect(page).toHaveURL(`/customers/${janeDoe}?product=rewards`)
  expect(reads(site)).toEqual([`/api/products/rewards/v2/customers/${janeDoe}`])
})
