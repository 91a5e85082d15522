import { cleanup } from '@testing-library/react'
import { HttpResponse } from 'msw'
import { http } from 'msw/http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { markerHeader, revealsHeader } from '../../src/contract/endpoints'
import { setScreenShare } from '../../src/customers/screen-share'
import { demoCallerCheck } from '../../src/mock-api/gateway'
import { householdPartnerId } from '../../src/mock-api/partner-personas'
import { emulate, findProblems } from './find-problems'
import { box, openApp } from './open-app'
import { answerUnmasked, answerWith, id, openPersona, press, read, section, wholePage } from './record-page'
import { worker } from './worker'

const body = JSON.stringify({
  id,
  first_name: 'Jane',
  last_name: 'Doe',
  partner_customer_id: 'partner-77',
  email: 'jane.doe@example.com',
  phone: '+12125550123',
  address: { street_line1: '1 Main Street', city: 'Springfield', state: 'NY', country: 'US', door_pin: '9977' },
  ssn4: '4821',
  statuses: { 'Harbor Card': 'OPEN' },
})

const shared = page.getByRole('switch', { name: 'Screen share' })
const title = page.getByRole('heading', { level: 1 })
const householdNames = /Janie|Johnny|Jimmy|San Francisco|Chicago/
/** Whatever is masked on a shared screen and in the page, seen or not. */
const leaks = () =>
  wholePage().match(/Jane|Doe|partner-77|jane\.doe|555-?0123|Main Street|Springfield|JD|4821|9977/g) ?? []

/** The requests for a masked value from here on. */
function noteReveals(): string[] {
  const asked: string[] = []
  worker.use(
    http.all(/\/reveals$/, async ({ request }) => {
      asked.push(await request.clone().text())
    }),
  )
  return asked
}

beforeEach(() => answerWith(body))
afterEach(async () => {
  vi.useRealTimers()
  setScreenShare(false)
  await page.viewport(1024, 800)
  await emulate({})
})

async function openShared() {
  await openPersona(id)
  await expect.element(title).toHaveTextContent('Jane Doe')
  await shared.click()
  await expect.element(title).toHaveTextContent('Name hidden')
  await expect.poll(() => document.querySelector('main [aria-busy=true]')).toBeNull() // the details follow the name
}

test('names and contact data leave the page, head, address and JSON, and are back when it ends', async () => {
  await openShared()
  await expect.element(shared).toHaveAttribute('aria-checked', 'true')
  expect(leaks()).toEqual([])
  for (const label of ['First name', 'Last name', 'Email', 'Phone', 'Address', 'Partner ID', 'SSN last four'])
    expect(read(label), label).toBe(`•••• ${label}, hidden`)
  await expect.element(page.getByText('Harbor Card')).toBeVisible()
  await press('JSON')
  await expect.element(section('Answer as JSON')).toBeVisible()
  expect(leaks()).toEqual([])

  await shared.click()
  await expect.element(title).toHaveTextContent('Jane Doe')
  await expect.element(shared).toHaveAttribute('aria-checked', 'false')
  await expect.element(section('Answer as JSON')).toMatchTextContent(/jane\.doe@example\.com/)
  await press('Record')
  expect(read('Email')).toBe('jane.doe@example.com')
})

test('a screen reader hears what has happened, and the tooltip says what the button does', async () => {
  await openPersona(id)
  await expect.element(shared).toHaveAccessibleDescription('Screen share: mask names and contact data')
  await shared.click()
  await expect.element(page.getByText('Names and contact data are masked', { exact: true })).toBeInTheDocument()
  await expect.element(shared).toHaveAccessibleDescription('Screen share: names and contact data are masked')
})

test('the keyboard reaches the switch, whose tooltip then says what it does, and Space turns it on', async () => {
  await openPersona(id)
  page.getByRole('button', { name: 'Keyboard shortcuts' }).element().focus()
  await userEvent.tab({ shift: true }) // the theme
  await userEvent.tab({ shift: true })
  await expect.element(shared).toHaveFocus()
  await expect.element(page.getByText('Screen share: mask names and contact data').last()).toBeVisible()
  await userEvent.keyboard(' ')
  await expect.element(title).toHaveTextContent('Name hidden')
  await expect.element(shared).toHaveFocus()
})

test('a field is shown from the answer in memory, without a question, and hidden as any other', async () => {
  await openShared()
  const asked = noteReveals()
  await press('Show email')
  await expect.poll(() => read('Email')).toBe('jane.doe@example.com')
  await press('Show address')
  await expect.poll(() => read('Address')).toMatch(/1 Main Street, Springfield/)
  expect(leaks()).not.toContain('9977') // a value inside it that the gateway withholds
  expect(asked).toEqual([])
  await press('Hide email')
  window.dispatchEvent(new Event('beforeprint'))
  expect(leaks()).toEqual([])
})

test('what the gateway withholds is still asked of the gateway, the whole JSON too', async () => {
  await openShared()
  const asked = noteReveals()
  await press('Show SSN last four')
  await expect.poll(() => read('SSN last four')).toBe('4821 4 8 2 1')
  await press('JSON')
  await press('Show masked values')
  await expect.element(section('Answer as JSON')).toMatchTextContent(/jane\.doe@example\.com/)
  expect(asked).toEqual(['{"pointer":"/ssn4"}', '{"pointer":""}'])
})

test('an agent who may reveal nothing can still look at what only this screen masks', async () => {
  const withheld = body.replace('"4821"', '"x:••••"')
  const headers = { [markerHeader]: 'x:', [revealsHeader]: 'not-allowed', 'content-type': 'application/json' }
  worker.use(http.get(`*/customers/${id}`, () => new HttpResponse(withheld, { headers })))
  await openShared()
  await expect.element(section('Identity').getByText('Not for your group')).toBeVisible()
  await press('Show email')
  await expect.poll(() => read('Email')).toBe('jane.doe@example.com')
})

test('before something that withholds nothing, all of it comes from memory', async () => {
  answerUnmasked(body)
  await openShared()
  expect(leaks()).toEqual([])
  const asked = noteReveals()
  await press('Show email')
  await expect.poll(() => read('Email')).toBe('jane.doe@example.com')
  await press('Show SSN last four')
  await expect.poll(() => read('SSN last four')).toBe('4821 4 8 2 1')
  expect(asked).toEqual([])
})

test('the switch hides what is revealed', async () => {
  await openPersona(id)
  await press('Show SSN last four')
  await expect.poll(leaks).toContain('4821')
  await shared.click()
  await expect.element(title).toHaveTextContent('Name hidden')
  expect(leaks()).toEqual([])
})

test('a note has no names and no contact data, not even where it may have them', async () => {
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  await openShared()
  await press('More copies')
  await page.getByRole('checkbox', { name: 'Contact data in the note' }).click()
  await press('Copy note')
  await expect.poll(() => copy.mock.lastCall?.[0]).toContain(`Customer: ${id}`)
  expect(copy.mock.lastCall?.[0]).not.toMatch(/Jane|Doe|partner-77|jane|555|Main/)
})

test('the switch keeps what the note tells: the caller check and the reveals until then', async () => {
  const copy = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const settings = { callerCheck: demoCallerCheck }
  openApp(`/customers/${id}`, { settings })
  await press('Show SSN last four')
  await page.getByRole('textbox', { name: 'SSN last four' }).fill('4821')
  await page.getByRole('textbox', { name: 'Phone last four' }).fill('0123')
  await userEvent.keyboard('{Enter}')
  await expect.element(section('Caller check').getByText(/^Matches/)).toBeVisible()
  await press('JSON')
  await shared.click()
  await expect.element(title).toHaveTextContent('Name hidden')
  await expect.element(section('Answer as JSON')).toBeVisible()
  expect(leaks()).toEqual([])
  await press('Copy note')
  await expect.poll(() => copy.mock.lastCall?.[0]).toMatch(/Caller check: Matches.*\nShown: SSN last four, /)
})

test('what is typed of a caller is cleared by the switch', async () => {
  openApp(`/customers/${id}`, { settings: { callerCheck: demoCallerCheck } })
  const field = page.getByRole('textbox', { name: 'SSN last four' })
  await field.fill('4821')
  await shared.click()
  await expect.element(field).toHaveValue('')
})

test('in the list of those with a partner’s ID, nobody has a name, nor the partner ID', async () => {
  openApp('/')
  await shared.click()
  await page.getByRole('switch', { name: 'Partner ID' }).click()
  await userEvent.keyboard(`${householdPartnerId}{Enter}`)
  await expect.element(title).toHaveTextContent('3 customers found')
  const people = page.getByRole('main').getByRole('listitem')
  await expect.element(people.first()).toMatchTextContent(/^Name masked/)
  expect(wholePage()).not.toMatch(householdNames)
  expect(wholePage()).not.toContain(householdPartnerId)
  await shared.click()
  expect(wholePage()).toMatch(householdNames)
  expect(wholePage()).toContain(householdPartnerId)
  await shared.click()
  await people.first().getByRole('link').click()
  await expect.element(title).toHaveTextContent('Name hidden')
  expect(wholePage()).not.toMatch(householdNames)
})

test('in the top bar a record that has scrolled away has no name', async () => {
  await page.viewport(1024, 500)
  await openShared()
  window.scrollTo(0, 600)
  await expect.element(page.getByRole('banner').getByText('Name hidden')).toBeVisible()
  expect(leaks()).toEqual([])
})

test('what this screen alone masks is hidden 5 seconds after the window has lost the focus, as anything else', async () => {
  await openShared()
  await press('Show email')
  await expect.poll(() => read('Email')).toBe('jane.doe@example.com')
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  window.dispatchEvent(new Event('blur'))
  vi.advanceTimersByTime(4_900)
  expect(read('Email')).toBe('jane.doe@example.com')
  vi.advanceTimersByTime(200)
  expect(leaks()).toEqual([])
})

test('nothing is wrong with the page while the switch is on', async () => {
  await openShared()
  expect(await findProblems()).toEqual([])
})

test('the recent lookups are without names', async () => {
  await openShared()
  await page.getByRole('link', { name: 'Customer lookup' }).click()
  await expect.element(page.getByRole('heading', { name: 'Recent' })).toBeVisible()
  await expect.element(page.getByRole('listitem').filter({ hasText: '1 open' })).toBeVisible()
  expect(leaks()).toEqual([])
  await shared.click()
  await expect.element(page.getByText('Jane Doe')).toBeVisible()
})

describe('in this tab', () => {
  test('it lasts from one customer to the next, and the heading gets the focus', async () => {
    await openShared()
    await box.fill('CSMR-v1-021')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('region', { name: 'Identity' })).toBeVisible()
    await expect.element(title).toHaveTextContent('Name hidden')
    await expect.element(title).toHaveFocus()
    expect(wholePage()).not.toMatch(/Stiles/)
  })

  test('it is kept for the tab alone, and names nobody', async () => {
    await openShared()
    expect(sessionStorage.getItem('screen-share')).toBe('on')
    expect(JSON.stringify(localStorage)).not.toContain('screen-share')
    await shared.click()
    expect(sessionStorage.getItem('screen-share')).toBeNull()
  })

  test('a record that opens on a shared screen is masked from its first paint', async () => {
    setScreenShare(true)
    const seen: string[][] = []
    const observer = new MutationObserver(() => seen.push(leaks()))
    observer.observe(document.body, { childList: true, subtree: true, characterData: true })
    cleanup()
    openApp(`/customers/${id}`)
    await expect.element(title).toHaveTextContent('Name hidden')
    await expect.element(title).toHaveFocus()
    observer.disconnect()
    expect(seen.flat()).toEqual([])
  })
})
