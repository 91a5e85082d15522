import { personas } from '../../src/mock-api/personas'
import { appOf, boxOf, headingOf, janeDoe, johnDoe, liveTest as test } from './browse'
import { expect } from './expect'

test('back, forward and reload lead where they should', async ({ site, page }) => {
  await page.goto('.')
  await appOf(page).waitFor()
  await boxOf(page).fill(janeDoe)
  await boxOf(page).press('Enter')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await expect(page).toHaveURL(`/customers/${janeDoe}`)
  await boxOf(page).fill(johnDoe)
  await boxOf(page).press('Enter')
  await expect(headingOf(page, 'John Doe')).toBeVisible()

  await page.goBack()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await expect(page).toHaveTitle('Customer 0000…0001 – Customer lookup')
  await page.goBack()
  await expect(headingOf(page, 'Find a customer')).toBeVisible()
  await expect(page).toHaveTitle('Customer lookup')
  await page.goForward()
  await page.goForward()
  await expect(headingOf(page, 'John Doe')).toBeVisible()
  expect(site.asked.filter((path) => path.startsWith('/api/'))).toHaveLength(2)

  await page.reload()
  await expect(headingOf(page, 'John Doe')).toBeVisible()
  await expect(boxOf(page)).toHaveValue('')
  expect(site.asked.filter((path) => path.startsWith('/api/'))).toHaveLength(3)
})

test('a lookup by partner ID that failed can be tried again on the way back to it', async ({ page, faults }) => {
  const refusal = { status: 502, json: { type: 'UPSTREAM_CREDENTIAL' } }
  await page.route('**/partner-lookups', (route) => route.fulfill(refusal), { times: 1 })
  await page.goto('.')
  await appOf(page).waitFor()
  await page.getByRole('switch', { name: 'Partner ID' }).click()
  await page.keyboard.type('HOUSEHOLD_0042')
  await page.keyboard.press('Enter')
  await expect(headingOf(page, 'The lookup service is misconfigured')).toBeVisible()
  await page.getByRole('link', { name: 'Customer lookup' }).click()
  await expect(headingOf(page, 'Find a customer')).toBeVisible()
  await page.goBack()
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(headingOf(page, '3 customers found')).toBeVisible()
  expect(faults.splice(0)).toEqual([expect.stringContaining('status of 502')])
})

test('a link opens in a new tab with the middle button', async ({ context, page }) => {
  await page.goto(`customers/${janeDoe}`)
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await page.getByRole('link', { name: 'Customer lookup' }).click()
  const opened = context.waitForEvent('page')
  await page.getByRole('region', { name: 'Recent' }).getByRole('link').click({ button: 'middle' })
  const tab = await opened
  await expect(headingOf(tab, 'Jane Doe')).toBeVisible()
  await expect(headingOf(page, 'Find a customer')).toBeVisible()
})

test('a log line pasted from the clipboard runs by itself', async ({ site, context, page }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('.')
  await appOf(page).waitFor()
  await page.evaluate((text) => navigator.clipboard.writeText(text), `14:02:11 INFO customer_id="${janeDoe}" ok`)
  await boxOf(page).press('ControlOrMeta+V')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(site.asked.filter((path) => path.startsWith('/api/'))).toEqual([`/api/v2/customers/${janeDoe}`])
})

test('nothing of a customer stays in the browser but the ID', async ({ context, page }) => {
  await page.goto('.')
  await appOf(page).waitFor()
  await boxOf(page).fill(janeDoe)
  await boxOf(page).press('Enter')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await page.getByRole('button', { name: 'Show SSN' }).click()
  await page.getByRole('button', { name: 'Show date of birth' }).click()
  await page.getByRole('link', { name: 'Customer lookup' }).click()
  await expect(headingOf(page, 'Find a customer')).toBeVisible()

  const devTools = await context.newCDPSession(page)
  const kept = JSON.stringify([
    await context.storageState({ indexedDB: true }),
    await devTools.send('Page.getNavigationHistory'),
    await page.evaluate(async () => ({
      session: { ...sessionStorage },
      local: { ...localStorage },
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      cookie: document.cookie,
      state: history.state as unknown,
      windowName: window.name,
    })),
  ])
  expect(kept).toContain(janeDoe) // in the list of recent lookups
  for (const canary of canaries) expect(kept).not.toContain(canary)
  expect(await context.cookies()).toEqual([])
})

/** Whatever is said of the customer, but for the ID and words too short to tell. */
const canaries = textsIn(JSON.parse(personas.find(({ id }) => id === janeDoe)?.body ?? '')).filter(
  (text) => text !== janeDoe && text.length > 3,
)

function textsIn(value: unknown): string[] {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, part]) => [...(key.includes(' ') ? [key] : []), ...textsIn(part)])
  return [String(value)]
}
