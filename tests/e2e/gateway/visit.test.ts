import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { chromium } from 'playwright'
import { afterAll, test } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { completeCustomer } from '../../../src/mock-api/complete-customer'
import { appOf, boxOf, headingOf, janeDoe, openContext } from '../browse'
import { expect } from '../expect'
import { type Chain, signIn, startChain } from './gateway-test'
import { answers } from './imprint'
import { key, secret } from './start'

const browser = await chromium.launch(chromiumLaunchOptions())
afterAll(() => browser.close())

const merchant = 'canary-merchant_5d20'
const secrets = [key, secret, merchant, btoa(`${key}:${secret}`), btoa(`${key}:`)]

/** What is said of Jane Doe, and must not be in any log. */
const personal = ['Jane', 'Lantern', 'jane.doe', '2025550143', '4821', '94105', 'PARTNER_USER', 'loyalty_tier']

const echoing = [302, 401, 403, 429, 500, 502, 503]

/** Passes connections on to a port of this machine, and keeps all that goes there and back. */
async function tap(port: number) {
  const passed: Buffer[] = []
  const server = createServer((client) => {
    const gateway = connect(port, '127.0.0.1')
    for (const [from, to] of [
      [client, gateway],
      [gateway, client],
    ] as const) {
      from.on('data', (bytes) => passed.push(bytes)).on('error', () => to.destroy())
      from.pipe(to)
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    url: `http://localhost:${address !== null && typeof address === 'object' ? address.port : 0}`,
    exchanged: () => Buffer.concat(passed).toString(),
    close: () => server.close(),
  }
}

/** Imprint gives away what it was sent, in every way that it can fail. */
function giveAway({ imprint }: Chain) {
  for (const status of echoing) {
    imprint.tell(`echo-${status}`, (response) => {
      const { headers } = response.req
      const { authorization = '' } = headers
      answers(status, JSON.stringify(headers), { 'x-echo': authorization, location: `/?${authorization}` })(response)
    })
  }
}

test.concurrent.for([
  ['a key', { IMPRINT_API_KEY: key }],
  ['an ID and a secret', { IMPRINT_API_KEY: `${key}:${secret}` }],
  ['a bearer token', { IMPRINT_API_KEY: key, IMPRINT_AUTH: 'bearer' }],
] as const)(
  'with %s, an agent’s visit gives the browser no secret, and the log nothing personal',
  async ([, env], { onTestFinished }) => {
    const chain = await startChain({ ...env, IMPRINT_MERCHANT_KEY: merchant })
    onTestFinished(() => chain.stop())
    giveAway(chain)

    const said: string[] = []
    const wire = await tap(chain.port)
    onTestFinished(() => void wire.close())
    const context = await openContext(browser, wire.url, said)
    await context.setExtraHTTPHeaders({ 'accept-encoding': 'identity' }) // so that it can be read
    await signIn(context, wire.url, 'ann')
    const page = await context.newPage()

    // Looks a customer up, and at all that there is of her.
    await page.goto('.')
    await appOf(page).waitFor()
    await boxOf(page).fill(janeDoe)
    await boxOf(page).press('Enter')
    await expect(headingOf(page, 'Jane Doe')).toBeVisible()
    await page.getByRole('button', { name: 'Show SSN' }).click()
    await page.getByRole('button', { name: 'Show date of birth' }).click()
    for (const name of ['SSN last four', 'date of birth'])
      await expect(page.getByRole('button', { name: `Hide ${name}` })).toBeVisible()
    await page.getByRole('button', { name: 'JSON' }).click()
    await expect(page.getByText('"loyalty_tier"')).toBeVisible()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect.poll(() => chain.lines().filter(({ event }) => event === 'read').length).toBe(2)
    expect(said).toEqual([])

    // Meets every refusal; what waits, or asks again, has its test in faults.test.ts.
    const refused = ['always-400', 'always-404', 'always-html', 'always-no-id']
    for (const id of [...refused, ...echoing.map((status) => `echo-${status}`)]) {
      await page.goto(`customers/${id}`)
      await expect.poll(() => chain.lines().at(-1)?.customer).toBe(id)
    }
    await page.goto('customers/123-45-6789')
    await expect(headingOf(page, 'This link does not name a customer')).toBeVisible()
    const complaints = said.splice(0)
    expect(complaints.filter((words) => !words.startsWith('error: Failed to load resource'))).toEqual([])

    const kept = JSON.stringify([
      await context.storageState({ indexedDB: true }),
      await page.evaluate(async () => ({ session: { ...sessionStorage }, caches: await caches.keys() })),
      await page.content(),
    ])
    await context.close()
    const exchanged = wire.exchanged()
    for (const text of ['<!doctype html>', 'GET /assets/', completeCustomer.email ?? ''])
      expect(exchanged.includes(text), `what was exchanged holds ${text}`).toBe(true)
    // Without the request IDs, in which any four digits may stand.
    const logged = (readFileSync(chain.log, 'utf8') + chain.output()).replaceAll(/\b[0-9a-f]{32}\b/g, '')
    for (const canary of secrets) {
      for (const text of [exchanged, complaints.join('\n'), kept, logged])
        expect(text.includes(canary), canary).toBe(false)
    }
    for (const canary of [...personal, '123-45-6789']) expect(logged).not.toContain(canary)

    // One line for each call, no more and no fewer: who, whom, when, and how it ended.
    const calls = chain.lines().filter(({ event }) => event === 'read' || event === 'reveal')
    expect(calls.map(({ customer }) => `/v2/customers/${String(customer)}`)).toEqual(
      chain.upstream.seen.map(({ url }) => url),
    )
    for (const line of calls) {
      expect(line).toMatchObject({
        agent: 'ann@team.example',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        status: expect.any(Number),
        upstream_status: expect.stringMatching(/^(\d{3})?$/), // none where the page has left before
        request_id: expect.stringMatching(/^[0-9a-f]{32}$/),
      })
    }
  },
)
