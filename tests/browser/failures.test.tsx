import { cleanup } from '@testing-library/react'
import { http } from 'msw/http'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import type { Settings } from '../../src/app/config'
import { box, openApp } from './open-app'
import { read } from './record-page'
import { noteRequests } from './requests'
import { worker } from './worker'

const main = page.getByRole('main')
const title = page.getByRole('heading', { level: 1 })
const retry = page.getByRole('button', { name: 'Try again' })
const jane = '00000000-0000-4000-8000-000000000001'

/** Answers every lookup from here on. */
function imprintAnswers(answer: () => Response, options?: { once: boolean }) {
  worker.use(http.get('*/api/v2/customers/:customerId', answer, options))
}

interface Failure {
  id: string
  title: string
  /** What tells this failure from the others. */
  says: string
  /** What the answer said, shown as a quotation. */
  quotes?: string
  actions: string[]
  /** What the report says: kind, HTTP status, type. */
  report: [kind: string, status?: number, type?: string]
  /** How often Imprint was asked. */
  asked?: number
}

const again = ['Try again', 'Edit ID', 'Copy details']
const correct = ['Edit ID', 'Copy details']
const notFound = ['Edit ID', 'Look up as partner ID', 'Copy details']
/** Where only somebody else can help. */
const report = ['Copy details', 'Try again', 'Edit ID']

const failures: Failure[] = [
  {
    id: 'always-404',
    title: 'No customer found',
    says: 'Imprint has no customer with this ID.',
    actions: notFound,
    report: ['not-found', 404, 'CUSTOMER_NOT_FOUND_ERROR'],
  },
  {
    id: 'always-404-wrapped',
    title: 'No customer found',
    says: 'Compare the ID with the ticket',
    actions: notFound,
    report: ['not-found', 404, 'CUSTOMER_NOT_FOUND_ERROR'],
  },
  {
    id: 'always-404-bare',
    title: 'The lookup service is not available',
    says: 'This does not mean that the customer does not exist.',
    actions: report,
    report: ['misrouted', 404],
  },
  {
    id: 'always-400',
    title: 'Imprint did not accept this ID',
    says: 'Compare it with the ticket and correct it.',
    quotes: 'customer_id is malformed',
    actions: correct,
    report: ['invalid-request', 400, 'BAD_REQUEST_ERROR'],
  },
  {
    id: 'always-400-validation',
    title: 'Imprint did not accept this ID',
    says: 'customer_id: rule 5 was not met',
    quotes: 'Bad Request',
    actions: correct,
    report: ['invalid-request', 400],
  },
  {
    id: 'always-401',
    title: 'Your session has ended',
    says: 'Customer data has been cleared from this page.',
    actions: ['Sign in again', 'Edit ID', 'Copy details'],
    report: ['session-ended', 401],
  },
  {
    id: 'always-403',
    title: 'You may not view this customer',
    says: 'An administrator can change that.',
    actions: ['Copy details', 'Edit ID'],
    report: ['not-allowed', 403],
  },
  {
    id: 'always-500',
    title: 'Imprint has a problem',
    says: 'The fault is on their side.',
    actions: again,
    report: ['server-error', 500],
  },
  {
    id: 'always-502',
    title: 'Imprint has a problem',
    says: 'The fault is on their side.',
    actions: again,
    report: ['server-error', 502, 'BAD_GATEWAY'],
    asked: 3,
  },
  {
    id: 'always-misconfigured',
    title: 'The lookup service is misconfigured',
    says: 'Signing in again does not help',
    actions: report,
    report: ['misconfigured', 502, 'UPSTREAM_CREDENTIAL'],
  },
  {
    id: 'always-sign-in-down',
    title: 'The sign-in service is down',
    says: 'nothing was asked of Imprint',
    actions: again,
    report: ['sign-in-unavailable', 503, 'SIGNIN_UNAVAILABLE'],
  },
  {
    id: 'always-html',
    title: 'Imprint answered in a form this tool cannot read',
    says: 'It may be a sign-in page',
    actions: again,
    report: ['unreadable', 502, 'UPSTREAM_NOT_JSON'],
  },
  {
    id: 'always-cut-json',
    title: 'Imprint answered in a form this tool cannot read',
    says: 'It may be a sign-in page',
    actions: again,
    report: ['unreadable', 502, 'UPSTREAM_UNREADABLE'],
  },
  {
    id: 'always-cut-off',
    title: 'Cannot reach the lookup service',
    says: 'The connection failed before a whole answer came.',
    actions: again,
    report: ['unreachable', 200],
    asked: 3,
  },
  {
    id: 'always-empty',
    title: 'Imprint sent an empty answer',
    says: 'There was nothing in it to show.',
    actions: again,
    report: ['empty', 200],
  },
  {
    id: 'always-204',
    title: 'Imprint sent an empty answer',
    says: 'There was nothing in it to show.',
    actions: again,
    report: ['empty', 204],
  },
  {
    id: 'always-wrong-type',
    title: 'Imprint answered in a form this tool cannot read',
    says: 'It may be a sign-in page',
    actions: again,
    report: ['unreadable', 502, 'UPSTREAM_NOT_JSON'],
  },
  {
    id: 'always-no-id',
    title: 'Imprint answered in a form this tool cannot read',
    says: 'It may be a sign-in page',
    actions: again,
    report: ['unreadable', 200],
  },
  {
    id: 'always-another-record',
    title: 'Imprint answered with another customer’s record',
    says: 'nothing of it is shown',
    actions: report,
    report: ['another-record', 200],
  },
  {
    id: 'always-too-large',
    title: 'This record is too large to show',
    says: 'The answer is over 1 MB',
    actions: report,
    report: ['too-large', 200],
  },
  {
    id: 'always-offline',
    title: 'Cannot reach the lookup service',
    says: 'Check the network or VPN',
    actions: again,
    report: ['unreachable'],
    asked: 3,
  },
]

/** Of answers that are not for the agent: internals, a page's own words, another customer. */
const leaks = /NullPointer|\.java|password|postgres|upstream|key was refused|<h1>Sign|Jane|Doe|4821|0999|rule 6|xxxx/

/** Attributes too. */
const wholePage = () => new XMLSerializer().serializeToString(document)

test.for(failures)('$id: $title', async (failure) => {
  const { id, says, quotes, actions, asked = 1 } = failure
  const [kind, status, type] = failure.report
  const requests = noteRequests()
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  openApp(`/customers/${id}`, { strict: false })

  await expect.element(title).toHaveTextContent(failure.title)
  await expect.element(title).toHaveFocus()
  await expect.element(main).toMatchTextContent(says)
  await expect.element(main).toMatchTextContent(id)
  expect(
    page
      .getByRole('button')
      .elements()
      .map(({ textContent }) => textContent)
      .filter(Boolean), // the icons, which are named in the panel and in the top bar
  ).toEqual(['Look up', ...actions])
  expect(main.getByRole('alert').elements()).toEqual([]) // the focus has come here, and reads it
  expect(/Imprint said: “(.*)”/.exec(main.element().textContent)?.[1]).toBe(quotes)
  expect(wholePage()).not.toMatch(leaks)
  expect(requests).toEqual(Array.from({ length: asked }, () => `/api/v2/customers/${id}`))

  const requestId = status && `demo-00000${asked}`
  if (requestId) expect(read('Request ID')).toBe(requestId)
  await page.getByRole('button', { name: 'Copy details' }).click()
  expect(copy.mock.lastCall?.[0].split('\n')).toEqual([
    `Customer lookup failed: ${kind}`,
    expect.stringMatching(/^Time \(UTC\): \d{4}-\d\d-\d\dT[\d:.]+Z$/),
    'Environment: live',
    `Customer ID: ${id}`,
    ...(status ? [`HTTP status: ${status}`] : []),
    ...(type ? [`Error type: ${type}`] : []),
    ...(requestId ? [`Request ID: ${requestId}`] : []),
    expect.stringMatching(/^Latency: \d+ ms$/),
    expect.stringMatching(/^App version: \d/),
    `Same call: curl -u "$API_KEY:" "$API_URL/v2/customers/${id}"`,
  ])
})

const bareAnswers: [status: number, title: string, asked: number][] = [
  [206, 'Imprint answered in a form this tool cannot read', 1],
  [302, 'Your session has ended', 1],
  [304, 'Imprint sent an empty answer', 1],
  [405, 'The lookup service is not available', 1],
  [408, 'Cannot reach the lookup service', 3],
  [418, 'The lookup service is not available', 1],
  [422, 'Imprint did not accept this ID', 1],
  [425, 'Cannot reach the lookup service', 3],
  [501, 'Imprint has a problem', 1],
  [503, 'Imprint has a problem', 3],
  [504, 'Imprint has a problem', 3],
]

test.for(bareAnswers)('a bare %i is “%s”, asked for %i times', async ([status, words, asked]) => {
  imprintAnswers(() => new Response(null, { status, headers: { location: 'https://sign-in.example/' } }))
  const requests = noteRequests()
  openApp('/customers/CSMR-v1-123', { strict: false })

  await expect.element(title).toHaveTextContent(words)
  expect(requests).toHaveLength(asked)
})

describe('the way on', () => {
  test('trying again works, and leads to the record', async () => {
    imprintAnswers(() => new Response(null, { status: 500 }), { once: true })
    openApp(`/customers/${jane}`, { strict: false })
    await retry.click()

    await expect.element(page.getByRole('heading', { level: 1, name: 'Jane Doe' })).toHaveFocus()
    await expect.element(page.getByText('Customer found, 2 programs open')).toBeInTheDocument()
  })

  test('the ID can be corrected: it stands in the box, selected', async () => {
    openApp('/customers/always-404')
    await page.getByRole('button', { name: 'Edit ID' }).click()

    await expect.element(box).toHaveFocus()
    expect(getSelection()?.toString()).toBe('always-404')
    await expect.element(page.getByRole('status').filter({ hasText: 'No customer found' })).toBeInTheDocument()
  })

  test('the cursor stays in the box of an agent who is correcting the ID', async () => {
    openApp('/customers/always-404')
    await expect.element(title).toHaveFocus()
    await box.fill('always-500')
    await userEvent.keyboard('{Enter}')

    await expect.element(title).toHaveTextContent('Imprint has a problem')
    await expect.element(main.getByRole('alert')).toMatchTextContent('Imprint has a problem')
    await expect.element(box).toHaveFocus()
    await expect.element(box).toHaveValue('always-500')
  })

  test('an ID like Imprint’s own can be tried as they write it', async () => {
    openApp('/customers/csmr-V1-021')
    await page.getByRole('link', { name: 'Try CSMR-v1-021' }).click()

    await expect.element(title).toHaveTextContent('John Stiles')
  })

  test('another ID with letters can be tried in capitals, and back', async () => {
    openApp('/customers/nobody-7')
    await page.getByRole('link', { name: 'Try NOBODY-7' }).click()

    await expect.element(main).toMatchTextContent('Imprint has no customer with this ID.')
    await expect.element(page.getByRole('link', { name: 'Try nobody-7' })).toBeVisible()
  })
})

describe('the lookups before a failure', () => {
  const recent = page.getByRole('region', { name: 'Recent' })

  async function fail(id: string, settings: Partial<Settings> = {}) {
    const { unmount } = openApp(`/customers/${jane}`)
    await expect.element(title).toHaveTextContent('Jane Doe')
    unmount()
    openApp(`/customers/${id}`, { settings })
    await expect.element(page.getByRole('button', { name: 'Copy details' })).toBeVisible()
  }

  test.each(['always-404', 'always-403', 'always-429', 'always-500'])('stand below it: %s', async (id) => {
    await fail(id)
    await expect.element(recent).toMatchTextContent('0000…0001')
    const [panel, list] = [title.element().closest('.panel'), recent.element()].map((part) =>
      part?.getBoundingClientRect(),
    )
    expect([list?.left, list?.right]).toEqual([panel?.left, panel?.right])
    expect(list?.top).toBeGreaterThan(panel?.bottom ?? 0)
    await recent.getByRole('link').click()
    await expect.element(title).toHaveTextContent('Jane Doe')
  })

  test('are not offered where the session has ended, nor in a portal’s tab, whose ticket they are not of', async () => {
    await fail('always-401')
    await expect.element(recent).not.toBeInTheDocument()
    cleanup()
    await fail('always-404', { embedded: true })
    await expect.element(recent).not.toBeInTheDocument()
  })
})

describe('a pause that Imprint asks for', () => {
  test.for([
    ['always-429', 'Too many lookups', 7, 1],
    ['always-503', 'Imprint has a problem', 5, 3],
  ] as const)('%s: “%s”, and no new try before %i s are over', async ([id, words, pause, asked]) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] })
    onTestFinished(() => {
      vi.useRealTimers()
    })
    const requests = noteRequests()
    openApp(`/customers/${id}`, { strict: false })
    await expect.element(title).toHaveTextContent(words)

    const countdown = main.getByRole('button', { name: /^Try again/ })
    await expect.element(countdown).toMatchTextContent(new RegExp(`in (${pause}|${pause - 1}) s`))
    await expect.element(countdown).toBeDisabled()
    vi.advanceTimersByTime((pause - 2) * 1_000)
    await expect.element(countdown).toMatchTextContent(/in [12] s/)
    await expect.element(countdown).toBeDisabled()
    vi.advanceTimersByTime(60_000)
    await expect.element(countdown).toHaveTextContent('Try again')
    expect(requests).toHaveLength(asked) // it never fires by itself

    await countdown.click()
    await expect.poll(() => requests).toHaveLength(2 * asked)
    expect(document.body.textContent).not.toContain('maintenance')
  })
})

describe('the end of a session', () => {
  const recent = page.getByRole('heading', { name: 'Recent' })
  const endSession = () => imprintAnswers(() => new Response(null, { status: 401 }))

  test('takes every customer looked up before out of memory', async () => {
    openApp(`/customers/${jane}`)
    await expect.element(title).toHaveTextContent('Jane Doe')
    endSession()
    await box.fill('CSMR-v1-123')
    await userEvent.keyboard('{Enter}')
    await expect.element(title).toHaveTextContent('Your session has ended')

    await page.getByRole('link', { name: 'Customer lookup' }).click()
    await expect.poll(() => document.title).toBe('Customer lookup')
    await expect.element(recent).not.toBeInTheDocument()
    await box.fill(jane)
    await userEvent.keyboard('{Enter}')
    await expect.element(title).toHaveTextContent('Your session has ended')
  })

  test('takes the record off the screen, whichever lookup it was that found out', async () => {
    openApp(`/customers/${jane}`)
    await expect.element(title).toHaveTextContent('Jane Doe')
    endSession()
    await box.fill('ABCDEF00-0000-4000-8000-000000000000') // asked for before Enter

    await expect.element(title).toHaveTextContent('Your session has ended')
    expect(wholePage()).not.toMatch(/Jane|Doe/)
  })
})

describe('without a network', () => {
  const banner = page.getByText('You are offline. What is on the screen stays; a new lookup needs the network.')

  function setNetwork(online: boolean) {
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(online)
    window.dispatchEvent(new Event(online ? 'online' : 'offline'))
  }

  test('that is said at once, nothing is asked, and it goes on at a click only', async () => {
    openApp(`/customers/${jane}`)
    await expect.element(title).toHaveTextContent('Jane Doe')
    const requests = noteRequests()
    setNetwork(false)
    await expect.element(banner).toBeVisible()
    await expect.element(title).toHaveTextContent('Jane Doe')

    await box.fill('CSMR-v1-021')
    await userEvent.keyboard('{Enter}')
    await expect.element(title).toHaveTextContent('You are offline')
    await expect.element(main).toMatchTextContent('Nothing was sent.')

    setNetwork(true)
    await expect.element(banner).not.toBeInTheDocument()
    await expect.element(title).toHaveTextContent('You are offline')
    expect(requests).toEqual([])
    await retry.click()
    await expect.element(title).toHaveTextContent('John Stiles')
  })
})

describe('Imprint’s status page', () => {
  const link = page.getByRole('link', { name: 'Imprint’s status page' })

  test.for(['always-500', 'always-502', 'always-empty'])('%s: opens in a tab of its own', async (id) => {
    openApp(`/customers/${id}`)
    await expect.element(link).toHaveAttribute('href', 'https://status.imprint.co/partners')
    await expect.element(link).toHaveAttribute('target', '_blank')
    await expect.element(link).toHaveAttribute('rel', 'noopener noreferrer')
  })

  test.for(['always-404', 'always-misconfigured', 'always-sign-in-down', 'always-html', 'always-offline'])(
    '%s: is not offered where the fault may be elsewhere',
    async (id) => {
      openApp(`/customers/${id}`)
      await expect.element(title).toHaveFocus()
      await expect.element(link).not.toBeInTheDocument()
    },
  )
})

test('whom to ask for help is named, where whoever runs this has said so', async () => {
  openApp('/customers/always-500', { settings: { supportContact: 'help@team.example' } })
  await expect.element(page.getByText('Support: help@team.example')).toBeVisible()
})
