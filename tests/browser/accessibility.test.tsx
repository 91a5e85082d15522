import { http } from 'msw/http'
import type { ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { type CustomerClient, createCustomerClient } from '../../src/api/client'
import { callerCheckFields } from '../../src/contract/caller-check-policy'
import { createDemo } from '../../src/demo/demo'
import { failurePersonas } from '../../src/mock-api/misbehaving'
import { householdPartnerId } from '../../src/mock-api/partner-personas'
import { personas } from '../../src/mock-api/personas'
import { emulate, findProblems } from './find-problems'
import { box, openApp } from './open-app'
import { openEverything } from './open-everything'
import { worker } from './worker'

const jane = '/customers/00000000-0000-4000-8000-000000000001'
const title = page.getByRole('heading', { level: 1 })
const button = (name: string) => page.getByRole('button', { name, exact: true })

afterEach(async () => {
  vi.useRealTimers()
  await page.viewport(1024, 800)
  await emulate({})
})

test.each(failurePersonas)('the failure “$story” is in order', async ({ id }) => {
  openApp(`/customers/${id}`, { client: impatientClient })
  await expect.element(title).toHaveFocus()
  expect(await findProblems()).toEqual([])
})

const screens: Record<string, () => Promise<void>> = {
  'the search page': async () => {
    openApp('/')
    await expect.element(box).toBeVisible()
  },
  'a text that is no ID': async () => {
    openApp('/')
    await box.fill('jane@example.com')
    await button('Look up').click()
    await expect.element(page.getByText(/looks like an email address/)).toBeVisible()
  },
  'several IDs to choose from': async () => {
    openApp('/')
    await box.fill(personas.map(({ id }) => id).join(' '))
    await button('Look up').click()
    await expect.element(page.getByRole('heading', { name: /IDs found/ })).toBeVisible()
  },
  'recent lookups': async () => {
    openApp(jane)
    await expect.element(title).toHaveFocus()
    await box.fill('CSMR-v1-123')
    await button('Look up').click()
    await expect.element(page.getByRole('heading', { name: 'No customer found' })).toBeVisible()
    await page.getByRole('link', { name: 'Customer lookup' }).click()
    await expect.element(page.getByRole('heading', { name: 'Recent' })).toBeVisible()
  },
  'the demo’s search page': async () => {
    openApp('/', { demo: createDemo() })
    await expect.element(page.getByRole('link', { name: 'Joan Loe', exact: false })).toBeVisible()
  },
  'the demo’s hostile people': async () => {
    openApp('/', { demo: createDemo() })
    await page.getByRole('tab', { name: 'Hostile', exact: false }).click()
    await expect.element(page.getByRole('link', { name: 'Maximiliane', exact: false })).toBeVisible()
  },
  'the demo’s failures': async () => {
    openApp('/', { demo: createDemo() })
    await page.getByRole('tab', { name: 'Failures', exact: false }).click()
    await expect.element(page.getByRole('link', { name: 'Typo in the ID', exact: false })).toBeVisible()
  },
  'a failure in a scene of the demo': async () => {
    openApp(`${jane}?outcome=500`, { demo: createDemo() })
    await expect.element(page.getByRole('button', { name: 'End this scene' })).toBeVisible()
  },
  'customers with one partner ID': async () => {
    await lookUpPartner(householdPartnerId)
    await expect.element(title).toMatchTextContent('3 customers found')
  },
  'no customer with a partner ID, and the lookups before': async () => {
    await lookUpPartner('NOBODY_42')
    await expect.element(title).toHaveTextContent('No customer found')
    await expect.element(page.getByRole('heading', { name: 'Recent' })).toBeVisible()
  },
  'a lookup by partner ID on its way': async () => {
    worker.use(http.post('*/api/v2/partner-lookups', () => new Promise<never>(() => {})))
    await lookUpPartner(householdPartnerId)
    await expect.element(page.getByText(/Looking up/).first()).toBeVisible()
  },
  'a lookup by partner ID that was not kept': async () => {
    openApp('/partner')
    await expect.element(title).toHaveTextContent('This lookup was not kept')
  },
  'a failure above the lookups before it': async () => {
    openApp(jane)
    await expect.element(title).toHaveFocus()
    await box.fill('always-500')
    await button('Look up').click()
    await expect.element(title).toHaveTextContent('Imprint has a problem')
    await expect.element(page.getByRole('heading', { name: 'Recent' })).toBeVisible()
  },
  'the choice of copies': async () => {
    openApp(jane)
    await expect.element(title).toHaveFocus()
    await button('More copies').click()
    await expect.element(page.getByRole('checkbox', { name: 'Contact data in the note' })).toBeVisible()
  },
  'a reason that is asked for': async () => {
    openApp(jane, { settings: { revealReason: 'required', revealReasons: ['Caller check', 'Address change'] } })
    await button('Show date of birth').click()
    await expect.element(page.getByRole('dialog')).toBeVisible()
  },
  'a caller check beside masked and revealed values': async () => {
    openApp(jane, { settings: { callerCheck: { needed: 2, fields: callerCheckFields } } })
    await expect.element(page.getByRole('region', { name: 'Caller check' })).toBeVisible()
    await openEverything()
  },
  'a wait': async () => {
    openApp(jane, { client: silentClient })
    await expect.element(title).toHaveTextContent('Customer record')
  },
  'a long wait': async () => {
    await waitLong()
  },
  'a cancelled lookup': async () => {
    await waitLong()
    await button('Cancel').click()
    await expect.element(title).toHaveTextContent('Lookup cancelled')
  },
  'an ID not found in either letter case': async () => {
    openApp('/customers/ABCDEF00-0000-4000-8000-000000000000')
    await expect.element(page.getByText(/both letter cases were tried/)).toBeVisible()
  },
  'an ID found in the other letter case': async () => {
    openApp('/customers/0000abcd-0000-4000-8000-000000000019')
    await expect.element(page.getByText('Found after changing letter case.')).toBeVisible()
  },
  'a refresh that failed': async () => {
    openApp(jane)
    await button('Refresh').click()
    worker.use(http.get('*/api/v2/customers/:customerId', () => new Response(null, { status: 500 })))
    await button('Refresh').click()
    await expect.element(page.getByText(/Could not refresh: Imprint has a problem/)).toBeVisible()
  },
  'values just copied': async () => {
    openApp(jane)
    await expect.element(title).toHaveFocus()
    await openEverything()
    document.querySelectorAll<HTMLElement>('button[aria-label^=Copy]').forEach((copy) => copy.click())
    await expect.element(page.getByText('Copied').first()).toBeVisible()
  },
  'a record as JSON, its masked values shown': async () => {
    openApp(jane)
    await button('JSON').click()
    await expect.element(page.getByRole('heading', { name: 'Answer as JSON' })).toBeVisible()
    await openEverything()
  },
  'a link that must not be followed': async () => {
    openApp('/customers/4111%201111%201111%201111')
    await expect.element(title).toHaveTextContent('This link does not name a customer')
  },
  'an address that is no page': async () => {
    openApp('/nowhere')
    await expect.element(title).toHaveTextContent('There is no such page')
  },
  'a lost network': async () => {
    openApp(jane)
    await expect.element(title).toHaveFocus()
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    window.dispatchEvent(new Event('offline'))
    await expect.element(page.getByText(/You are offline/)).toBeVisible()
  },
  'a lookup without a network': async () => {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    openApp('/customers/CSMR-v1-9')
    await expect.element(page.getByText('Nothing was sent.', { exact: false })).toBeVisible()
  },
  'a section that broke': async () => {
    openApp(jane, { client: brokenAddressClient, onCaughtError: () => {} })
    await expect.element(button('Try again').first()).toBeVisible()
  },
  'a crash': async () => {
    openApp('/', { demo: { customers: <Broken />, panel: undefined }, onCaughtError: () => {} })
    await expect.element(title).toHaveTextContent('Something in this tool broke')
  },
}

test.each(Object.entries(screens))('%s is in order', async (_, show) => {
  await show()
  expect(await findProblems()).toEqual([])
})

test.each(['/', jane])('%s has a banner, a search and a main part', async (path) => {
  openApp(path)
  await expect.element(title).toBeVisible()
  await expect.element(page.getByRole('banner').getByRole('searchbox')).toBeVisible()
  await expect.element(page.getByRole('main')).toBeInTheDocument()
  // The test tools do not know this element's role, search; browsers do.
  expect(document.querySelectorAll('search input, [role=search] input')).toHaveLength(1)
})

test('a usual record is drawn with fewer than 700 elements', async () => {
  const { container } = openApp(jane)
  await expect.element(title).toHaveFocus()
  expect(container.querySelectorAll('*').length).toBeLessThan(700)
})

/** Stops waiting after 0.9 s, which leaves no time for another try. */
const impatientClient: CustomerClient = {
  ...createCustomerClient(),
  getCustomer: (id, { signal }) =>
    createCustomerClient().getCustomer(id, { signal: AbortSignal.any([signal, AbortSignal.timeout(900)]) }),
}

const silentClient: CustomerClient = { ...createCustomerClient(), getCustomer: () => new Promise(() => {}) }

const brokenAddressClient: CustomerClient = {
  ...createCustomerClient(),
  getCustomer: async (...asked) => {
    const answer = await createCustomerClient().getCustomer(...asked)
    return { ...answer, customer: Object.defineProperty({ ...answer.customer }, 'address', { get: Broken }) }
  },
}

/** From a record, so that there is a lookup before. */
async function lookUpPartner(partnerId: string) {
  openApp(jane)
  await expect.element(title).toHaveFocus()
  await page.getByRole('switch', { name: 'Partner ID' }).click()
  await userEvent.keyboard(`${partnerId}{Enter}`)
}

async function waitLong() {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], shouldAdvanceTime: true })
  openApp(jane, { client: silentClient })
  await vi.advanceTimersByTimeAsync(3_000)
  await expect.element(button('Cancel')).toBeVisible()
}

function Broken(): ReactNode {
  throw new Error('Broken on purpose')
}
