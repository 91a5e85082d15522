import { personas } from '../../../src/mock-api/personas'
import { appOf, boxOf, headingOf, janeDoe } from '../browse'
import { expect } from '../expect'
import { gatewayTest } from './gateway-test'
import { fromThePage } from './raw-request'

const test = gatewayTest({ RATE_PER_AGENT: '60' })

test('a permalink shows the record with one read, which leaves before any script has come', async ({
  gateway,
  agent,
  page,
}) => {
  const events: string[] = []
  page.on('request', (request) => events.push(`asked ${new URL(request.url()).pathname}`))
  page.on('requestfinished', (request) => events.push(`got ${new URL(request.url()).pathname}`))
  await page.goto(`customers/${janeDoe}`)
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  const read = events.indexOf(`asked /api/v2/customers/${janeDoe}`)
  expect(read).toBeGreaterThan(-1)
  expect(read).toBeLessThan(events.findIndex((event) => /^got .*\.js$/.test(event)))
  expect(gateway.upstream.seen.filter(({ url }) => url?.endsWith(janeDoe))).toHaveLength(1)
  expect(gateway.lines().filter((line) => line.agent === `${agent}@team.example`)).toHaveLength(1)
})

test('no customer, however odd, makes the browser complain', async ({ page }) => {
  await page.goto('.')
  await appOf(page).waitFor()
  for (const { id } of personas.slice(0, 14)) {
    await boxOf(page).fill(id)
    await boxOf(page).press('Enter')
    await expect(page).toHaveURL(`/customers/${id}`)
    await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible()
  }
})

/** 11 reads at once, and then 11 again after the 22 s that they are the share of. */
const limitedTest = gatewayTest({ RATE_PER_AGENT: '30' })

limitedTest('an agent who looks too many up is told, and can go on', async ({ gateway, context, page, faults }) => {
  await page.goto('.')
  await appOf(page).waitFor()
  const url = `${gateway.url}/api/v2/customers/${janeDoe}`
  await Promise.all(Array.from({ length: 20 }, () => context.request.get(url, { headers: fromThePage })))
  await boxOf(page).fill(janeDoe)
  await boxOf(page).press('Enter')
  await expect(headingOf(page, 'Too many lookups')).toBeVisible()
  await page.getByRole('button', { name: 'Try again', exact: true }).click()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  expect(faults.splice(0).join('\n')).toMatch(/^error: Failed to load resource: [^\n]* 429 [^\n]*$/)
})

test('a customer who is left for another one never comes back, and their read is given up', async ({
  gateway,
  page,
}) => {
  const left = 'left-behind'
  gateway.imprint.tell(left, (response) => response.writeHead(200, { 'content-type': 'application/json' }).write(' '))
  await page.goto('.')
  await appOf(page).waitFor()
  await boxOf(page).fill(left)
  await boxOf(page).press('Enter')
  await expect.poll(() => gateway.upstream.seen.at(-1)?.url).toContain(left)
  await boxOf(page).fill(janeDoe)
  await boxOf(page).press('Enter')
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await expect.poll(() => gateway.lines().find(({ customer }) => customer === left)).toMatchObject({ status: 499 })
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
})

test('no service worker, script or markup can be made of text, and a test and the log hear of each attempt', async ({
  gateway,
  page,
  faults,
}) => {
  await page.goto('.')
  await appOf(page).waitFor()
  const done = await page.evaluate(async () => {
    const attempts = {
      worker: () => navigator.serviceWorker.register('/mockServiceWorker.js'),
      asset: () => navigator.serviceWorker.register(document.querySelector('script')?.src ?? ''),
      script: () => (document.createElement('script').text = 'alert(1)'),
      markup: () => document.createRange().createContextualFragment('<b>'),
      elsewhere: () => fetch('data:text/plain,1'),
    }
    const succeeded = []
    for (const [name, attempt] of Object.entries(attempts)) {
      try {
        await attempt()
        succeeded.push(name)
      } catch {
        // as it should
      }
    }
    return { succeeded, workers: (await navigator.serviceWorker.getRegistrations()).length }
  })
  expect(done).toEqual({ succeeded: [], workers: 0 })
  const heard = faults.splice(0).join('\n')
  for (const directive of ['require-trusted-types-for', 'connect-src']) {
    expect(heard).toContain(`stopped by ${directive}`)
    const reported = () => gateway.lines().filter(({ event }) => event === 'policy-violation')
    await expect.poll(() => reported().map((line) => line.directive)).toContain(directive)
  }
})
