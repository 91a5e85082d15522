import type { Page } from 'playwright'
import { expect } from '../expect'
import { everythingIn } from './everything-in'
import { gatewayTest } from './gateway-test'
import { answers } from './imprint'

/** In every masked place a value that stands nowhere else, and how it may be written. */
const canaries = {
  ssn4: /"8643"|8 6 4 3/, // as JSON and as read aloud: a heap has the digits alone as the name of some index
  date_of_birth: /"year":1917|Mar(?:ch)? 2, 1917/,
  token: /canary-token-5fd1/,
  card: /4111111111111111/,
  unknown: /canary-account-93b2/,
}

const id = 'CSMR-v1-777'
const body = JSON.stringify({
  id,
  first_name: 'Ada',
  ssn4: '8643',
  date_of_birth: { year: 1917, month: 3, day: 2 },
  metadata: { api_token: 'canary-token-5fd1', note: 'paid with 4111111111111111' },
  bank_account: 'canary-account-93b2',
})

const test = gatewayTest()

/** Whatever of the canaries the page has. */
const canariesIn = async (page: Page) => namesIn(await everythingIn(page))

const namesIn = (text: string) =>
  Object.entries(canaries).flatMap(([name, pattern]) => (pattern.test(text) ? [name] : []))

test('a masked value is nowhere in the browser before its reveal, nor after its end', async ({ gateway, page }) => {
  gateway.imprint.tell(id, answers(200, body))
  const received: { url: string; text: Promise<string> }[] = []
  page.on('response', (response) => received.push({ url: response.url(), text: response.text().catch(() => '') }))

  await page.goto(`customers/${id}`)
  await expect(page.getByRole('button', { name: 'Show SSN last four' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Show bank_account' })).toBeVisible()
  expect(await canariesIn(page)).toEqual([])
  for (const { url, text } of received) expect(namesIn(await text), url).toEqual([])

  for (const name of ['SSN last four', 'date of birth', 'api_token', 'note', 'bank_account']) {
    await page.getByRole('button', { name: `Show ${name}` }).click()
    await page.getByRole('button', { name: `Hide ${name}` }).click()
  }
  await expect.poll(() => canariesIn(page), { timeout: 20_000 }).toEqual([])
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  await page.getByRole('button', { name: 'Show masked values' }).click()
  await page.getByRole('button', { name: 'Hide masked values' }).click()
  await page.getByRole('button', { name: 'JSON', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Show SSN last four' })).toBeVisible()
  await expect.poll(() => canariesIn(page), { timeout: 20_000 }).toEqual([])

  // One line for each, with the name of the field and nothing of the customer.
  const fields = gateway.lines().flatMap(({ event, field }) => (event === 'reveal' ? [field] : []))
  expect(fields).toEqual(['ssn4', 'date_of_birth', 'metadata', 'metadata', 'other', 'json'])
})
