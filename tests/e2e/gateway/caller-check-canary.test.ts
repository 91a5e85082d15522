import type { Page } from 'playwright'
import { expect } from '../expect'
import { everythingIn } from './everything-in'
import { gatewayTest } from './gateway-test'
import { answers } from './imprint'

const test = gatewayTest({ CALLER_CHECK: '2 of date_of_birth,ssn4,postal_code,phone4' })

const id = 'CSMR-v1-778'
const body = JSON.stringify({
  id,
  first_name: 'Ada',
  date_of_birth: { year: 1917, month: 3, day: 2 },
  address: { postal_code: 'QX47 ZPLM' },
})

/** What is typed, in its spelling, and as it is sent; neither is a spelling of the record's. */
const typed = /March 2nd,? 191[78]|191[78]-03-02|qx47-zplm|QX47ZPLM/g

/** Whatever of it the page has. */
const leftIn = async (page: Page) => (await everythingIn(page)).match(typed) ?? []

test('what was typed for a caller check is nowhere in the browser after the answer', async ({ gateway, page }) => {
  gateway.imprint.tell(id, answers(200, body))
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`customers/${id}`)
  const panel = page.getByRole('region', { name: 'Caller check' })
  const birthday = panel.getByRole('textbox', { name: 'Date of birth' })
  const zip = panel.getByRole('textbox', { name: 'ZIP code' })

  // Key by key: Playwright's `fill` would leave the text on the heap.
  await birthday.pressSequentially('March 2nd, 1917')
  expect(await leftIn(page)).not.toEqual([])
  await zip.pressSequentially('qx47-zplm')
  await zip.press('Enter')
  await expect(panel).toContainText('Matches · 2 of 2 answers')
  await expect.poll(() => leftIn(page), { timeout: 20_000 }).toEqual([])

  await birthday.pressSequentially('March 2nd 1918')
  await zip.pressSequentially('qx47-zplm')
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel).toContainText('Does not match')
  await expect.poll(() => leftIn(page), { timeout: 20_000 }).toEqual([])

  // Nor where there was no answer, once the customer has gone.
  await birthday.pressSequentially('March 2nd, 1917')
  await page.getByRole('searchbox').fill('00000000-0000-4000-8000-000000000002')
  await page.getByRole('searchbox').press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('John Doe')
  await expect.poll(() => leftIn(page), { timeout: 20_000 }).toEqual([])

  expect(asked.join('\n')).not.toMatch(typed)
  expect(gateway.lines().filter(({ event }) => event === 'caller-check')).toMatchObject([
    { fields: ['date_of_birth', 'postal_code'], verdict: 'matches', customer: id },
    { fields: ['date_of_birth', 'postal_code'], verdict: 'does-not-match', customer: id },
  ])
  expect(JSON.stringify(gateway.lines())).not.toMatch(typed)
})
