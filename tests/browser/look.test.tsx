import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createCustomerClient } from '../../src/api/client'
import { addRecent } from '../../src/customers/recents'
import { callerCheckFields } from '../../src/contract/caller-check-policy'
import { completeBody } from '../../src/mock-api/complete-customer'
import { householdPartnerId } from '../../src/mock-api/partner-personas'
import { personaId } from '../../src/mock-api/persona'
import { box, openApp } from './open-app'
import { withGateway } from '../../src/mock-api/gateway'
import { openPersona, openRecord, press, section } from './record-page'
import { answerAs } from './requests'
import { worker } from './worker'

const title = page.getByRole('heading', { level: 1 })
const copyEmail = page.getByRole('button', { name: 'Copy email' })
const button = (name: string) => page.getByRole('button', { name })
const rectOf = (element: Element | null | undefined) => element?.getBoundingClientRect() ?? new DOMRect()
const leftOf = (element: Element | null | undefined) => Math.round(rectOf(element).left)

const callerCheck = { needed: 2, fields: callerCheckFields }

afterEach(() => page.viewport(1024, 800))

/** Where the panels, their titles and their rows stand, to the pixel. */
const placesOfRows = () =>
  [...document.querySelectorAll('.panel, h2, .labelled-row, .program, .record-facts')]
    .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }))
    .map((element) => {
      const { left, top, height } = element.getBoundingClientRect()
      return [element.tagName, Math.round(left), Math.round(top + scrollY), Math.round(height)].join(' ')
    })

describe.each([320, 400, 768, 1440, 1920])('at %i px', (width) => {
  test('nothing moves when a usual record arrives, and while it is asked for again', async () => {
    await page.viewport(width, 900)
    const answers = [Promise.withResolvers<Response>(), Promise.withResolvers<Response>()] as const
    const found = () => new Response(completeBody(personaId(1)), { headers: { 'content-type': 'application/json' } })
    let asked = 0
    worker.use(
      answerAs(
        '*/api/v2/customers/*',
        withGateway(async () => answers[asked++ === 0 ? 0 : 1].promise),
      ),
    )
    openApp(`/customers/${personaId(1)}`, { strict: false, settings: { callerCheck } })
    await expect.poll(() => document.querySelectorAll('.skeleton').length).toBeGreaterThan(9)
    const before = placesOfRows()

    answers[0].resolve(found())
    await expect.element(page.getByRole('link', { name: '+1 202 555 0143' })).toBeVisible()
    expect(placesOfRows()).toEqual(before)

    await press('Refresh')
    await expect.element(button('Refreshing')).toBeVisible()
    expect(placesOfRows()).toEqual(before)
    answers[1].resolve(found())
    await expect.element(button('Refreshing')).not.toBeInTheDocument()
    expect(placesOfRows()).toEqual(before)
  })

  test('a long wait is said beside the skeleton, and can be cancelled there', async () => {
    await page.viewport(width, 900)
    openApp('/customers/CSMR-v1-1', { client: { ...createCustomerClient(), getCustomer: () => new Promise(() => {}) } })
    const text = page.getByText('Still waiting for Imprint…')
    await expect.element(text).toBeVisible()
    for (const element of [text.element(), button('Cancel').element()]) {
      const { left, top, right, bottom } = rectOf(element)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(width)
      expect(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)).toBe(element)
    }
  })
})

test('a usual record fits a screen of 1440 by 900, with a caller check and many recent lookups', async () => {
  await page.viewport(1440, 900)
  for (let number = 40; number < 49; number += 1) addRecent(personaId(number), '')
  openApp(`/customers/${personaId(2)}`, { settings: { callerCheck } })
  await expect.element(section('Recent')).toBeVisible()
  await expect.element(section('Caller check')).toBeVisible()
  expect(document.querySelector('.frame')?.clientHeight).toBeLessThanOrEqual(900)
})

test.each([320, 400, 768, 1024, 1440])(
  'at %i px the caller check follows the programs, or leads the rail, in the document as on the screen',
  async (width) => {
    await page.viewport(width, 900)
    openApp(`/customers/${personaId(2)}`, { settings: { callerCheck } })
    await expect.element(section('Caller check')).toBeVisible()
    const titles = [...document.querySelectorAll('article h2')].map(({ textContent }) => textContent)
    const [programs, check, contact] = ['Card programs', 'Caller check', 'Contact'].map((name) =>
      rectOf(section(name).element()),
    )
    expect(titles.indexOf('Caller check')).toBe(titles.indexOf('Card programs') + 1)
    if (width < 68 * 16) {
      expect(check?.top).toBeLessThan(contact?.top ?? 0)
      if (width >= 640) expect(check?.left).toBeGreaterThan(programs?.right ?? 0)
      else expect(check?.top).toBeGreaterThan(programs?.bottom ?? 0)
    } else {
      expect(check?.left).toBeGreaterThan(contact?.right ?? 0)
      expect(check?.top).toBe(programs?.top)
    }
  },
)

test('what was typed into the caller check, and the focus, stay where the width changes', async () => {
  await page.viewport(1440, 900)
  openApp(`/customers/${personaId(2)}`, { settings: { callerCheck } })
  const zip = page.getByRole('textbox', { name: 'ZIP code' })
  await zip.fill('941')
  for (const width of [1024, 320]) {
    await page.viewport(width, 900)
    await expect.element(zip).toHaveValue('941')
    await expect.element(zip).toHaveFocus()
  }
})

test.each([320, 560, 768, 1024, 1440])(
  'at %i px the box, its switch and its button stand in the order of Tab',
  async (width) => {
    await page.viewport(width, 800)
    for (const path of ['/', `/customers/${personaId(2)}`]) {
      const { unmount } = openApp(path)
      await expect.element(box).toBeVisible()
      const places = [...document.querySelectorAll('.lookup-form :is(input, button)')]
        .filter((control) => control.checkVisibility())
        .map(rectOf)
      expect(places.length).toBeGreaterThan(1)
      places.slice(1).forEach(({ left, top }, index) => {
        const before = rectOf(document.querySelectorAll('.lookup-form :is(input, button)')[index])
        expect(left >= before.right || top >= before.bottom).toBe(true)
      })
      unmount()
    }
  },
)

test.each([768, 1440])('at %i px the box in the bar is wide enough for an ID', async (width) => {
  await page.viewport(width, 800)
  openApp(`/customers/${personaId(77)}`)
  await expect.element(title).toHaveTextContent('No customer found')
  expect(rectOf(box.element()).width).toBeGreaterThan(320)
})

test.each([640, 735])(
  'at %i px the line below the box has the switch at one end and the button at the other',
  async (width) => {
    await page.viewport(width, 800)
    await openPersona(1)
    const place = rectOf(box.element())
    const [kind, lookUp] = [page.getByRole('switch', { name: 'Partner ID' }), button('Look up')].map((one) =>
      rectOf(one.element()),
    )
    expect(kind?.top).toBeGreaterThan(place.bottom)
    expect(lookUp?.top).toBe(kind?.top)
    expect(kind?.left).toBeLessThan(place.left + 1)
    expect(lookUp?.right).toBeCloseTo(rectOf(box.element().parentElement).right, 0)
  },
)

test.each([560, 768, 1440])(
  'at %i px values begin on one line, with a button beside them or without',
  async (width) => {
    await page.viewport(width, 900)
    await openPersona(12) // of whose fields half are not on file
    for (const name of ['Contact', 'Identity']) {
      const rows = section(name).getByRole('definition').elements()
      expect(new Set(rows.map((row) => leftOf(row.firstElementChild))).size).toBe(1)
      expect(new Set(rows.map((row) => Math.round(rectOf(row.parentElement).height)))).toEqual(new Set([36]))
    }
  },
)

test('at 1440 px the customers of a partner ID stand in columns', async () => {
  await page.viewport(1440, 800)
  openApp('/')
  await page.getByRole('switch', { name: 'Partner ID' }).click()
  await userEvent.keyboard(`${householdPartnerId}{Enter}`)
  await expect.element(title).toHaveTextContent('3 customers found')
  const rows = page.getByRole('main').getByRole('listitem').getByRole('link').elements()
  expect(rows).toHaveLength(3)
  expect(new Set(rows.flatMap((row) => [...row.children].map(leftOf))).size).toBe(4)
})

test('an email breaks after its @ and dots, and below 22rem a label stands above its value', async () => {
  await page.viewport(320, 800)
  await openRecord({ email: 'twelve.programs.and.more@example.com' })
  const link = page.getByRole('link', { name: 'twelve.programs.and.more@example.com' }).element()
  expect([...link.childNodes].map(({ nodeName, textContent }) => textContent || nodeName)).toEqual([
    'twelve.',
    'WBR',
    'programs.',
    'WBR',
    'and.',
    'WBR',
    'more@',
    'WBR',
    'example.',
    'WBR',
    'com',
  ])
  const term = section('Contact').getByText('Email', { exact: true }).element()
  expect(rectOf(term).bottom).toBeLessThanOrEqual(rectOf(link).top)
  expect(leftOf(term)).toBe(leftOf(link))
})

test('a name of 400 letters takes three lines until it is asked for', async () => {
  await openRecord({ first_name: 'Maximiliane '.repeat(33) })
  const { lineHeight } = getComputedStyle(title.element())
  expect(title.element().clientHeight).toBe(3 * parseFloat(lineHeight))
  await press('Show all')
  expect(title.element().clientHeight).toBeGreaterThan(4 * parseFloat(lineHeight))
  await press('Show less')
  expect(title.element().clientHeight).toBe(3 * parseFloat(lineHeight))
})

test.each([768, 1440])(
  'at %i px the top bar has the mark, the box and the environment, from left to right',
  async (width) => {
    await page.viewport(width, 800)
    await openPersona(1)
    const places = ['.mark', '.brand', 'input', '.lookup-kind', '.corner button', '.environment'].map((part) =>
      leftOf(document.querySelector(part)),
    )
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(rectOf(page.getByRole('banner').element()).height).toBe(56)
  },
)

describe('the head of a record', () => {
  test('tells what an agent wants to know before a call', async () => {
    await openRecord({
      preferred_language: 'es',
      address: { city: 'San Francisco', state: 'CA', country: 'USA' },
      created_at: '2024-05-20T12:00:00Z',
      updated_at: '2026-01-09T12:00:00Z',
      statuses: { a: 'OPEN', b: 'SUSPENDED', c: 'OPEN', d: 'CLOSED' },
    })
    const head = page.getByRole('article')
    for (const fact of [
      'Speaks Spanish',
      '4:00 AM',
      'in San Francisco',
      'Customer for 1 yr 9 mo',
      'Updated Jan 9, 2026',
    ])
      await expect.element(head.getByText(fact, { exact: true })).toBeVisible()
    const pills = [...document.querySelectorAll('header .pill')].map(({ textContent }) => textContent)
    expect(pills).toEqual(['1 SUSPENDED', '2 open', '1 closed'])
  })

  test.each([
    ['a state of two zones', { city: 'Knoxville', state: 'TN', country: 'USA' }, 'about 6:00 AM'],
    ['another country', { city: 'Tbilisi', state: 'GA', country: 'GEO' }, undefined],
    ['no state', { city: 'San Francisco', country: 'USA' }, undefined],
  ])('tells the time where the customer lives, or nothing: %s', async (_, address, time) => {
    await openRecord({ address })
    const times = page.getByText(/\d:00\s[AP]M$/).elements()
    expect(times.map(({ textContent }) => textContent.replace(/\s/g, ' '))).toEqual(time ? [time] : [])
  })

  test('once it has scrolled away, its name and statuses stand in the top bar', async () => {
    await page.viewport(1024, 500)
    await openPersona(13)
    const bar = page.getByRole('banner')
    await expect.element(bar.getByText('Jane Roe')).not.toBeInTheDocument()
    window.scrollTo(0, 600)
    await expect.element(bar.getByText('Jane Roe')).toBeVisible()
    await expect.element(bar.getByText('1 open')).toBeVisible()
    expect(rectOf(bar.element()).top).toBe(0)
    window.scrollTo(0, 0)
    await expect.element(bar.getByText('Jane Roe')).not.toBeInTheDocument()
  })

  test.each([320, 640, 768, 1024, 1151, 1152, 1440])('and moves no control of the bar at %i px', async (width) => {
    await page.viewport(width, 500)
    await openPersona(12) // of three pills
    const controls = [...document.querySelectorAll('.frame > header :is(input, button)')]
    const before = controls.map(rectOf)
    window.scrollTo(0, 600)
    await expect.element(page.getByRole('banner').getByText('Sam Roe')).toBeVisible()
    expect(controls.map(rectOf)).toEqual(before)
    const record = rectOf(document.querySelector('.bar-record'))
    const covered = controls.filter((control) => {
      const { left, right, top, bottom } = rectOf(control)
      return left < record.right && right > record.left && top < record.bottom && bottom > record.top
    })
    expect(covered).toEqual([])
  })
})

describe('a tooltip', () => {
  const tooltip = page.getByText('Copy email', { exact: true })

  test('names an icon that is pointed at, stays under the pointer and goes at Escape', async () => {
    await openPersona(1)
    await copyEmail.hover()
    await expect.element(tooltip).toBeVisible()
    await tooltip.hover()
    await expect.element(tooltip).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(tooltip).not.toBeInTheDocument()
  })

  test('names an icon that has the focus of the keyboard', async () => {
    await openPersona(1)
    document.querySelector<HTMLElement>('a[href^="mailto:"]')?.focus()
    await userEvent.tab()
    await expect.element(copyEmail).toHaveFocus()
    await expect.element(tooltip).toBeVisible()
    const gap = () => rectOf(tooltip.element()).top - rectOf(copyEmail.element()).bottom
    const before = gap()
    document.body.style.paddingBottom = '2000px' // so that the page scrolls
    onTestFinished(() => void document.body.style.removeProperty('padding-bottom'))
    window.scrollBy(0, 40)
    await expect.poll(gap).toBeCloseTo(before)
    await userEvent.tab()
    await expect.element(tooltip).not.toBeInTheDocument()
  })
})

test('“Copied” stands on one line beside its icon, and moves nothing', async () => {
  await openPersona(1)
  const before = placesOfRows()
  await copyEmail.click()
  const word = page.getByText('Copied', { exact: true })
  await expect.element(word).toBeVisible()
  expect(rectOf(word.element()).height).toBeLessThan(24)
  expect(rectOf(word.element()).right).toBeLessThanOrEqual(rectOf(button('Copied email').element()).left + 1)
  expect(placesOfRows()).toEqual(before)
})

test.each([320, 768, 1024, 1440, 1920])('at %i px nothing moves when a value is shown and hidden', async (width) => {
  await page.viewport(width, 900)
  await openPersona(1)
  const before = placesOfRows()
  for (const name of ['date of birth', 'SSN last four']) {
    await button(`Show ${name}`).click()
    await expect.element(button(`Hide ${name}`)).toBeVisible()
    expect(placesOfRows(), name).toEqual(before)
  }
  await button('Hide date of birth').click()
  expect(placesOfRows()).toEqual(before)
})

test.each([320, 768, 1440])('at %i px an odd date of birth stays on its line', async (width) => {
  await page.viewport(width, 900)
  await openRecord({ date_of_birth: { year: 1901, month: 3, day: 4 } })
  const before = placesOfRows()
  await press('Show date of birth')
  await expect.element(page.getByTitle('check this date')).toBeVisible()
  expect(placesOfRows()).toEqual(before)
})

test('each icon that is a button has a name', async () => {
  await openPersona(13)
  const icons = [...document.querySelectorAll('.icon-button')]
  expect(icons.length).toBeGreaterThan(10)
  expect(icons.filter((icon) => !icon.getAttribute('aria-label'))).toEqual([])
})

test('the theme is changed by a button, kept in this browser, and automatic again', async () => {
  openApp('/')
  const { dataset } = document.documentElement
  await button('Theme: automatic').click()
  await expect.element(button('Theme: light')).toBeVisible()
  expect([dataset.theme, localStorage.getItem('theme')]).toEqual(['light', 'light'])
  await button('Theme: light').click()
  expect([dataset.theme, localStorage.getItem('theme')]).toEqual(['dark', 'dark'])
  await button('Theme: dark').click()
  await expect.element(button('Theme: automatic')).toBeVisible()
  expect([dataset.theme, localStorage.length]).toEqual([undefined, 0])
})

test('on a record one button is filled: the record’s main action', async () => {
  await openPersona(1)
  const { backgroundColor: filled } = getComputedStyle(button('Copy note').element())
  const others = page
    .getByRole('button')
    .elements()
    .filter((element) => getComputedStyle(element).backgroundColor === filled)
  expect(others.map(({ textContent }) => textContent)).toEqual(['Copy note'])
})

test.each([
  ['production', '2px'],
  ['demo', 'auto'],
] as const)('where customers may be real, a line in the colour of caution says so: %s', async (environment, height) => {
  openApp('/', { settings: { environment } })
  await expect.element(box).toBeVisible()
  const line = getComputedStyle(document.querySelector('.frame') ?? document.body, '::after')
  expect(line.height).toBe(height)
  if (height === '2px') expect(line.backgroundColor).toMatch(/^rgb\(/)
})

test.each([
  ['demo', '/'],
  ['demo', `/customers/${personaId(1)}`],
  ['sandbox', '/'],
] as const)('at 320 px the app’s name is whole: %s, %s', async (environment, path) => {
  await page.viewport(320, 800)
  openApp(path, { settings: { environment } })
  const name = page.getByRole('link', { name: 'Customer lookup' })
  await expect.element(name).toBeVisible()
  expect(name.element().scrollWidth).toBeLessThanOrEqual(name.element().clientWidth)
  const corner = rectOf(document.querySelector('.corner'))
  expect(rectOf(name.element()).right).toBeLessThanOrEqual(corner.left)
  expect(corner.right).toBeLessThanOrEqual(320)
})

test('at 320 px the placeholder has the box to itself', async () => {
  await page.viewport(320, 800)
  openApp('/')
  await expect.element(box).toBeVisible()
  expect(document.querySelector('kbd')?.checkVisibility()).toBe(false)
})

describe('in a portal’s tab', () => {
  afterEach(() => delete document.documentElement.dataset.embedded)

  test('the list of recent lookups begins where the box does', async () => {
    await page.viewport(900, 800)
    document.documentElement.dataset.embedded = ''
    const { unmount } = openApp(`/customers/${personaId(1)}`, { settings: { embedded: true } })
    await expect.element(title).toHaveTextContent('Jane Doe')
    unmount()
    openApp('/', { settings: { embedded: true } })
    await expect.element(section('Recent')).toBeVisible()
    expect(leftOf(section('Recent').element())).toBe(leftOf(box.element()))
  })

  test('a record is as wide as on a page of its own', async () => {
    await page.viewport(1600, 800)
    document.documentElement.dataset.embedded = ''
    openApp(`/customers/${personaId(1)}`, { settings: { embedded: true } })
    await expect.element(title).toHaveTextContent('Jane Doe')
    expect(rectOf(page.getByRole('article').element()).width).toBeLessThanOrEqual(77 * 16)
  })
})

test('whom to ask for help stands at the foot of each page', async () => {
  const settings = { supportContact: 'help@team.example' }
  for (const path of ['/', `/customers/${personaId(1)}`, '/customers/always-404']) {
    const { unmount } = openApp(path, { settings })
    await expect.element(page.getByRole('contentinfo').getByText('Support: help@team.example')).toBeVisible()
    unmount()
  }
})

test('before anything was looked up, the search page says what can be pasted, what is refused, and what leaves', async () => {
  openApp('/')
  for (const term of ['Works', 'Refused', 'Leaves this browser'])
    await expect.element(page.getByRole('term').filter({ hasText: term })).toBeVisible()
})
