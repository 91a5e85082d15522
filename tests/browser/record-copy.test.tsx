import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { id, openRecord, press, section } from './record-page'

/** Texts that a copy must not trim, re-case, normalize or clean. */
const customer = {
  first_name: ' jOSÉ\u0301 ',
  last_name: 'Sm\u200Bith \u202Egnp.exe',
  email: 'jane.doe@example.com',
  phone: '+12025550143',
  statuses: { b: 'OPEN', a: 'SUSPENDED' },
  preferred_language: 'es',
  ssn4: '0042',
  date_of_birth: { year: 1990, month: 4, day: 17 },
  address: {
    street_line1: '42 Lantern Lane',
    street_line2: ' Apt  5',
    city: 'San Francisco',
    state: 'CA',
    postal_code: '02134',
    country: 'USA',
  },
  partner_customer_id: '000000815',
  metadata: { tier: '=1+1', api_token: 'sesame-opens' },
  created_at: '2025-02-13 19:08:07Z',
  updated_at: '2026-01-09T15:41:30.000Z',
}

let copied: string[]

beforeEach(() => {
  copied = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text)
  })
})

afterEach(() => {
  vi.useRealTimers()
})

test('each field is copied to the letter', async () => {
  await openRecord(customer)
  await section('Address').getByText('Show parts').click()
  // H numbers: docs/threats.md
  const expected = new Map([
    ['Copy customer ID', id],
    ['Copy card programs', 'a: SUSPENDED\nb: OPEN'],
    ['Copy email', customer.email],
    ['Copy phone', customer.phone],
    ['Copy language', 'es'],
    ['Copy first name', customer.first_name],
    ['Copy last name', customer.last_name],
    ['Copy partner ID', customer.partner_customer_id],
    ['Copy address', '42 Lantern Lane\nApt  5\nSan Francisco, CA 02134\nUnited States'],
    ['Copy street', '42 Lantern Lane'],
    ['Copy street, line 2', ' Apt  5'],
    ['Copy city', 'San Francisco'],
    ['Copy state or province', 'CA'],
    ['Copy postal code', '02134'],
    ['Copy country', 'USA'],
    ['Copy created date', customer.created_at],
    ['Copy updated date', customer.updated_at],
    ['Copy “tier” value', '=1+1'], // H65: a plain copy is not changed
    ['Copy “tier” path', 'metadata.tier'],
  ])
  const buttons = page.getByRole('button', { name: /^Copy (?!note|for engineering)/ }).elements()
  expect(new Set(buttons.map((button) => button.getAttribute('aria-label')))).toEqual(new Set(expected.keys()))

  for (const [name, text] of expected) {
    page
      .getByRole('button', { name, exact: true })
      .element()
      .dispatchEvent(new MouseEvent('click', { bubbles: true }))
    await expect.poll(() => copied).toEqual([text])
    copied = []
  }
})

test('"Copied" is shown for 2 seconds, and said once, politely', async () => {
  await openRecord(customer)
  const said = page.getByRole('status').filter({ hasText: 'Email copied' })
  const button = page.getByRole('button', { name: 'Copied email' })
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  await press('Copy email')

  await expect.element(button).toHaveTextContent('Copied')
  expect(said.elements()).toHaveLength(1)
  vi.advanceTimersByTime(1_000)
  await expect.element(button).toHaveFocus()
  vi.advanceTimersByTime(1_000)
  await expect.element(page.getByRole('button', { name: 'Copy email' })).toHaveFocus()
  await expect.element(button).not.toBeInTheDocument()
})

describe('a masked field', () => {
  test('is copied only while it is revealed', async () => {
    await openRecord(customer)
    const button = page.getByRole('button', { name: 'Copy SSN last four' })
    await expect.element(button).not.toBeInTheDocument()

    await press('Show SSN last four')
    await button.click()
    await expect.poll(() => copied).toEqual(['0042'])
    await press('Hide SSN last four')
    await expect.element(button).not.toBeInTheDocument()
  })

  test('a secret in the metadata, too', async () => {
    await openRecord(customer)
    await press('Show api_token')
    await press('Copy “api_token” value')
    await expect.poll(() => copied).toEqual(['sesame-opens'])
  })

  test('the JSON is copied as it is shown', async () => {
    await openRecord({ ssn4: '0042', last_name: 'Doe' })
    await press('JSON')
    await press('Copy masked JSON')
    await expect.poll(() => copied).toEqual([`{"id":"${id}","ssn4":"••••","last_name":"Doe"}`])

    await press('Show masked values')
    await press(/^Cop(y|ied) JSON$/) // it says for 2 s what it did before
    await expect.poll(() => copied[1]).toBe(`{"id":"${id}","ssn4":"0042","last_name":"Doe"}`)
  })
})

describe('the note', () => {
  test('says what was done, and nothing personal, even while more is shown', async () => {
    await openRecord({ ...customer, first_name: 'José', last_name: 'Smith' })
    await press('Show SSN last four')
    await press('Show date of birth')
    await expect.element(page.getByRole('button', { name: 'Hide date of birth' })).toBeVisible()
    await press('Copy note')

    await expect.poll(() => copied).toHaveLength(1)
    const lines = copied[0]?.split('\n') ?? []
    expect(lines.slice(0, 2)).toEqual([`Customer: ${id}`, `Link: ${location.origin}/customers/${id}`])
    expect(lines[2]).toMatch(/^Looked up: Mar 1, 2026, 12:\d\d:\d\d UTC$/)
    expect(lines[3]).toBe('Card programs: a: SUSPENDED, b: OPEN')
    expect(lines[4]).toMatch(/^Shown: SSN last four, Mar 1, .* UTC; date of birth, Mar 1, .* UTC$/)
    expect(lines).toHaveLength(5)
    expect(copied[0]).not.toMatch(/0042|Apr|1990|sesame|tier|José|Smith|jane|2025550143|Lantern/)
  })

  test('has contact data where the agent ticks it', async () => {
    await openRecord({ ...customer, first_name: 'José', last_name: 'Smith' })
    await press('More copies')
    await page.getByRole('checkbox', { name: 'Contact data in the note' }).click()
    await userEvent.keyboard('{Escape}')
    await press('Copy note')
    await expect.poll(() => copied).toHaveLength(1)
    expect(copied[0]?.split('\n').slice(4)).toEqual([
      'Name: José Smith',
      'Partner ID: 000000815',
      'Email: jane.doe@example.com',
      'Phone: +12025550143',
      'Language: Spanish (es)',
      'Address: 42 Lantern Lane, Apt 5, San Francisco, CA 02134, United States',
    ])
    expect(copied[0]).not.toMatch(/0042|Apr|1990|sesame|tier/)
  })

  test('for engineering has the call and no more of the customer than the ID', async () => {
    await openRecord(customer)
    await press('More copies')
    await press('Copy for engineering')
    await expect.poll(() => copied).toHaveLength(1)
    expect(copied[0]?.split('\n')).toEqual([
      'Customer lookup',
      expect.stringMatching(/^Time \(UTC\): \d{4}-/),
      'Environment: live',
      `Customer ID: ${id}`,
      'HTTP status: 200',
      'Request ID: request-1',
      expect.stringMatching(/^Latency: \d+ ms$/),
      expect.stringMatching(/^App version: \d/),
      `Same call: curl -u "$API_KEY:" "$API_URL/v2/customers/${id}"`,
    ])
  })
})

describe('where the clipboard is refused', () => {
  beforeEach(() => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('refused', 'NotAllowedError'))
  })

  test('the old way copies the same text, and focus stays', async () => {
    await openRecord(customer)
    const note = ({ target }: ClipboardEvent) => {
      if (target instanceof HTMLTextAreaElement)
        copied.push(target.value.slice(target.selectionStart, target.selectionEnd))
    }
    document.addEventListener('copy', note)
    await press('Copy last name')
    const button = page.getByRole('button', { name: 'Copied last name' })
    await expect.element(button).toHaveFocus()
    document.removeEventListener('copy', note)

    expect(copied).toEqual([customer.last_name])
    await expect.element(page.getByRole('status').filter({ hasText: 'Last name copied' })).toBeInTheDocument()
    expect(document.querySelector('textarea')).toBeNull()
  })

  test('twice, the agent is told, and told what to do', async () => {
    vi.spyOn(document, 'execCommand').mockReturnValue(false)
    await openRecord(customer)
    await press('Copy email')
    await expect.element(page.getByRole('button', { name: 'Not copied email' })).toHaveTextContent('Not copied')
    await expect.element(page.getByRole('status').filter({ hasText: 'press Ctrl+C' })).toBeInTheDocument()
  })
})
