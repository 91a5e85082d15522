import { afterEach, describe, expect, test, vi } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { personaId } from '../../src/mock-api/persona'
import { box, openApp } from './open-app'
import {
  answerWith,
  id,
  openAnswer,
  openPersona,
  openRecord,
  press,
  read,
  rows,
  section,
  textOf,
  wholePage,
} from './record-page'

const guarded = {
  first_name: 'Jane',
  ssn4: '4821',
  date_of_birth: { year: 1990, month: 4, day: 17 },
  metadata: { api_token: 'sesame-opens', tier: 'gold' },
}

/** Whatever of the guarded values is in the page, seen or not. */
const leaks = () => wholePage().match(/4821|4 8 2 1|Apr 17|1990|"year"|sesame-opens/g) ?? []

afterEach(() => {
  vi.useRealTimers()
})

/** From here on, seconds pass when the test says so. What was started before keeps its own time. */
function stopTheClock() {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() })
}

/** Presses without Vitest, which lets a stopped clock go on for as long as its own click takes. */
function pressAtOnce(name: string) {
  const button = page.getByRole('button', { name, exact: true }).element()
  button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
}

/** What a screen reader was told last. */
const heard = () =>
  page
    .getByRole('status')
    .elements()
    .map(({ textContent }) => textContent)

async function revealOnRecord() {
  await press('Show date of birth')
  await press('Show SSN last four')
  await press('Show api_token')
  await expect.poll(leaks).toEqual(expect.arrayContaining(['Apr 17', '1990', '4821', '4 8 2 1', 'sesame-opens']))
}

async function revealInJson() {
  await press('JSON')
  await press('Show masked values')
  await expect.poll(leaks).toEqual(expect.arrayContaining(['4821', '1990', 'sesame-opens']))
}

test('nothing masked is in the page until it is asked for', async () => {
  await openRecord(guarded)
  expect(read('Date of birth')).toMatch(/^•••• •• •• Date of birth, hidden$/)
  expect(read('SSN last four')).toMatch(/^•••• SSN last four, hidden$/)
  expect(leaks()).toEqual([])

  await press('JSON')
  await expect.element(section('Answer as JSON')).toBeVisible()
  expect(leaks()).toEqual([])
})

test('each field is revealed alone, digits read one by one', async () => {
  await openRecord(guarded)
  await press('Show SSN last four')
  await expect.poll(() => read('SSN last four')).toBe('4821 4 8 2 1')
  expect(leaks()).not.toContain('Apr 17')
  expect(leaks()).not.toContain('sesame-opens')
})

test('the button that shows a value has a new name, and no pressed state beside it', async () => {
  await openRecord(guarded)
  await expect.element(page.getByRole('button', { name: 'Show SSN last four' })).not.toHaveAttribute('aria-pressed')
  await press('Show SSN last four')
  await expect.element(page.getByRole('button', { name: 'Hide SSN last four' })).not.toHaveAttribute('aria-pressed')
})

test.each([
  ['SSN last four', 'SSN last four'],
  ['date of birth', 'Date of birth'],
  ['api_token', 'api_token'],
])('a screen reader hears that %s is shown and hidden, never what it is', async (name, spoken) => {
  await openRecord(guarded)
  stopTheClock()
  pressAtOnce(`Show ${name}`)
  await expect.poll(heard).toContain(`${spoken} shown for 30 seconds`)
  pressAtOnce(`Hide ${name}`)
  await expect.poll(heard).toContain(`${spoken} hidden`)

  pressAtOnce(`Show ${name}`)
  await expect.poll(heard).toContain(`${spoken} shown for 30 seconds`)
  vi.advanceTimersByTime(31_000)
  await expect.poll(heard).toContain(`${spoken} hidden`)
})

test('the dots tell nothing of the value', async () => {
  await openRecord({ ssn4: '0000', date_of_birth: { year: 1990 }, metadata: { api_token: 'x'.repeat(500) } })
  expect(read('SSN last four')).toBe('•••• SSN last four, hidden')
  expect(read('Date of birth')).toBe('•••• •• •• Date of birth, hidden')
  expect(textOf(section('Metadata').getByRole('listitem').element())).toMatch(/^api_token ••••( |$)/)
})

describe.each([
  ['on the record', revealOnRecord],
  ['in the JSON', revealInJson],
])('what is revealed %s is gone again', (_, reveal) => {
  test('after Hide', async () => {
    await openRecord(guarded)
    await reveal()
    for (const button of page.getByRole('button', { name: /^Hide/ }).elements().toReversed())
      await userEvent.click(button)
    expect(leaks()).toEqual([])
  })

  test('after 30 seconds', async () => {
    await openRecord(guarded)
    stopTheClock()
    await reveal()
    vi.advanceTimersByTime(25_000)
    expect(leaks()).not.toEqual([])
    vi.advanceTimersByTime(6_000)
    await expect.poll(leaks).toEqual([])
  })

  test.each([
    ['the page is about to be printed', () => window.dispatchEvent(new Event('beforeprint'))],
    [
      'the tab is hidden',
      () => {
        vi.spyOn(document, 'hidden', 'get').mockReturnValue(true)
        document.dispatchEvent(new Event('visibilitychange'))
      },
    ],
  ])('at once when %s', async (__, happen) => {
    await openRecord(guarded)
    await reveal()
    happen()
    expect(leaks()).toEqual([]) // no waiting: the browser takes its picture right after
  })

  test('with the next customer, and is not back with this one', async () => {
    await openRecord(guarded)
    await reveal()
    await box.fill(personaId(3))
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('heading', { level: 1, name: 'Richard Roe' })).toHaveFocus()
    expect(leaks()).toEqual([])

    await box.fill(id)
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('heading', { level: 1, name: 'Jane' })).toHaveFocus()
    expect(leaks()).toEqual([])
  })

  test('on another page', async () => {
    await openRecord(guarded)
    await reveal()
    await page.getByRole('link', { name: 'Customer lookup' }).click()
    await expect.element(page.getByRole('heading', { level: 1, name: 'Find a customer' })).toBeVisible()
    expect(leaks()).toEqual([])
  })
})

test.each([
  ['the copy of a field', 'Show SSN last four', 'Copy SSN last four'],
  ['"Keep showing" of a field', 'Show SSN last four', '+30 s keep showing SSN last four'],
  ['the copy of a value in metadata', 'Show api_token', 'Copy “api_token” value'],
])('the focus goes from %s to "Show" when time has hidden it', async (_, show, left) => {
  await openRecord(guarded)
  await press(show)
  const button = page.getByRole('button', { name: left })
  await expect.element(button).toBeVisible()
  const control = button.element()
  if (control instanceof HTMLElement) control.focus()
  window.dispatchEvent(new Event('beforeprint'))
  await expect.element(button).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: show })).toHaveFocus()
})

test('the focus stays where it is when a value is hidden elsewhere, and nowhere when it was', async () => {
  await openRecord(guarded)
  for (const focused of [box.element(), document.body]) {
    await press('Show SSN last four')
    if (focused instanceof HTMLElement) focused.focus()
    if (focused === document.body && document.activeElement instanceof HTMLElement) document.activeElement.blur()
    window.dispatchEvent(new Event('beforeprint'))
    await expect.poll(leaks).toEqual([])
    expect(document.activeElement).toBe(focused)
  }
})

test('what is revealed stays with its field when a refresh brings other metadata', async () => {
  await openRecord({ metadata: { api_token: 'sesame-opens', pin: '4821' } })
  await press('Show api_token')
  await expect.poll(leaks).toEqual(['sesame-opens'])

  answerWith(JSON.stringify({ id, metadata: { pin: '4821', tier: 'gold', api_token: 'sesame-opens' } }))
  await press('Refresh')
  await expect.element(page.getByText('gold')).toBeVisible()
  expect(leaks()).not.toContain('4821')
})

test('what is revealed stays for 5 seconds in another window, to be typed there, and for good when the agent is back', async () => {
  await openRecord(guarded)
  await revealOnRecord()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  window.dispatchEvent(new Event('blur'))
  vi.advanceTimersByTime(4_900)
  window.dispatchEvent(new Event('focus'))
  vi.advanceTimersByTime(20_000)
  expect(leaks()).toContain('4821')
  window.dispatchEvent(new Event('blur'))
  vi.advanceTimersByTime(4_900)
  expect(leaks()).toContain('4821')
  vi.advanceTimersByTime(200)
  expect(leaks()).toEqual([])
})

test('what is revealed is gone with the focus where a deployment wants that', async () => {
  answerWith(JSON.stringify({ id, ...guarded }))
  openApp(`/customers/${id}`, { settings: { hideAfterBlur: 0 } })
  await press('Show SSN last four')
  await expect.poll(leaks).toContain('4821')
  window.dispatchEvent(new Event('blur'))
  expect(leaks()).toEqual([])
})

test('a printed page is masked, even when it was revealed', async () => {
  await openRecord(guarded)
  await revealOnRecord()
  await cdp().send('Page.printToPDF', {})
  expect(leaks()).toEqual([])
})

test('30 seconds count down in sight, not aloud, and "Keep showing" adds 30', async () => {
  await openPersona(1)
  stopTheClock()
  pressAtOnce('Show SSN last four')

  const left = page.getByText(/^\d+ s$/)
  await expect.element(left).toHaveTextContent('30 s')
  await expect.element(left).toHaveAttribute('aria-hidden', 'true')
  vi.advanceTimersByTime(10_000)
  await expect.element(left).toHaveTextContent('20 s')

  pressAtOnce('+30 s keep showing SSN last four')
  await expect.element(left).toHaveTextContent('50 s')
  vi.advanceTimersByTime(49_000)
  await expect.element(left).toHaveTextContent('1 s')
  expect(read('SSN last four')).toContain('4821')
  vi.advanceTimersByTime(1_500)
  await expect.element(left).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: 'Show SSN last four' })).toBeVisible()
})

describe('an SSN of more than four digits is never shown', () => {
  // H numbers: docs/threats.md
  test.each([
    ['H103', '"12345"', /12345/],
    ['H103', '"123456789"', /1234|6789/],
    ['H103', '"123-45-6789"', /123-|6789/],
    ['H103', '"***-**-67890"', /67890/],
    ['a number', '123456789', /1234|6789/],
    ['a list', '["123","45","6789"]', /"123"|6789/],
    ['an object', '{"value":"123456789"}', /1234|6789/],
    ['full-width digits', '"１２３４５６７８９"', /１２３|７８９/],
    ['escaped digits', '"\\u0031\\u0032\\u0033\\u0034\\u0035"', /12345|u0032/],
    ['twice', '"123456789","ssn4":"12345"', /12345/],
  ])('%s: %s', async (_, ssn, digits) => {
    await openAnswer(`{"id":"${id}","first_name":"Jane","ssn4":${ssn}}`)
    expect(read('SSN last four')).toMatch(/^•••• SSN last four, hidden unexpected value: .*, not shown$/)
    await expect.element(page.getByRole('button', { name: /SSN/ })).not.toBeInTheDocument()
    expect(wholePage()).not.toMatch(digits)

    await press('JSON')
    await press('Show masked values')
    await expect.element(page.getByRole('button', { name: 'Hide masked values' })).toBeVisible()
    expect(wholePage()).not.toMatch(digits)
  })

  test('nor where it came twice, or stands in the metadata', async () => {
    await openAnswer(`{"id":"${id}","ssn4":"123456789","ssn4":"4821","metadata":{"ssn4":"987654321"}}`)
    for (const part of ['Other fields', 'Metadata'])
      expect(rows(part)).toEqual(['ssn4 •••• ssn4, hidden not shown here'])
    await expect.element(page.getByRole('button', { name: 'Show ssn4' })).not.toBeInTheDocument()
    await press('Show SSN last four')
    await press('JSON')
    await press('Show masked values')
    await expect.element(page.getByRole('button', { name: 'Hide masked values' })).toBeVisible()
    expect(wholePage()).not.toMatch(/12345|98765/)
  })

  test.each([
    ['H103', '12', '12 1 2'],
    ['H104', 42, '42 4 2'],
    ['leading zeros', '0042', '0042 0 0 4 2'],
  ])('%s: %j has no more than four', async (_, ssn, shown) => {
    await openRecord({ ssn4: ssn })
    await press('Show SSN last four')
    await expect.poll(() => read('SSN last four')).toContain(shown)
  })

  test.each(['****', '12\u00AD34', 'none'])('%j is no digits, and stays hidden', async (ssn) => {
    await openRecord({ ssn4: ssn })
    expect(read('SSN last four')).toContain('not shown')
    await expect.element(page.getByRole('button', { name: /SSN/ })).not.toBeInTheDocument()
  })
})

describe('the JSON', () => {
  const body = `{ "ssn4" : "4821",\r\n\t"first_name":"J\\u00e4ne", "id":"${id}",
    "metadata": {"10": 1.10, "2": 12345678901234567890, "api_token": ["sesame-opens", {"a": 1e400}], "twice": 1, "twice": 2},
    "statuses": {"Gift Card": "OPEN"}, "date_of_birth": {"year": 1990 , "month":4,"day":17}, "note": "4111 1111 1111 1111" }`
  const shown = () => section('Answer as JSON').element().querySelector('pre')?.textContent

  test('is what came, to the letter, but for what is masked', async () => {
    await openAnswer(body)
    await press('JSON')
    await expect
      .poll(shown)
      .toBe(
        body
          .replace('"4821"', '"••••"')
          .replace('["sesame-opens", {"a": 1e400}]', '"••••"')
          .replace('{"year": 1990 , "month":4,"day":17}', '"••••"')
          .replace('4111 1111 1111 1111', '4111 11•• •••• 1111'),
      )

    await press('Show masked values')
    await expect.poll(shown).toBe(body)
    await press('JSON')
    await expect.poll(() => read('First name')).toBe('Jäne')
  })

  test('never masks what the record shows in the clear', async () => {
    const cards = ['4111111111111111', '5500000000000004', '378282246310005']
    await openAnswer(
      `{"id":"${id}","phone":"+4915112345678","partner_customer_id":"${cards[0]}","created_at":${cards[1]},"address":{"street_line2":"${cards[2]}"},"statuses":{"${cards[0]}":"OPEN"},"metadata":{"last_seen_ms":1739473687004}}`,
    )
    expect(read('Partner ID')).toBe(cards[0])
    expect(read('Created')).toContain(cards[1])
    expect(rows('Card programs')).toEqual([`${cards[0]} Open`])
    expect(rows('Metadata')).toEqual(['last_seen_ms 1739473687004'])

    await press('JSON')
    await expect.element(section('Answer as JSON')).toBeVisible()
    expect(shown()).not.toContain('•')
    for (const card of cards) expect(shown()).toContain(card)
  })

  test('a long one is folded, and opened by a click', async () => {
    const long = JSON.stringify({ id, metadata: { long: 'x'.repeat(60_000) } })
    await openAnswer(long)
    await press('JSON')
    await expect.poll(() => shown()?.length).toBe(50_000)
    await press(/^Show all 60,0\d\d characters$/)
    await expect.poll(shown).toBe(long)
  })
})

describe('on paper', () => {
  test('the sheet has the record, masked, and no controls', async () => {
    await openRecord({ ...guarded, email: 'jane.doe@example.com', address: { city: 'Boston' } })
    try {
      await cdp().send('Emulation.setEmulatedMedia', { media: 'print' })

      expect(page.getByRole('button').elements()).toEqual([])
      await expect.element(box).not.toBeInTheDocument()
      await expect.element(page.getByText('Show parts')).not.toBeVisible()
      await expect.element(page.getByRole('heading', { level: 1, name: 'Jane' })).toBeVisible()
      await expect.element(page.getByText('jane.doe@example.com')).toBeVisible()
      await expect.element(page.getByText('Boston').first()).toBeVisible()
      expect(read('SSN last four')).toBe('•••• SSN last four, hidden')
      expect(leaks()).toEqual([])
    } finally {
      await cdp().send('Emulation.setEmulatedMedia', { media: '' })
    }
  })
})
