import { http } from 'msw/http'
import { describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createQueryClient } from '../../src/app/query-client'
import { markerHeader, revealsHeader } from '../../src/contract/endpoints'
import type { MaskableField } from '../../src/contract/masked-fields'
import { revealJson, withholdJson } from '../../src/contract/withhold-json'
import { personaId } from '../../src/mock-api/persona'
import { openApp } from './open-app'
import { answerUnmasked, answerWith, id, openPersona, press, read, section, textOf, wholePage } from './record-page'
import { allSeen } from './requests'
import { worker } from './worker'

const body = JSON.stringify({
  id,
  first_name: 'Jane',
  ssn4: '4821',
  date_of_birth: { year: 1990, month: 4, day: 17 },
  metadata: { 'jane.doe@example.com token': 'sesame-opens' },
  bank_account: '12345678',
})

const reveals = `*/customers/${id}/reveals`

/** The reveals that the gateway is asked for from here on, as method, path and body. They are answered as before. */
function noteReveals(): string[] {
  const asked: string[] = []
  worker.use(
    http.all(/\/reveals$/, async ({ request }) => {
      const sent = await request.clone().text()
      asked.push(`${request.method} ${new URL(request.url).pathname} ${sent}`)
    }),
  )
  return asked
}

async function open(settings: Parameters<typeof openApp>[1] = {}) {
  answerWith(body)
  openApp(`/customers/${id}`, settings)
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveFocus()
}

const ticketBox = page.getByRole('textbox', { name: 'Ticket number' })
const question = page.getByRole('dialog')

describe('a masked value', () => {
  test('is asked for by its pointer, each time it is shown, and not for as long as it is', async () => {
    await open()
    const asked = noteReveals()
    for (const name of ['SSN last four', 'date of birth', 'jane.doe@example.com token', 'bank_account']) {
      await press(`Show ${name}`)
      await press(`Hide ${name}`)
    }
    await press('Show SSN last four')
    await press('+30 s keep showing SSN last four')
    await press('JSON')
    await press('Show masked values')
    await expect.element(page.getByRole('button', { name: 'Hide masked values' })).toBeVisible()
    const pointers = ['/ssn4', '/date_of_birth', '/metadata/jane.doe@example.com token', '/bank_account', '/ssn4', '']
    expect(asked).toEqual(
      pointers.map((pointer) => `POST /api/v2/customers/${id}/reveals ${JSON.stringify({ pointer })}`),
    )
  })

  test('is asked for in the product that the customer is in', async () => {
    openApp(`/customers/${personaId(1)}?product=travel`, { settings: { products: ['rewards', 'travel'] } })
    const asked = noteReveals()
    await press('Show SSN last four')
    await expect.element(page.getByText('4821', { exact: true })).toBeVisible()
    expect(asked).toEqual([`POST /api/products/travel/v2/customers/${personaId(1)}/reveals {"pointer":"/ssn4"}`])
  })

  test('is in no cache, shown or not', async () => {
    const queryClient = createQueryClient()
    await open({ queryClient })
    await press('Show SSN last four')
    await expect.poll(() => read('SSN last four')).toContain('4821')
    const queries = queryClient.getQueryCache().getAll()
    expect(queries.length).toBeGreaterThan(0)
    expect(JSON.stringify(queries.map(({ state }) => state))).not.toMatch(/4821|1990|sesame-opens|12345678/)
    expect(queryClient.getMutationCache().getAll()).toEqual([])
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toContain('4821')
  })

  test('that comes after the page was printed is not shown', async () => {
    await open()
    const { promise, resolve } = Promise.withResolvers<Response>()
    worker.use(http.post(reveals, () => promise))
    await press('Show SSN last four')
    await expect
      .element(page.getByRole('button', { name: 'Show SSN last four' }))
      .toHaveAttribute('aria-disabled', 'true')
    window.dispatchEvent(new Event('beforeprint'))
    resolve(Response.json('4821'))
    await allSeen()
    await expect
      .element(page.getByRole('button', { name: 'Show SSN last four' }))
      .toHaveAttribute('aria-disabled', 'false')
    expect(wholePage()).not.toContain('4821')
  })

  test.each([
    [() => Response.json({ type: 'UPSTREAM_FAILED' }, { status: 500 }), 'Could not be shown. Try again.'],
    [() => Response.error(), 'Could not be shown. Try again.'],
    [() => Response.json({ type: 'NOTHING_WITHHELD' }, { status: 404 }), 'No longer on file. Refresh the record.'],
    [() => Response.json({ type: 'REVEAL_NOT_ALLOWED' }, { status: 403 }), 'You may not show this.'],
    [
      () => Response.json({ type: 'RATE_LIMITED' }, { status: 429, headers: { 'retry-after': '7' } }),
      'Too many requests. Try again in 7 s.',
    ],
  ])('that cannot be had: the reason stands beside it, and Show tries again (%#)', async (answer, words) => {
    await open()
    worker.use(http.post(reveals, answer, { once: true }))
    await press('Show SSN last four')
    await expect.element(page.getByRole('alert')).toHaveTextContent(words)
    await press('Show SSN last four')
    await expect.poll(() => read('SSN last four')).toContain('4821')
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  })

  test('asked for after the end of the session takes the record away', async () => {
    await open()
    worker.use(http.all('*/api/*', () => Response.json({ type: 'SESSION_ENDED' }, { status: 401 })))
    await press('Show SSN last four')
    await expect.element(page.getByRole('heading', { level: 1, name: 'Your session has ended' })).toBeVisible()
    expect(wholePage()).not.toContain('4821')
  })

  test('that the agent may not see has no button, but words', async () => {
    worker.use(
      http.get(`*/customers/${id}`, () =>
        Response.json({ id, ssn4: 'x:••••' }, { headers: { [markerHeader]: 'x:', [revealsHeader]: 'not-allowed' } }),
      ),
    )
    await openPersona(id)
    await expect.element(section('Identity').getByText('Not for your group')).toBeVisible()
    await expect.element(page.getByRole('button', { name: /^Show SSN/ })).not.toBeInTheDocument()
  })

  test('an attempt to imitate the mark of one is text', async () => {
    answerWith(JSON.stringify({ id, first_name: 'x:••••', metadata: { note: '0.123:••••' } }))
    await openPersona(id)
    expect(read('First name')).toBe('x:••••')
    expect(textOf(section('Metadata').getByRole('listitem').element())).toContain('0.123:••••')
  })
})

describe('an answer that came unmasked', () => {
  test('is masked here, shows its values without a request, and says that this is not on record', async () => {
    answerUnmasked(body)
    await openPersona(id)
    const asked = noteReveals()
    expect(page.getByText('reveals are not recorded').elements()).toHaveLength(1)
    expect(wholePage()).not.toMatch(/4821|1990|sesame-opens|12345678/)
    await press('Show SSN last four')
    await expect.poll(() => read('SSN last four')).toBe('4821 4 8 2 1')
    await press('JSON')
    await press('Show masked values')
    await expect.element(section('Answer as JSON')).toMatchTextContent('sesame-opens')
    await allSeen()
    expect(asked).toEqual([])
  })

  test('stays masked where something between drops the gateway’s mark', async () => {
    answerUnmasked(withholdJson(body, 'm:'))
    await openPersona(id)
    expect(read('SSN last four')).toMatch(/^•••• SSN last four, hidden/)
    expect(page.getByText('reveals are not recorded').elements()).toHaveLength(1)
    expect(wholePage()).not.toMatch(/4821|1990|sesame-opens|12345678/)
  })

  test('nothing is said of that where the gateway withholds', async () => {
    await open()
    await expect.element(page.getByText('reveals are not recorded')).not.toBeInTheDocument()
  })
})

describe('a reason', () => {
  const settings = { revealReason: 'required', ticketPattern: 'T-\\d+', revealReasons: ['Caller check'] } as const

  test('is asked for once for each customer, goes along with every reveal, and is checked before', async () => {
    await open({ settings })
    const asked = noteReveals()
    await press('Show SSN last four')
    await expect.element(question).toHaveAccessibleName('Why show SSN last four?')
    await userEvent.keyboard('{Escape}')
    await press('Show date of birth')
    await expect.element(question).toHaveAccessibleName('Why show date of birth?')
    await userEvent.keyboard('{Escape}')
    await press('Show SSN last four')
    await expect.element(ticketBox).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('alert')).toHaveTextContent('Enter a ticket number.')
    await userEvent.keyboard('Jane Doe called{Enter}')
    await expect.element(page.getByRole('alert')).toMatchTextContent('does not look like a ticket number')
    expect(asked).toEqual([])
    await ticketBox.fill(' T-1042 ')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => read('SSN last four')).toContain('4821')
    await expect.element(question).not.toBeInTheDocument()
    await press('Show date of birth')
    await expect.poll(() => read('Date of birth')).toContain('1990')
    expect(asked.map((line) => line.replace(/^.*? (?=\{)/, ''))).toEqual([
      '{"pointer":"/ssn4","reason":"T-1042"}',
      '{"pointer":"/date_of_birth","reason":"T-1042"}',
    ])
  })

  test('may be one of a list', async () => {
    await open({ settings })
    const asked = noteReveals()
    await press('Show SSN last four')
    await page.getByRole('button', { name: 'Caller check' }).click()
    await expect.poll(() => read('SSN last four')).toContain('4821')
    expect(asked.join()).toContain('"reason":"Caller check"')
  })

  test.each([
    ['Escape', () => userEvent.keyboard('{Escape}')],
    ['Cancel', () => page.getByRole('button', { name: 'Cancel' }).click()],
  ])('not given, with %s, shows nothing, and is asked for again', async (_, leave) => {
    await open({ settings })
    const asked = noteReveals()
    await press('Show SSN last four')
    await expect.element(question).toBeVisible()
    await leave()
    await expect.element(question).not.toBeInTheDocument()
    await expect.element(page.getByRole('button', { name: 'Show SSN last four' })).toHaveFocus()
    expect(asked).toEqual([])
    await press('Show SSN last four')
    await expect.element(question).toBeVisible()
  })

  test('that is optional may be left out', async () => {
    await open({ settings: { ...settings, revealReason: 'optional' } })
    const asked = noteReveals()
    await press('Show SSN last four')
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => read('SSN last four')).toContain('4821')
    expect(asked.join()).not.toContain('reason')
  })
})

describe('fields that a deployment masks as well', () => {
  const customer = {
    id,
    first_name: 'Zelda',
    last_name: 'Quill',
    email: 'zelda@example.com',
    phone: '+12025550143',
    address: { street_line1: '42 Lantern Lane', city: 'San Francisco', state: 'CA', country: 'USA' },
    partner_customer_id: 'PARTNER-77',
  }
  const masked: MaskableField[] = ['first_name', 'last_name', 'email', 'phone', 'address', 'partner_customer_id']
  const text = JSON.stringify(customer)
  const secrets = /Zelda|Quill|zelda@|2025550143|202 555|Lantern|PARTNER-77/

  test('are nowhere until shown: record, JSON, summary', async () => {
    worker.use(
      http.get(
        `*/customers/${id}`,
        () =>
          new Response(withholdJson(text, 'm:', masked), {
            headers: { 'content-type': 'application/json', [markerHeader]: 'm:' },
          }),
      ),
      http.post<never, { pointer: string }>(reveals, async ({ request }) => {
        const { pointer } = await request.json()
        return new Response(revealJson(text, pointer, masked), { headers: { 'content-type': 'application/json' } })
      }),
    )
    const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
    await openPersona(id)
    await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent('Name hidden')
    await press('Copy note')
    expect(copy.mock.lastCall?.[0]).toContain(id)
    expect(copy.mock.lastCall?.[0]).not.toMatch(secrets)
    expect(wholePage()).not.toMatch(secrets)

    await press('Show email')
    await expect.poll(() => read('Email')).toBe('zelda@example.com')
    await press('Copy email')
    expect(copy.mock.lastCall?.[0]).toBe('zelda@example.com')
    await press('Show address')
    await expect.poll(() => read('Address')).toBe('42 Lantern Lane, San Francisco, CA, United States')
    await press('Show first name')
    await expect.poll(() => read('First name')).toBe('Zelda')
    await press('Show partner ID')
    await expect.poll(() => read('Partner ID')).toBe('PARTNER-77')

    await press('JSON')
    await expect.element(section('Answer as JSON')).toMatchTextContent('"email":"••••"')
    expect(wholePage()).not.toMatch(secrets)
  })
})
