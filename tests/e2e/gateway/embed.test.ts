import { type Browser, type BrowserContext, chromium, type Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, describe, onTestFinished, test } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { defaultScenario, type Scenario } from '../../../src/mock-api/scenarios'
import { createVendorFetch } from '../../../src/mock-api/transport'
import { expect } from '../expect'
import { createImprint } from './imprint'
import { change, eventsOf, messagesOf, startPortal, tabOf } from './portal-page'
import { start, type Started } from './start'
import { startServer } from './upstream'

const janeDoe = '00000000-0000-4000-8000-000000000001'
const johnDoe = '00000000-0000-4000-8000-000000000002'

let browser: Browser
let portal: Awaited<ReturnType<typeof startPortal>>
let gateway: Started
let open: Started
let behindSignIn: Started
let signIn: Awaited<ReturnType<typeof startServer>>
/** The bearer tokens that the sign-in service knows, and whose they are. */
const agents = new Map<string, string>()
let scenario: Scenario
let context: BrowserContext
let page: Page
let complaints: string[]

const lookup = () => `http://localhost:${gateway.port}`

beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunchOptions())
  portal = await startPortal(lookup)
  signIn = await startServer((request, response) => {
    const agent = agents.get(request.headers.authorization?.replace('Bearer ', '') ?? '')
    response.writeHead(agent ? 200 : 401, agent ? { 'x-auth-request-user': agent } : {}).end()
  })
  open = await start({ PORTALS: portal.origin })
  behindSignIn = await start({ PORTALS: portal.origin, AUTH_URL: `http://127.0.0.1:${signIn.port}/` })
})

beforeEach(async () => {
  gateway = open
  scenario = { ...defaultScenario, latency: 0 }
  const vendor = createVendorFetch(() => scenario)
  for (const { upstream } of [open, behindSignIn]) {
    upstream.reset()
    upstream.answer = async (response) => {
      const answer = await vendor(new Request(`http://vendor.example/api${upstream.seen.at(-1)?.url ?? ''}`))
      response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
    }
  }
  complaints = []
  context = await browser.newContext({ locale: 'en-US', timezoneId: 'America/New_York' })
  context.setDefaultTimeout(30_000)
  context.on('console', (message) => {
    // Said by the browser of every refusal.
    if (!message.text().startsWith('Failed to load resource')) complaints.push(message.text())
  })
  context.on('weberror', (error) => complaints.push(error.error().message))
  page = await context.newPage()
})

afterEach(async () => {
  await context.close()
  expect(complaints).toEqual([])
})

afterAll(async () => {
  portal.close()
  signIn.close()
  await browser.close()
  await Promise.all([open.stop(), behindSignIn.stop()])
})

const titleOf = (name: string) => page.frameLocator('iframe[title]').getByRole('heading', { level: 1, name })
const lookupFrame = () => page.locator('iframe[title="Customer lookup"]')
const read = () => open.upstream.seen.map(({ url }) => url?.split('/').at(-1))

async function openPortal(customer = '') {
  await page.goto(`${portal.origin}/${customer && `?customer=${customer}`}`)
  await expect.poll(() => eventsOf(page)).toContain('ready')
}

/** From here on the lookup's gateway is one with further settings. */
async function startWith(settings: Record<string, string>) {
  const started = await start({ PORTALS: portal.origin, ...settings })
  onTestFinished(() => started.stop())
  gateway = started
  const vendor = createVendorFetch(() => scenario)
  started.upstream.answer = async (response) => {
    const answer = await vendor(new Request(`http://vendor.example/api${started.upstream.seen.at(-1)?.url ?? ''}`))
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text())
  }
  return started
}

/** From here on the lookup is one that checks callers. Its panel. */
async function startCallerChecks() {
  await startWith({ CALLER_CHECK: '2 of date_of_birth,ssn4,postal_code' })
  return page.frameLocator('iframe[title]').getByRole('region', { name: 'Caller check' })
}

test('a customer of the portal’s page is shown with one read, and the page is told so', async () => {
  await openPortal(janeDoe)
  await expect(titleOf('Jane Doe')).toBeVisible()
  await expect.poll(() => eventsOf(page)).toEqual(['ready', `found ${janeDoe}`])
  expect(read()).toEqual([janeDoe])
  expect(open.lines().at(-1)).toMatchObject({ event: 'read', customer: janeDoe })
  for (const [name, value] of Object.entries({
    title: 'Customer lookup',
    sandbox:
      'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-storage-access-by-user-activation',
    allow: 'clipboard-write',
    referrerpolicy: 'origin',
    src: `${lookup()}/embed/customers/${janeDoe}`,
  })) {
    await expect(lookupFrame()).toHaveAttribute(name, value)
  }
})

test('the tab follows from ticket to ticket, and says how each lookup ended', async () => {
  await openPortal(janeDoe)
  await expect(titleOf('Jane Doe')).toBeVisible()
  await change(page, { customerId: `https://crm.example/?id=${johnDoe}` })
  await expect(titleOf('John Doe')).toBeVisible()
  await change(page, { customerId: 'always-404' })
  await expect(titleOf('No customer found')).toBeVisible()
  await expect.poll(() => eventsOf(page)).toContain('missing always-404')
  scenario.outcome = '403'
  await change(page, { customerId: 'CSMR-v1-5' })
  await expect.poll(() => eventsOf(page)).toContain('failed CSMR-v1-5 misconfigured')
  // Back through the portal's history goes back in the portal: tickets leave no steps in it.
  expect(await page.evaluate(() => history.length)).toBe(2)
})

test('a portal’s ticket is the reason of a reveal, of its own customer alone', async () => {
  const asking = await startWith({ REVEAL_REASON: 'required', TICKET_PATTERN: 'T-[0-9]+' })
  const tab = () => tabOf(page)
  const reveals = () => asking.lines().filter(({ event }) => event === 'reveal')
  await openPortal(janeDoe)
  await change(page, { case: 'T-1042' })
  await tab().getByRole('button', { name: 'Show SSN last four' }).click()
  await expect(tab().getByRole('button', { name: 'Hide SSN last four' })).toBeVisible()
  expect(reveals()).toMatchObject([{ customer: janeDoe, field: 'ssn4', reason: 'T-1042' }])
  await expect.poll(() => eventsOf(page)).toContain(`revealed ${janeDoe} ssn4`)

  // A customer that the agent has looked up in the tab is another ticket's.
  await tab().getByRole('searchbox').fill(johnDoe)
  await tab().getByRole('searchbox').press('Enter')
  await expect(titleOf('John Doe')).toBeVisible()
  await tab().getByRole('button', { name: 'Show SSN last four' }).click()
  await expect(tab().getByRole('dialog')).toContainText('Why show SSN last four?')

  // What is no ticket number here is not taken for one.
  await tab().getByRole('button', { name: 'Cancel' }).click()
  await change(page, { customerId: johnDoe, case: 'Jane called' })
  await tab().getByRole('button', { name: 'Show SSN last four' }).click()
  await expect(tab().getByRole('dialog')).toBeVisible()
  expect(reveals()).toHaveLength(1)
})

test('a portal hears how a caller check ended, and what was compared, and no value', async () => {
  const panel = await startCallerChecks()
  await openPortal(janeDoe)
  await panel.getByRole('textbox', { name: 'Date of birth' }).fill('4/17/1990')
  await panel.getByRole('textbox', { name: 'SSN last four' }).fill('4822')
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel).toContainText('Does not match')
  await panel.getByRole('textbox', { name: 'Date of birth' }).fill('4/17/1990')
  await panel.getByRole('textbox', { name: 'ZIP code' }).fill('94105')
  await panel.getByRole('button', { name: 'Check' }).click()
  await expect(panel).toContainText('Matches')
  await expect
    .poll(() => eventsOf(page))
    .toEqual([
      'ready',
      `found ${janeDoe}`,
      `caller-check ${janeDoe} does-not-match date_of_birth,ssn4`,
      `caller-check ${janeDoe} matches date_of_birth,postal_code`,
    ])
  // a random ID may hold four such digits: not within one
  expect(JSON.stringify(await messagesOf(page))).not.toMatch(/(?<![\w-])(?:4821|4822|1990|94105)(?![\da-f])/)
})

test('a ticket that the portal opens while a value is revealed waits for the agent, one key for each answer', async () => {
  const tab = page.frameLocator('iframe[title]')
  const offer = tab.getByRole('alert').filter({ hasText: 'The portal has opened another ticket.' })
  await openPortal(janeDoe)
  await tab.getByRole('button', { name: 'Show SSN last four' }).click()
  const shown = tab.getByRole('button', { name: 'Hide SSN last four' })
  await expect(shown).toBeVisible()
  const valueBox = await shown.boundingBox()
  const valueTop = Math.ceil(valueBox?.y ?? 0)
  const sliceOf = () => tabOf(page).evaluate(() => document.documentElement.style.getPropertyValue('--slice-height'))
  const slice = await sliceOf()
  await page.setViewportSize({ width: 1280, height: valueTop + 60 }) // at the end of what is in view
  await expect.poll(sliceOf).not.toBe(slice)
  const reads = read().length
  await change(page, { customerId: johnDoe })
  await expect(offer).toBeInViewport({ ratio: 1 })
  const offerBox = await tab.getByRole('dialog').boundingBox()
  expect((offerBox?.y ?? 0) + (offerBox?.height ?? 0)).toBeLessThan(valueTop) // it does not cover what is shown
  await expect(titleOf('Jane Doe')).toBeVisible()
  await expect(tab.getByRole('button', { name: 'Hide SSN last four' })).toBeVisible()
  expect(read()).toHaveLength(reads)

  await page.keyboard.press('Escape')
  await expect(offer).toBeHidden()
  await expect(titleOf('Jane Doe')).toBeVisible()
  await expect.poll(() => eventsOf(page)).toContain(`navigate ${janeDoe}`)
  await expect(tab.getByRole('button', { name: 'Hide SSN last four' })).toBeFocused()

  // The offer outlasts the reveal.
  await change(page, { customerId: 'always-404' })
  await expect(offer).toBeVisible()
  await tab.getByRole('button', { name: 'Hide SSN last four' }).click()
  await expect(offer).toBeVisible()
  await tab.getByRole('button', { name: 'Open it' }).focus()
  await page.keyboard.press('Enter')
  await expect(titleOf('No customer found')).toBeVisible()
  await expect(offer).toBeHidden()
})

test('an offer takes no focus from the portal, and another agent ends it at once', async () => {
  const tab = page.frameLocator('iframe[title]')
  const notes = page.getByRole('textbox', { name: 'Notes' })
  await openPortal(janeDoe)
  await tab.getByRole('button', { name: 'Show SSN last four' }).click()
  await expect(tab.getByRole('button', { name: 'Hide SSN last four' })).toBeVisible()
  await notes.focus()
  await change(page, { customerId: johnDoe })
  await expect(tab.getByText('The portal has opened another ticket.')).toBeVisible()
  await expect(notes).toBeFocused()
  await change(page, { agent: 'bob' })
  await expect(titleOf('Find a customer')).toBeAttached()
  await expect(tab.getByText('The portal has opened another ticket.')).toBeHidden()
  await expect(titleOf('Jane Doe')).toBeHidden()
})

test('a ticket that the portal opens while the caller is checked waits for the agent, who may go on typing', async () => {
  const panel = await startCallerChecks()
  const birthday = panel.getByRole('textbox', { name: 'Date of birth' })
  const offer = page
    .frameLocator('iframe[title]')
    .getByRole('alert')
    .filter({ hasText: 'The portal has opened another ticket.' })
  await openPortal(janeDoe)
  await birthday.fill('4/17/19')
  await change(page, { customerId: johnDoe })
  await expect(offer).toBeInViewport({ ratio: 1 })
  await page.keyboard.type('90')
  await expect(birthday).toHaveValue('4/17/1990')
  await birthday.dispatchEvent('keydown', { key: 'Escape', isComposing: true }) // an input method's own
  await expect(offer).toBeVisible()

  await panel.getByRole('textbox', { name: 'ZIP code' }).fill('94105')
  await page.keyboard.press('Enter')
  await expect(panel).toContainText('Matches')
  const json = page.frameLocator('iframe[title]').getByRole('region', { name: 'Answer as JSON' })
  await page.keyboard.press('j') // the keys of the record work beside the offer
  await expect(json).toBeVisible()
  await page.keyboard.press('j')
  await expect(json).toBeHidden()
  await page.keyboard.press('Escape')
  await expect(offer).toBeHidden()

  // The verdict is shown, and nothing is typed any more.
  await change(page, { customerId: 'always-404' })
  await expect(offer).toBeInViewport({ ratio: 1 })
  await expect(titleOf('Jane Doe')).toBeVisible()
  await expect(panel).toContainText('Matches')
  await page.keyboard.press('Escape')
  await expect(offer).toBeHidden()

  await birthday.fill('4/17/1990')
  await change(page, { customerId: johnDoe })
  await expect(offer).toBeVisible()
  await page.keyboard.press('Alt+o')
  await expect(titleOf('John Doe')).toBeVisible()
  await expect(offer).toBeHidden()
  await expect(birthday).toHaveValue('')
  await expect(panel).not.toContainText('Matches')

  await change(page, { customerId: janeDoe })
  await expect(titleOf('Jane Doe')).toBeVisible()
})

test('a record is whole in a frame that is out of view, too', async () => {
  await openPortal('')
  await page.evaluate(() => (document.body.style.paddingTop = '5000px'))
  await change(page, { customerId: janeDoe })
  await expect(page.frameLocator('iframe[title]').getByRole('region', { name: 'Contact' })).toBeAttached()
})

test('a ticket that the portal opens while a reason is typed waits for the agent', async () => {
  await startWith({ REVEAL_REASON: 'required' })
  const tab = page.frameLocator('iframe[title]')
  const offer = tab.getByText('The portal has opened another ticket.')
  const ticket = tab.getByRole('textbox', { name: 'Ticket number' })
  await openPortal(janeDoe)
  await tab.getByRole('button', { name: 'Show SSN last four' }).click()
  await ticket.fill('4711')
  await change(page, { customerId: johnDoe })
  await expect(offer).toBeAttached()
  await expect(ticket).toHaveValue('4711')
  await tab.getByRole('button', { name: 'Cancel' }).click()
  await expect(titleOf('Jane Doe')).toBeVisible()
  await tab.getByRole('button', { name: 'Open it' }).click()
  await expect(titleOf('John Doe')).toBeVisible()
})

test('without a customer, or with what is none, the record before is gone', async () => {
  await openPortal(janeDoe)
  for (const customerId of [null, '123-45-6789', 'Jane Doe', 'x'.repeat(100_000)]) {
    await change(page, { customerId: johnDoe })
    await expect(titleOf('John Doe')).toBeVisible()
    await change(page, { customerId })
    await expect(titleOf('Find a customer')).toBeAttached()
    await expect(titleOf('John Doe')).toBeHidden()
  }
  await expect.poll(() => eventsOf(page)).toContain('failed not-an-id')
  expect(JSON.stringify(await messagesOf(page))).not.toContain('123-45')
})

test('the page is told where the agent goes in the tab, and can take them back', async () => {
  await openPortal(janeDoe)
  await expect(titleOf('Jane Doe')).toBeVisible()
  await page.frameLocator('iframe').getByRole('searchbox').fill(johnDoe)
  await page.keyboard.press('Enter')
  await expect(titleOf('John Doe')).toBeVisible()
  await expect.poll(() => eventsOf(page)).toContain(`navigate ${johnDoe}`)
  expect(tabOf(page).url()).toBe(`${lookup()}/embed/customers/${johnDoe}`)
  await change(page, { customerId: janeDoe })
  await expect(titleOf('Jane Doe')).toBeVisible()
  expect((await eventsOf(page)).filter((event) => event.startsWith('navigate'))).toEqual([`navigate ${johnDoe}`])
})

test('theme, colours, density, locale and time zone are the portal’s, unless a text could not be read', async () => {
  await openPortal(janeDoe)
  await expect(titleOf('Jane Doe')).toBeVisible()
  const look = () =>
    tabOf(page).evaluate(() => {
      const { backgroundColor } = getComputedStyle(document.documentElement)
      const { color } = getComputedStyle(document.querySelector('article h1') ?? document.body)
      return [backgroundColor, color, document.documentElement.dataset.density].join(' / ')
    })
  await change(page, { theme: 'dark', density: 'compact' })
  await expect.poll(look).toBe('rgb(15, 16, 18) / rgb(241, 242, 244) / compact')
  await change(page, { theme: 'light', colors: { background: '#fff8f0', text: '#202020' } })
  await expect.poll(look).toBe('rgb(255, 248, 240) / rgb(32, 32, 32) / compact')
  for (const colors of [
    { background: '#17181b' },
    { text: '#fefefe' },
    { background: '#fff8f0', 'on-accent': '#2a52c4' },
    { background: 'url(//evil.example)', text: 'red;}' },
  ]) {
    await change(page, { colors })
    await expect.poll(look, JSON.stringify(colors)).toBe('rgb(247, 248, 249) / rgb(23, 24, 27) / compact')
  }
  await page.frameLocator('iframe').getByText('Created').first().waitFor()
  const record = page.frameLocator('iframe').getByRole('article')
  await expect(record).toContainText(/[AP]M/)
  await change(page, { locale: 'en-GB', timeZone: 'Asia/Tokyo' })
  await expect(record).not.toContainText(/[AP]M/)
  await change(page, { locale: 'xx-not-a-locale-at-all', timeZone: 'Mars/Olympus' })
  await expect(record).not.toContainText(/[AP]M/)
})

test('the focus stays in the portal, and the tab knows which part of it is on the screen', async () => {
  await page.setViewportSize({ width: 700, height: 400 })
  await page.goto(portal.origin)
  await page.getByLabel('Notes').focus()
  await expect.poll(() => eventsOf(page)).toContain('ready')
  await change(page, { customerId: janeDoe })
  await expect(titleOf('Jane Doe')).toBeVisible()
  await page.keyboard.type('note')
  await expect(page.getByLabel('Notes')).toHaveValue('note')

  // Only a tab as high as its record is one that the portal's page can scroll.
  await expect.poll(async () => (await lookupFrame().boundingBox())?.height).toBeGreaterThan(700)
  const slice = () =>
    tabOf(page).evaluate(() => {
      const style = getComputedStyle(document.documentElement)
      return ['--slice-top', '--slice-height'].map((name) => Number.parseInt(style.getPropertyValue(name)))
    })
  const { y = 0 } = (await lookupFrame().boundingBox()) ?? {}
  await expect.poll(slice).toEqual([0, Math.round(400 - y)])
  await page.evaluate(() => window.scrollTo(0, 300))
  await expect.poll(slice).toEqual([Math.round(300 - y), 400])
})

test.each([0, 200])(
  'the tab keeps its height from one record to the next, with an answer after %i ms',
  async (latency) => {
    await page.setViewportSize({ width: 700, height: 400 })
    await openPortal(janeDoe)
    const details = page.frameLocator('iframe').getByRole('heading', { name: 'Dates' })
    const heightsFrom = async (index: number) =>
      (await messagesOf(page)).slice(index).flatMap(({ type, height }) => (type === 'resize' ? [Number(height)] : []))
    const heightOf = () => tabOf(page).evaluate(() => document.getElementById('root')?.getBoundingClientRect().height)
    const settled = async () => {
      await expect(details).toBeVisible()
      const height = Math.ceil((await heightOf()) ?? 0)
      await expect.poll(async () => (await heightsFrom(0)).at(-1)).toBe(height)
      return height
    }
    await expect(titleOf('Jane Doe')).toBeVisible()
    const before = await settled()
    const heard = (await messagesOf(page)).length

    scenario = { ...scenario, latency }
    await change(page, { customerId: johnDoe })
    await expect(titleOf('John Doe')).toBeVisible()
    const heights = [before, await settled()]
    for (const height of await heightsFrom(heard)) {
      expect(height).toBeGreaterThanOrEqual(Math.min(...heights))
      expect(height).toBeLessThanOrEqual(Math.max(...heights))
    }
  },
)

test('what was revealed is hidden when the tab leaves the screen', async () => {
  await openPortal(janeDoe)
  const tab = page.frameLocator('iframe')
  await tab.getByRole('button', { name: 'Show SSN last four' }).click()
  await expect(tab.getByText('4821')).toBeVisible()
  await page.locator('main').evaluate((main) => main.setAttribute('hidden', ''))
  await expect.poll(() => tabOf(page).evaluate(() => document.body.textContent)).not.toContain('4821')
})

test('a page that is not listed shows nothing of it, and no read is made', async () => {
  const stranger = await startPortal(lookup)
  await page.goto(`${stranger.origin}/plain?/embed/customers/${janeDoe}`)
  await expect.poll(() => complaints.join()).toContain('frame-ancestors')
  complaints = []
  expect(read()).toEqual([])
  stranger.close()
})

test('a plain frame without a script of ours works, and so does the tab with storage and cookies blocked', async () => {
  await context.addInitScript(() => {
    if (window.parent === window) return
    for (const name of ['sessionStorage', 'localStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('Blocked', 'SecurityError')
        },
      })
  })
  await page.goto(`${portal.origin}/plain?/embed/customers/${janeDoe}`)
  await expect(titleOf('Jane Doe')).toBeVisible()
  await expect(page.frameLocator('iframe').getByRole('link', { name: 'Customer lookup' })).toBeHidden()
  await page.frameLocator('iframe').getByRole('searchbox').fill(johnDoe)
  await page.keyboard.press('Enter')
  await expect(titleOf('John Doe')).toBeVisible()
  await openPortal(johnDoe)
  await expect.poll(() => eventsOf(page)).toContain(`found ${johnDoe}`)
})

test('of several products the tab looks in the portal’s, and stays in it from ticket to ticket', async () => {
  gateway = await start({ PORTALS: portal.origin, IMPRINT_MERCHANT_KEYS: 'rewards=merchant_1 travel=merchant_2' })
  onTestFinished(() => gateway.stop())
  gateway.upstream.answer = createImprint().answer
  const asked = () =>
    gateway.upstream.seen.map(({ url, headers }) => `${url?.slice(-1)} ${String(headers['x-imprint-merchant-key'])}`)
  await openPortal(janeDoe)
  await expect(titleOf('Jane Doe')).toBeVisible()
  await change(page, { product: 'travel', customerId: johnDoe })
  await expect(titleOf('John Doe')).toBeVisible()
  await change(page, { customerId: janeDoe })
  await expect(titleOf('Jane Doe')).toBeVisible()
  await change(page, { product: 'nobody’s' })
  await expect(page.frameLocator('iframe').getByRole('combobox', { name: 'Product' })).toHaveValue('travel')
  expect(asked()).toEqual(['1 merchant_1', '2 merchant_2', '1 merchant_2'])
})

test('the element says why it shows nothing', async () => {
  await openPortal()
  for (const [src, reason, words] of [
    [null, 'no-src', 'src is missing'],
    ['http://lookup.example', 'insecure-src', 'https'],
    ['javascript:alert(1)', 'insecure-src', 'https'],
    [portal.origin, 'same-origin-src', 'another origin'],
  ] as const) {
    await change(page, { src })
    await expect(page.locator('customer-lookup')).toContainText(words)
    await expect.poll(() => eventsOf(page)).toContain(`failed ${reason}`)
    await expect(lookupFrame()).toHaveCount(0)
  }
})

test('the element may be moved, and leaves nothing behind when it goes', async () => {
  await openPortal(janeDoe)
  await expect(titleOf('Jane Doe')).toBeVisible()
  await page.evaluate(() => document.body.append(document.querySelector('customer-lookup') ?? ''))
  await expect(titleOf('Jane Doe')).toBeVisible()
  await expect.poll(async () => (await eventsOf(page)).filter((event) => event === 'ready').length).toBe(2)
  await page.evaluate(() => document.querySelector('customer-lookup')?.remove())
  await expect(lookupFrame()).toHaveCount(0)
})

test('a second version beside the first one is no mistake', async () => {
  await openPortal(janeDoe)
  await page.addScriptTag({ type: 'module', url: `${lookup()}/embed/customer-lookup.js?again` })
  await change(page, { customerId: johnDoe })
  await expect(titleOf('John Doe')).toBeVisible()
})

describe('with tokens', () => {
  beforeEach(() => {
    gateway = behindSignIn
    agents.clear()
    agents.set('ann-1', 'ann').set('ann-2', 'ann').set('bob-1', 'bob')
  })

  const give = (...tokens: string[]) => page.addInitScript((list) => void (window.tokens = list), tokens)
  const agentsOfReads = () => behindSignIn.lines().map(({ agent }) => agent)

  test('each read brings one along, asked for when needed and again once it is refused', async () => {
    const before = agentsOfReads().length
    await give('ann-1', 'ann-2')
    await openPortal(janeDoe)
    await expect(titleOf('Jane Doe')).toBeVisible()
    await expect(lookupFrame()).toHaveAttribute('src', `${lookup()}/embed`) // its request does not start without a token
    agents.delete('ann-1')
    await change(page, { customerId: johnDoe })
    await expect(titleOf('John Doe')).toBeVisible()
    await page.frameLocator('iframe').getByRole('button', { name: 'Show SSN last four' }).click()
    await expect.poll(() => agentsOfReads().slice(before)).toEqual(['ann', 'ann', 'ann']) // the reveal is on record, too
  })

  test('a session that has ended says where to sign in, and goes on after that', async () => {
    await give('nobody', 'nobody-else', 'ann-1')
    await openPortal(janeDoe)
    await expect(titleOf('Your session has ended')).toBeVisible()
    await expect(page.frameLocator('iframe').getByText('Sign in again in the portal')).toBeVisible()
    await expect.poll(() => eventsOf(page)).toContain(`failed ${janeDoe} session-ended`)
    await page.frameLocator('iframe').getByRole('button', { name: 'Try again' }).click()
    await expect(titleOf('Jane Doe')).toBeVisible()
  })

  test('another agent finds nothing of the first one’s, in no picture', async () => {
    await give('ann-1', 'ann-2', 'bob-1')
    await openPortal(janeDoe)
    await expect(titleOf('Jane Doe')).toBeVisible()
    await change(page, { agent: 'ann' })
    await change(page, { customerId: johnDoe })
    await expect(titleOf('John Doe')).toBeVisible()
    await expect(page.frameLocator('iframe').getByRole('heading', { name: 'Dates' })).toBeVisible() // the last change of his
    // What is in the page once the message's turn is over, before any picture of it.
    await tabOf(page).evaluate(() => {
      new MutationObserver((_, observer) => {
        document.documentElement.dataset.left = document.body.textContent?.includes('Doe') ? 'yes' : 'no'
        observer.disconnect()
      }).observe(document.body, { childList: true, subtree: true })
    })
    await change(page, { agent: 'bob', customerId: janeDoe })
    await expect(titleOf('Jane Doe')).toBeVisible()
    expect(await tabOf(page).evaluate(() => document.documentElement.dataset.left)).toBe('no')
    expect(agentsOfReads().at(-1)).toBe('bob')
    await change(page, { customerId: null })
    await page.frameLocator('iframe').getByText('Earlier lookups, not of this ticket').click()
    await expect(page.frameLocator('iframe').getByRole('listitem')).toHaveCount(1)
  })
})
