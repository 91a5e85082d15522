import { http } from 'msw/http'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createQueryClient } from '../../src/app/query-client'
import { limitHeader } from '../../src/contract/endpoints'
import { demoCallerCheck } from '../../src/mock-api/gateway'
import { personaId } from '../../src/mock-api/persona'
import { focusCallerCheck } from '../../src/record/focus-caller-check'
import { hideReveals } from '../../src/ui/hide-reveals'
import { emulate, findProblems } from './find-problems'
import { addressBar, box, openApp } from './open-app'
import { paste } from './paste'
import { answerUnmasked, answerWith, id, press, section, wholePage } from './record-page'
import { worker } from './worker'

const body = JSON.stringify({
  id,
  first_name: 'Jane',
  phone: '+12025550143',
  ssn4: '8643',
  date_of_birth: { year: 1917, month: 3, day: 2 },
  address: { street_line1: '42 Lantern Lane', street_line2: 'Apt 5', city: 'San Francisco', postal_code: '94105' },
})
/** What is on file and masked, and what is typed in its place. */
const values = /8643|8644|1917|1918|Mar/

const checks = `*/customers/${id}/caller-checks`
const at = '2026-02-01T15:32:00Z'

afterEach(async () => {
  await page.viewport(1024, 800)
  await emulate({})
})

async function open(options: Parameters<typeof openApp>[1] = {}) {
  answerWith(body)
  openApp(`/customers/${id}`, { at, settings: { callerCheck: demoCallerCheck }, ...options })
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus()
  await expect.element(panel).toBeVisible()
}

const panel = section('Caller check')
const field = (name: string) => panel.getByRole('textbox', { name })
const birthday = field('Date of birth')
const ssn = field('SSN last four')
const zip = field('ZIP code')
const phone = field('Phone last four')
const alert = panel.getByRole('alert')
const said = page.getByRole('status').filter({ hasText: 'Caller check' })
const typed = () => [birthday, ssn, zip, phone].map((one) => (one.element() as HTMLInputElement).value)

/** The requests for a check from here on, as method, path and body. They are answered as before. */
function noteChecks(): string[] {
  const asked: string[] = []
  worker.use(
    http.all(/\/caller-checks$/, async ({ request }) => {
      asked.push(`${request.method} ${new URL(request.url).pathname} ${await request.clone().text()}`)
    }),
  )
  return asked
}

async function answer(born: string, last4: string) {
  await birthday.fill(born)
  await ssn.fill(last4)
  await userEvent.keyboard('{Enter}')
}

describe('a caller check', () => {
  test('asks for its fields, and says what it is', async () => {
    await open()
    for (const one of [birthday, ssn, zip, phone]) {
      await expect.element(one).toHaveAttribute('autocomplete', 'off')
      await expect.element(one).toHaveAttribute('inputmode', 'numeric')
      await expect.element(one).toHaveAttribute('type', 'text')
    }
    await expect.element(panel).toMatchTextContent('2 answers needed')
    await expect.element(panel).toMatchTextContent('3 tries in 15 minutes. Values stay hidden.')
    await expect.element(panel).toMatchTextContent('It does not authenticate the caller.')
    focusCallerCheck()
    await expect.element(birthday).toHaveFocus()
  })

  test('has nothing wrong with it, empty, with mistakes, and after a verdict', async () => {
    await open()
    expect(await findProblems()).toEqual([])
    await answer('3/2/1917', '8643')
    await expect.element(panel).toMatchTextContent('Matches')
    await answer('3/2/17', '643')
    await expect.element(alert.first()).toBeVisible()
    expect(await findProblems()).toEqual([])
  })

  test('is not there where the deployment has none', async () => {
    answerWith(body)
    openApp(`/customers/${id}`)
    await expect.element(section('Card programs')).toBeVisible()
    await expect.element(panel).not.toBeInTheDocument()
  })

  test.each([
    ['Mar 2, 1917', '8643', 'Matches · 2 of 2 answers · 10:32 AM'],
    ['3/2/1918', '8643', 'Does not match · 10:32 AM'],
    ['Mar 2, 1917', '8644', 'Does not match · 10:32 AM'],
  ])('of %s and %s says “%s”, aloud as well, and clears what was typed', async (born, last4, words) => {
    await open()
    const asked = noteChecks()
    await answer(born, last4)
    await expect.element(panel).toMatchTextContent(words)
    await expect.element(panel).toMatchTextContent('2 tries left. Values stay hidden.')
    await expect.element(said).toMatchTextContent(words.replace(' · 10:32 AM', ''))
    expect(typed()).toEqual(['', '', '', ''])
    expect(asked).toHaveLength(1)
    expect(asked[0]).toContain(`POST /api/v2/customers/${id}/caller-checks {"date_of_birth":"`)
    expect(wholePage()).not.toMatch(values)
    await expect.element(addressBar).not.toMatchTextContent(values)
  })

  test('that matches leaves the keyboard outside of the fields, and one Tab before them', async () => {
    await open()
    await answer('3/2/1917', '8643')
    await expect.element(panel).toMatchTextContent('Matches')
    expect(document.activeElement?.matches('input, button')).toBe(false)
    expect(panel.element().contains(document.activeElement)).toBe(true)
    await userEvent.keyboard('{Tab}')
    await expect.element(birthday).toHaveFocus()
  })

  test('asks once for a double click', async () => {
    await open()
    const asked = noteChecks()
    await birthday.fill('3/2/1917')
    await ssn.fill('8643')
    await panel.getByRole('button', { name: 'Check' }).dblClick()
    await expect.element(panel).toMatchTextContent('Matches')
    await expect.element(panel).toMatchTextContent('2 tries left.')
    expect(asked).toHaveLength(1)
  })

  test('does not take the focus from an agent who has gone on', async () => {
    await open()
    const { promise, resolve } = Promise.withResolvers<Response>()
    worker.use(http.post(checks, () => promise))
    await answer('3/2/1917', '8643')
    await box.click()
    resolve(Response.json({ verdict: 'matches', compared: ['date_of_birth', 'ssn4'], tries_left: 2 }))
    await expect.element(panel).toMatchTextContent('Matches')
    await expect.element(box).toHaveFocus()
  })

  test('counts the answers whose field is on file', async () => {
    await open()
    answerWith(JSON.stringify({ ...(JSON.parse(body) as object), address: null }))
    await zip.fill('94105')
    await answer('3/2/1917', '8643')
    await expect.element(panel).toMatchTextContent('Matches · 2 of 3 answers')
  })

  test('says where too little is on file', async () => {
    await open()
    answerWith(JSON.stringify({ id, first_name: 'Jane', ssn4: '8643' }))
    await answer('3/2/1917', '8643')
    await expect.element(panel).toMatchTextContent('Cannot be checked: not on file')
  })

  test('may be tried three times', async () => {
    await open()
    for (const words of ['2 tries left.', '1 try left.', 'No tries left until 10:47 AM.']) {
      await answer('3/2/1918', '8643')
      await expect.element(panel).toMatchTextContent(words)
    }
    await answer('3/2/1917', '8643')
    await expect.element(alert).toHaveTextContent('No tries left for this customer. Try again at 10:47 AM.')
    await expect.element(panel).toMatchTextContent('Does not match')
    expect(typed()).toEqual(['', '', '', ''])
  })

  test('whose tries another tab has used up does not say that one is left', async () => {
    await open()
    await answer('3/2/1918', '8643')
    await expect.element(panel).toMatchTextContent('2 tries left.')
    const headers = { 'retry-after': '900', [limitHeader]: 'caller-check' }
    worker.use(http.post(checks, () => Response.json({ type: 'CALLER_CHECK_TRIES' }, { status: 429, headers })))
    await answer('3/2/1917', '8643')
    await expect.element(alert).toHaveTextContent('No tries left for this customer. Try again at 10:47 AM.')
    await expect.element(panel).not.toMatchTextContent('2 tries left.')
  })

  test('asks in the product that the customer is in', async () => {
    openApp(`/customers/${personaId(1)}?product=travel`, {
      settings: { products: ['rewards', 'travel'], callerCheck: demoCallerCheck },
    })
    const asked = noteChecks()
    await zip.fill('94105-9999')
    await phone.fill('01 43')
    await press('Check')
    await expect.element(panel).toMatchTextContent('Matches · 2 of 2 answers')
    expect(asked).toEqual([
      `POST /api/products/travel/v2/customers/${personaId(1)}/caller-checks {"postal_code":"94105","phone4":"0143"}`,
    ])
  })
})

// H and F numbers: docs/threats.md
describe('answers that cannot be used cost no try (H133):', () => {
  test.each([
    ['too few', { born: '', ssn4: '8643' }, 'Enter at least 2 answers.', 'Date of birth'],
    ['a year of two digits', { born: '3/2/17', ssn4: '8643' }, 'a year of four digits', 'Date of birth'],
    ['a whole SSN', { born: '3/2/1917', ssn4: '123-45-8643' }, 'Enter the last four digits only.', 'SSN last four'],
  ])('%s', async (_, { born, ssn4 }, words, focused) => {
    await open()
    const asked = noteChecks()
    await answer(born, ssn4)
    await expect.element(alert).toMatchTextContent(words)
    await expect.element(field(focused)).toHaveFocus()
    if (born) {
      await expect.element(field(focused)).toHaveAttribute('aria-invalid', 'true')
      await expect.element(field(focused)).toHaveAccessibleDescription(alert.element().textContent ?? '')
    }
    expect(ssn.element()).toHaveProperty('value', ssn4)
    expect(asked).toEqual([])

    await answer('3/2/1917', '8643')
    await expect.element(panel).toMatchTextContent('Matches')
    await expect.element(alert).not.toBeInTheDocument()
    await expect.element(panel).toMatchTextContent('2 tries left.')
  })
})

describe('what was typed', () => {
  test('is in no cache, state, storage or history after the answer, nor brought back by undoing', async () => {
    const queryClient = createQueryClient()
    await open({ queryClient })
    await answer('Mar 2, 1917', '8643')
    await expect.element(panel).toMatchTextContent('Matches')
    const queries = queryClient.getQueryCache().getAll()
    expect(JSON.stringify(queries.map(({ state }) => state))).not.toMatch(/8643|1917/)
    expect(queryClient.getMutationCache().getAll()).toEqual([])
    expect(JSON.stringify([{ ...sessionStorage, ...localStorage }, history.state, location.href])).not.toMatch(
      /8643|1917/,
    )
    await ssn.click()
    await userEvent.keyboard('{Control>}z{/Control}')
    expect(typed()).toEqual(['', '', '', ''])
  })

  test('goes when the page is covered or the portal hides it', async () => {
    await open()
    await birthday.fill('Mar 2, 1917')
    hideReveals()
    expect(typed()).toEqual(['', '', '', ''])
  })

  test('goes with the customer, and so does the verdict', async () => {
    await open()
    await answer('3/2/1917', '8643')
    await expect.element(panel).toMatchTextContent('Matches')
    await phone.fill('0143')
    const before = phone.element() as HTMLInputElement
    await box.fill(personaId(1))
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Jane Doe')
    await expect.element(panel).toBeVisible()
    expect(before.value).toBe('')
    expect(typed()).toEqual(['', '', '', ''])
    await expect.element(panel).not.toMatchTextContent('Matches')
  })

  test('is not on paper', async () => {
    await open()
    await birthday.fill('Mar 2, 1917')
    expect(birthday.element().closest('.no-print')).not.toBeNull()
  })
})

test('the verdict stays with the record: after a look at the JSON, and a refresh', async () => {
  await open()
  await answer('3/2/1917', '8643')
  await expect.element(panel).toMatchTextContent('Matches · 2 of 2 answers · 10:32 AM')
  await press('JSON')
  await expect.element(panel).not.toBeInTheDocument()
  await press('Record')
  await expect.element(panel).toMatchTextContent('Matches · 2 of 2 answers · 10:32 AM')
  await expect.element(panel).toMatchTextContent('2 tries left.')
})

describe('a check that fails (F44)', () => {
  test.each([
    [() => Response.json({ type: 'UPSTREAM_FAILED' }, { status: 500 }), 'Could not be checked. Try again.'],
    [() => Response.json({ type: 'CALLER_CHECK_UNAVAILABLE' }, { status: 503 }), 'Could not be checked. Try again.'],
    [() => Response.json({ verdict: 'certainly' }), 'Could not be checked. Try again.'],
    [() => Response.error(), 'Could not be checked. Try again.'],
    [
      () => Response.json({ type: 'RATE_LIMITED' }, { status: 429, headers: { 'retry-after': '7' } }),
      'Too many requests. Try again in 7 s.',
    ],
  ])('says so, and keeps what was typed for the next (%#)', async (failure, words) => {
    await open()
    worker.use(http.post(checks, failure, { once: true }))
    await answer('3/2/1917', '8643')
    await expect.element(alert).toHaveTextContent(words)
    expect(typed()).toEqual(['3/2/1917', '8643', '', ''])
    await press('Check')
    await expect.element(panel).toMatchTextContent('Matches')
    await expect.element(alert).not.toBeInTheDocument()
  })

  test('because the session has ended takes the record away', async () => {
    await open()
    worker.use(http.all('*/api/*', () => Response.json({ type: 'SESSION_ENDED' }, { status: 401 })))
    await answer('3/2/1917', '8643')
    await expect.element(page.getByRole('heading', { level: 1, name: 'Your session has ended' })).toBeVisible()
    expect(wholePage()).not.toMatch(values)
  })

  test('after 10 seconds can be tried again', async () => {
    await open()
    worker.use(http.post(checks, () => new Promise<Response>(() => {}), { once: true }))
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await answer('3/2/1917', '8643')
    await expect.poll(() => vi.getTimerCount()).toBeGreaterThan(0)
    vi.advanceTimersByTime(10_000)
    vi.useRealTimers()
    await expect.element(alert).toHaveTextContent('No answer in 10 seconds. Try again.')
  })
})

test('behind something that is not the gateway there is no check', async () => {
  answerUnmasked(body)
  openApp(`/customers/${id}`, { settings: { callerCheck: demoCallerCheck } })
  await expect.element(panel).toMatchTextContent('Not available here: answers are compared in the gateway')
  await expect.element(panel.getByRole('textbox')).not.toBeInTheDocument()
  await expect.element(panel.getByRole('button')).not.toBeInTheDocument()
})

test('from a pasted ticket to the copied note in 14 keys, without a secret on the screen', async () => {
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  answerWith(
    JSON.stringify({ id, first_name: 'Jane', ssn4: '4821', phone: '+12025550143', statuses: { Harbor: 'OPEN' } }),
  )
  openApp('/', { settings: { callerCheck: { needed: 2, fields: ['ssn4', 'phone4'] } } })
  const shown: string[] = []
  const watcher = new MutationObserver(() => shown.push(document.body.innerText))
  watcher.observe(document.body, { childList: true, subtree: true, characterData: true })

  await paste(`Ticket T-1042: customer_id=${id}, card declined`)
  await expect.element(page.getByRole('heading', { level: 1, name: 'Jane' })).toHaveFocus()
  await expect.element(page.getByRole('textbox', { name: 'SSN last four' })).toBeVisible()
  const keys = ['V', ...'4821', 'Tab', ...'0143', 'Enter']
  for (const key of keys) await userEvent.keyboard(key.length > 1 ? `{${key}}` : key)
  await expect.element(page.getByText(/^Matches · 2 of 2 answers/)).toBeVisible()
  await userEvent.keyboard('c')
  await expect
    .poll(() => copy.mock.lastCall?.[0])
    .toContain('Caller check: Matches · 2 of 2 answers (SSN last four, phone last four)')
  watcher.disconnect()

  expect(1 + keys.length + 1).toBeLessThanOrEqual(14) // one to paste, one to copy
  expect(copy.mock.lastCall?.[0]).not.toMatch(/4821|0143|Jane/)
  expect(shown.length).toBeGreaterThan(0)
  expect(shown.join('\n')).not.toContain('4821')
})
