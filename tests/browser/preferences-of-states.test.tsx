import { http, HttpResponse } from 'msw/http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { PortalSignIn } from '../../src/app/portal-sign-in'
import { markerHeader } from '../../src/contract/endpoints'
import { setScreenShare } from '../../src/customers/screen-share'
import { completeCustomer } from '../../src/mock-api/complete-customer'
import { demoCallerCheck, withGateway } from '../../src/mock-api/gateway'
import { LocaleProvider } from '../../src/ui/locale-settings'
import { emulate, findProblems, visibleControls } from './find-problems'
import { openApp } from './open-app'
import { answerWith, id, press, wholePage } from './record-page'
import { answerAs } from './requests'
import { worker } from './worker'

const title = page.getByRole('heading', { level: 1 })
/** Read from right to left, as is no other text of the page. */
const names = { first_name: 'فلانة', last_name: 'الفلانية' }
const fullName = 'فلانة الفلانية'

beforeEach(() => answerWith(JSON.stringify({ ...completeCustomer, ...names, id })))
afterEach(async () => {
  setScreenShare(false)
  delete document.documentElement.dataset.embedded
  document.documentElement.dir = ''
  await page.viewport(1024, 800)
  await cdp().send('Emulation.setEmulatedMedia', { media: '' })
  await emulate({})
})

async function openRecord() {
  openApp(`/customers/${id}`, { settings: { callerCheck: demoCallerCheck } })
  await expect.element(page.getByRole('region', { name: 'Caller check' })).toBeVisible()
}

const states: Record<string, () => Promise<void>> = {
  'the customers of a partner ID': async () => {
    const data = [
      { id, ...names, statuses: { a: 'OPEN', b: 'CLOSED' }, address: { city: 'القاهرة', state: 'C' } },
      { id: 'CSMR-v1-2', first_name: 'Bea', statuses: { a: 'SUSPENDED' } },
    ]
    worker.use(
      answerAs(
        '*/api/v2/partner-lookups',
        withGateway(async () => Response.json({ data })),
      ),
    )
    openApp('/')
    await page.getByRole('switch', { name: 'Partner ID' }).click()
    await userEvent.keyboard('P1{Enter}')
    await expect.element(title).toHaveTextContent('2 customers found')
  },
  'a caller check with its verdict': async () => {
    await openRecord()
    await page.getByRole('textbox', { name: 'Date of birth' }).fill('4/17/1990')
    await page.getByRole('textbox', { name: 'ZIP code' }).fill('94105')
    await press('Check')
    await expect.element(page.getByText(/^Matches/)).toBeVisible()
  },
  'the list of keys': async () => {
    await openRecord()
    await press('Keyboard shortcuts')
    await expect.element(page.getByRole('dialog')).toBeVisible()
  },
  'a portal’s sign-in': async () => {
    document.documentElement.dataset.embedded = ''
    worker.use(http.get('*/api/v2/customers/:id', () => new Response(null, { status: 401 })))
    openApp(`/customers/${id}`, {
      settings: { embedded: true },
      LocaleOverride: ({ value, children }) => (
        <LocaleProvider value={value}>
          <PortalSignIn byToken={false}>{children}</PortalSignIn>
        </LocaleProvider>
      ),
    })
    await expect.element(title).toHaveTextContent('Your session has ended')
  },
  'a shared screen': async () => {
    await openRecord()
    await page.getByRole('switch', { name: 'Screen share' }).click()
    await expect.element(title).toHaveTextContent('Name hidden')
  },
  'a record whose names and contact data are withheld': async () => {
    const masked = Object.fromEntries(
      ['first_name', 'last_name', 'email', 'phone', 'ssn4', 'date_of_birth', 'address'].map((key) => [key, 'x:••••']),
    )
    const headers = { [markerHeader]: 'x:' }
    worker.use(
      http.get(`*/customers/${id}`, () => HttpResponse.json({ ...completeCustomer, id, ...masked }, { headers })),
    )
    await openRecord()
    await expect.element(title).toHaveTextContent('Name hidden')
    await expect.element(page.getByRole('button', { name: 'Show email' })).toBeVisible()
  },
  'the choice of copies': async () => {
    await openRecord()
    await press('More copies')
    await expect.element(page.getByRole('checkbox', { name: 'Contact data in the note' })).toBeVisible()
  },
}

describe.each(Object.entries(states))('%s', (_, show) => {
  test('has edges where the colours are forced', async () => {
    await emulate({ 'forced-colors': 'active' })
    await show()
    const ground = getComputedStyle(document.documentElement).backgroundColor
    const controls = visibleControls().filter((control) => control.matches('button, input:not([type=checkbox])'))
    expect(controls.length).toBeGreaterThan(0)
    const surfaces = [...document.querySelectorAll('.panel, .pill')].filter((part) => part.checkVisibility())
    for (const part of [...controls, ...surfaces]) {
      const { borderStyle, borderWidth, borderColor } = getComputedStyle(part)
      expect(`${borderWidth} ${borderStyle}`, part.textContent).toBe('1px solid')
      expect([ground, 'rgba(0, 0, 0, 0)'], part.textContent).not.toContain(borderColor)
    }
  })

  test('moves nothing for who minds', async () => {
    await emulate({ 'prefers-reduced-motion': 'reduce' })
    await show()
    const moving = [...document.querySelectorAll('*')].filter((element) => {
      const { animationName, transitionDuration } = getComputedStyle(element)
      return animationName !== 'none' || transitionDuration !== '0s'
    })
    expect(moving).toEqual([])
  })

  test('has no control on paper, and fits it', async () => {
    await show()
    await page.viewport(720, 900) // A4 and Letter, their margins taken off
    await cdp().send('Emulation.setEmulatedMedia', { media: 'print' })
    const controls = [...document.querySelectorAll('button, input')].filter((control) => control.checkVisibility())
    expect(controls).toEqual([])
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(720)
  })

  test('is in order in a page that is read from right to left', async () => {
    document.documentElement.dir = 'rtl'
    await show()
    expect(await findProblems()).toEqual([])
  })
})

test('a name that is read from right to left moves nothing of what stands beside it', async () => {
  await states['the customers of a partner ID']?.()
  const [row] = page.getByRole('main').getByRole('link').elements()
  const places = [...(row?.children ?? [])].map((part) => part.getBoundingClientRect().left)
  expect(row?.textContent).toContain(fullName)
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(wholePage()).toContain('<bdi')
})
