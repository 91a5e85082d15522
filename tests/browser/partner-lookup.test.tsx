import { http } from 'msw/http'
import { beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { withGateway } from '../../src/mock-api/gateway'
import { householdPartnerId, loyaltyPartnerId } from '../../src/mock-api/partner-personas'
import { personaId } from '../../src/mock-api/persona'
import { addressBar, box, openApp } from './open-app'
import { paste } from './paste'
import { press, textOf, wholePage } from './record-page'
import { allSeen, answerAs, noteRequests } from './requests'
import { worker } from './worker'

const title = page.getByRole('heading', { level: 1 })
const partnerSwitch = page.getByRole('switch', { name: 'Partner ID' })
const partnerBox = page.getByRole('searchbox', { name: 'Partner ID' })
const offer = page.getByRole('button', { name: 'Look up as partner ID' })
const matches = () =>
  page
    .getByRole('main')
    .getByRole('listitem')
    .elements()
    .map((element) => textOf(element))

/** Answers lookups by partner ID with these pages; the body of each request. */
function answerWithPages(...pages: { data: unknown[]; has_more?: boolean; total?: number }[]): unknown[] {
  const asked: unknown[] = []
  const vendor = async (request: Request) => {
    asked.push(Object.fromEntries(new URL(request.url).searchParams))
    return Response.json(pages[asked.length - 1] ?? {})
  }
  worker.use(answerAs('*/api/v2/partner-lookups', withGateway(vendor)))
  return asked
}

async function lookUp(partnerId: string) {
  await partnerSwitch.click()
  await userEvent.keyboard(`${partnerId}{Enter}`)
}

beforeEach(() => sessionStorage.clear())

describe('what is looked up', () => {
  test.each([
    ['a loyalty number beside its name', `Ticket 77: loyalty_id: ${loyaltyPartnerId}, called twice`],
    ['a partner ID in JSON', `{"partner_customer_id": "${loyaltyPartnerId}", "trace_id": "${personaId(9)}"}`],
    ['a partner ID in a link', `https://crm.example/people?partner_customer_id=${loyaltyPartnerId}&tab=2`],
  ])('%s, pasted, decides by itself', async (_, text) => {
    openApp('/')
    await paste(text)
    await expect.element(title).toHaveTextContent('Judy Doe')
    await expect.element(addressBar).toHaveTextContent(`/customers/${personaId(34)}`)
  })

  test('customer_id beside a partner ID is the customer', async () => {
    openApp('/')
    await paste(`customer_id=${personaId(3)} partner_customer_id=${loyaltyPartnerId}`)
    await expect.element(title).toHaveTextContent('Richard Roe')
  })

  test('a number alone is refused, and is one key from being looked up', async () => {
    const requests = noteRequests()
    openApp('/')
    await box.click()
    await userEvent.keyboard(`${loyaltyPartnerId}{Enter}`)
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('This looks like a phone number, not a customer ID.')
    await expect.element(box).toHaveFocus()
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(offer).toHaveFocus()
    await allSeen()
    expect(requests).toEqual([])
    await userEvent.keyboard('{Enter}')
    await expect.element(title).toHaveTextContent('Judy Doe')
  })

  test('an ID that is not found as a customer’s is one key from being looked up', async () => {
    openApp('/')
    await box.click()
    await userEvent.keyboard(`${householdPartnerId}{Enter}`)
    await expect.element(title).toHaveTextContent('No customer found')
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(offer).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(title).toHaveTextContent('3 customers found')
  })

  test('Enter again, from habit, while it is looked up: is asked for once, and shown', async () => {
    const { promise: answered, resolve: answer } = Promise.withResolvers<void>()
    const requests = noteRequests()
    worker.use(http.post('*/api/v2/partner-lookups', () => answered.then(() => undefined)))
    openApp('/', { strict: false })
    await lookUp(householdPartnerId)
    await expect.element(title).toHaveTextContent('Looking up partner ID')
    await userEvent.keyboard('{Enter}{Enter}')
    answer()
    await expect.element(title).toHaveTextContent('3 customers found')
    await allSeen()
    expect(requests).toEqual(['/api/v2/partner-lookups'])
  })

  test('Enter after a paste whose name decided: is still a partner ID', async () => {
    const requests = noteRequests()
    openApp('/', { strict: false })
    await paste('partner_customer_id: PARTNER_NOBODY')
    await expect.element(title).toHaveTextContent('No customer found')
    await expect.element(box).toHaveValue('PARTNER_NOBODY')
    await box.click()
    await userEvent.keyboard('{Enter}')
    await allSeen()
    expect(new Set(requests)).toEqual(new Set(['/api/v2/partner-lookups']))
    await expect.element(addressBar).toHaveTextContent('/partner')
  })

  test('the switch says that a partner ID is meant, for the next one too', async () => {
    openApp('/')
    await expect.element(partnerSwitch).toHaveAttribute('aria-checked', 'false')
    await lookUp('SANDBOX_APPROVE_1')
    await expect.element(title).toHaveTextContent('Jane approve')
    await expect.element(partnerSwitch).toHaveAttribute('aria-checked', 'true')
    await partnerBox.click()
    await userEvent.keyboard(`${loyaltyPartnerId}{Enter}`)
    await expect.element(title).toHaveTextContent('Judy Doe')
    await partnerSwitch.click()
    await expect.element(box).toHaveFocus()
  })

  test.each([
    ['123-45-6789', 'This looks like a Social Security number, not a partner ID.'],
    ['4111 1111 1111 1111', 'This looks like a card number, not a partner ID.'],
    ['jane@example.com', 'This looks like an email address, not a partner ID.'],
    ['+14155552671', 'This looks like a phone number, not a partner ID.'],
    ['Jane Doe', 'This is not a partner ID. It has up to 64 letters, digits and . _ - : |'],
    ['', 'Enter a partner ID.'],
  ])('“%s” is refused as partner ID, and nothing is sent', async (text, sentence) => {
    const requests = noteRequests()
    openApp('/')
    await lookUp(text)
    await expect.element(page.getByRole('alert')).toHaveTextContent(sentence)
    await allSeen()
    expect(requests).toEqual([])
  })

  test.each(['123-45-6789', '4111111111111111', 'jane@example.com', '+14155552671'])(
    '“%s” is not offered as partner ID',
    async (text) => {
      openApp('/')
      await box.click()
      await userEvent.keyboard(`${text}{Enter}`)
      await expect.element(page.getByRole('alert')).toBeInTheDocument()
      await expect.element(offer).not.toBeInTheDocument()
    },
  )
})

describe('what is found', () => {
  test('none: says so, and offers the other kind', async () => {
    openApp('/')
    await lookUp('PARTNER_NOBODY')
    await expect.element(title).toHaveTextContent('No customer found')
    expect(textOf(document.querySelector('main'))).toContain('no customer with partner ID PARTNER_NOBODY')
    await expect.element(addressBar).toHaveTextContent('/partner')
    await userEvent.keyboard('{ArrowDown}')
    await expect.element(page.getByRole('button', { name: 'Look up as customer ID' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(addressBar).toHaveTextContent('/customers/PARTNER_NOBODY')
  })

  test('none: a 404 for the partner ID', async () => {
    worker.use(
      http.post('*/api/v2/partner-lookups', () =>
        Response.json({ type: 'PARTNER_CUSTOMER_NOT_FOUND_ERROR', message: 'none' }, { status: 404 }),
      ),
    )
    openApp('/')
    await lookUp('PARTNER_NOBODY')
    await expect.element(title).toHaveTextContent('No customer found')
  })

  test('a failure: a new try finds them', async () => {
    const refused = () => Response.json({ type: 'UPSTREAM_CREDENTIAL' }, { status: 502 })
    worker.use(http.post('*/api/v2/partner-lookups', refused, { once: true }))
    openApp('/', { strict: false })
    await lookUp(householdPartnerId)
    await expect.element(title).toHaveTextContent('The lookup service is misconfigured')
    await press('Try again')
    await expect.element(title).toHaveTextContent('3 customers found')
  })

  test('a failure: a new try that is cancelled does not bring it back', async () => {
    const refused = () => Response.json({ type: 'UPSTREAM_CREDENTIAL' }, { status: 502 })
    worker.use(http.post('*/api/v2/partner-lookups', refused, { once: true }))
    openApp('/', { strict: false })
    await lookUp(householdPartnerId)
    await expect.element(title).toHaveTextContent('The lookup service is misconfigured')
    worker.use(http.post('*/api/v2/partner-lookups', () => new Promise<Response>(() => {})))
    await press('Try again')
    await press('Cancel')
    await expect.element(title).toHaveTextContent('Lookup cancelled')
  })

  test('one: opens its record without another request', async () => {
    const requests = noteRequests()
    openApp('/')
    await lookUp(loyaltyPartnerId)
    await expect.element(title).toHaveTextContent('Judy Doe')
    await expect.element(page.getByRole('button', { name: 'Show SSN last four' })).toBeVisible()
    await allSeen()
    expect(requests).toEqual(['/api/v2/partner-lookups'])
    await press('Show SSN last four')
    await expect.element(page.getByRole('button', { name: 'Hide SSN last four' })).toBeVisible()
    await allSeen()
    expect(requests).toEqual(['/api/v2/partner-lookups', `/api/v2/customers/${personaId(34)}/reveals`])
  })

  test('one that lacks a field in the list: is asked for by its own page', async () => {
    answerWithPages({ data: [{ id: personaId(1), first_name: 'Jane', partner_customer_id: 'P1' }] })
    const requests = noteRequests()
    openApp('/', { strict: false })
    await lookUp('P1')
    await expect.element(title).toHaveTextContent('Jane Doe')
    await allSeen()
    expect(requests).toEqual(['/api/v2/partner-lookups', `/api/v2/customers/${personaId(1)}`])
  })

  test('several: names, IDs, programs and places; arrow keys choose', async () => {
    openApp('/')
    await lookUp(householdPartnerId)
    await expect.element(title).toHaveTextContent('3 customers found')
    await expect.element(title).toHaveFocus()
    expect(matches()).toEqual([
      `Janie Doe ${personaId(31)} 2 open San Francisco, CA`,
      `Johnny Doe ${personaId(32)} 1 closed Chicago, IL`,
      `Jimmy ${personaId(33)} No card programs`,
    ])
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{Enter}')
    await expect.element(title).toHaveTextContent('Johnny Doe')
    await expect.element(addressBar).toHaveTextContent(`/customers/${personaId(32)}`)
  })

  test('the partner ID stands in no address, no title, no history entry and no storage', async () => {
    openApp('/')
    await lookUp(householdPartnerId)
    await expect.element(title).toHaveTextContent('3 customers found')
    const kept = JSON.stringify([history.state, document.title, { ...sessionStorage }, { ...localStorage }])
    expect(kept + textOf(addressBar.element())).not.toContain(householdPartnerId)
  })

  test('masked values are in no customer of the list', async () => {
    openApp('/')
    await lookUp(householdPartnerId)
    await expect.element(title).toHaveTextContent('3 customers found')
    expect(wholePage()).not.toMatch(/4821|1990/)
  })

  test('a customer without an ID is left out, and said', async () => {
    answerWithPages({
      data: [{ first_name: 'Ada' }, { id: 'CSMR-v1-2', first_name: 'Bea' }],
      has_more: false,
      total: 2,
    })
    openApp('/')
    await lookUp('P1')
    await expect.element(title).toHaveTextContent('2 customers found')
    expect(matches()).toEqual(['Bea CSMR-v1-2 No card programs'])
    expect(textOf(document.querySelector('main'))).toContain('1 customer came without an ID and cannot be opened.')
  })

  test('more than a page: told, and the next ten follow at a click', async () => {
    const people = Array.from({ length: 12 }, (_, index) => ({
      id: `CSMR-v1-${index + 1}`,
      first_name: `N${index + 1}`,
    }))
    const asked = answerWithPages(
      { data: people.slice(0, 10), has_more: true, total: 12 },
      { data: people.slice(10), has_more: false, total: 12 },
    )
    openApp('/', { strict: false })
    await lookUp('P1')
    await expect.element(title).toHaveTextContent('12 customers found')
    expect(textOf(document.querySelector('main'))).toContain('the first 10 are shown')
    await press('Show more')
    await expect.element(page.getByRole('link', { name: /CSMR-v1-11/ })).toHaveFocus()
    expect(matches()).toHaveLength(12)
    await expect.element(page.getByRole('button', { name: 'Show more' })).not.toBeInTheDocument()
    expect(asked).toEqual([
      { partner_customer_id: 'P1', limit: '10' },
      { partner_customer_id: 'P1', limit: '10', starting_after: 'CSMR-v1-10' },
    ])
  })

  test('a next page that fails leaves the first, and can be tried again', async () => {
    answerWithPages({ data: [{ id: 'CSMR-v1-1' }, { id: 'CSMR-v1-2' }], has_more: true })
    openApp('/', { strict: false })
    await lookUp('P1')
    await expect.element(title).toHaveTextContent('More than 2 customers found')
    await press('Show more')
    await expect
      .element(page.getByRole('alert'))
      .toHaveTextContent('More could not be loaded. Imprint answered in a form this tool cannot read.')
    expect(matches()).toHaveLength(2)
    await expect.element(page.getByRole('button', { name: 'Show more' })).toBeVisible()
  })

  test('an answer of something that withholds nothing is not shown', async () => {
    worker.use(
      http.post('*/api/v2/partner-lookups', () => Response.json({ data: [{ id: 'CSMR-v1-1', ssn4: '4821' }] })),
    )
    openApp('/')
    await lookUp('P1')
    await expect.element(title).toHaveTextContent('Imprint answered in a form this tool cannot read')
    expect(wholePage()).not.toContain('4821')
  })

  test('a page that was reloaded says that the ID was not kept', async () => {
    openApp('/partner')
    await expect.element(title).toHaveTextContent('This lookup was not kept')
    await press('Enter an ID')
    await expect.element(box).toHaveFocus()
  })
})
