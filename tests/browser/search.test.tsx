import { http } from 'msw/http'
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { completeBody } from '../../src/mock-api/complete-customer'
import { personaId } from '../../src/mock-api/persona'
import { addressBar, box, openApp } from './open-app'
import { paste } from './paste'
import { allSeen, noteRequests } from './requests'
import { worker } from './worker'

const jane = personaId(1)
const john = personaId(2)
const id = 'CSMR-v1-123'
const upper = '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4'
const lower = upper.toLowerCase()

const alert = page.getByRole('alert')
const heading = page.getByRole('main').getByRole('heading', { level: 1 })
const lookUpButton = page.getByRole('button', { name: 'Look up' })
const request = (customerId: string) => `/api/v2/customers/${customerId}`

/** The vendor does not answer until told to. */
function holdAnswers(): () => void {
  const { promise, resolve } = Promise.withResolvers<void>()
  onTestFinished(() => resolve())
  worker.use(http.get('*/api/v2/customers/*', () => promise))
  return resolve
}

/** A vendor who has this one customer, and minds the letter case. */
function storeOnly(stored: string) {
  worker.use(
    http.get<{ customerId: string }>('*/api/v2/customers/:customerId', ({ params: { customerId } }) =>
      customerId === stored
        ? new Response(completeBody(stored), { headers: { 'content-type': 'application/json' } })
        : undefined,
    ),
  )
}

describe('the box', () => {
  beforeEach(() => void openApp('/'))

  test('says what it takes', async () => {
    await expect.element(page.getByRole('heading', { level: 1, name: 'Find a customer' })).toBeVisible()
    await expect.element(page.getByLabelText('Customer ID')).toBeVisible()
    await expect.element(box).toHaveAttribute('placeholder', 'Paste an ID, link or ticket')
  })

  test('offers no former IDs, no capitals, no corrections; a phone shows a search key and does not zoom in', async () => {
    await expect.element(box).toHaveAttribute('autocomplete', 'off')
    await expect.element(box).toHaveAttribute('autocapitalize', 'none')
    await expect.element(box).toHaveAttribute('spellcheck', 'false')
    await expect.element(box).toHaveAttribute('enterkeyhint', 'search')
    await expect.element(box).toHaveAttribute('dir', 'ltr')
    expect(parseFloat(getComputedStyle(box.element()).fontSize)).toBeGreaterThanOrEqual(16)
  })

  test('/ puts the cursor in it, and what stands there is written over', async () => {
    await box.fill('John Doe')
    await lookUpButton.click()

    await userEvent.keyboard('/')
    await expect.element(box).toHaveFocus()
    await userEvent.keyboard('CSMR')
    await expect.element(box).toHaveValue('CSMR')
  })

  test('/ is a sign like any other while writing', async () => {
    await box.fill('portal.example')
    await userEvent.keyboard('/c')
    await expect.element(box).toHaveValue('portal.example/c')

    const note = document.createElement('textarea')
    document.body.append(note)
    onTestFinished(() => note.remove())
    note.focus()
    await userEvent.keyboard('/')
    expect(note.value).toBe('/')
  })

  test('/ that an input method is still composing is left to it', async () => {
    await lookUpButton.click()
    const slash = { key: '/', bubbles: true, cancelable: true }
    const composing = new KeyboardEvent('keydown', { ...slash, isComposing: true })
    lookUpButton.element().dispatchEvent(composing)
    expect(composing.defaultPrevented).toBe(false)
    await expect.element(lookUpButton).toHaveFocus()

    lookUpButton.element().dispatchEvent(new KeyboardEvent('keydown', slash))
    await expect.element(box).toHaveFocus()
  })

  test('Esc that an input method takes for itself leaves the text', async () => {
    await box.fill('ヤマ')
    const escape = new KeyboardEvent('keydown', { key: 'Escape', isComposing: true, bubbles: true })
    box.element().dispatchEvent(escape)
    await expect.element(box).toHaveValue('ヤマ')
  })

  test.each(['Control', 'Alt', 'Meta'])('/ with %s is left to the browser', async (modifier) => {
    await lookUpButton.click()
    await userEvent.keyboard(`{${modifier}>}/{/${modifier}}`)
    await expect.element(lookUpButton).toHaveFocus()
  })

  test('Esc clears it, its sentence and its list', async () => {
    await box.fill('John Doe')
    await userEvent.keyboard('{Enter}')
    await expect.element(alert).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(box).toHaveValue('')
    await expect.element(alert).not.toBeInTheDocument()

    await paste(`${jane} ${john}`)
    await expect.element(page.getByRole('link', { name: jane })).toBeVisible()
    await userEvent.keyboard('{Escape}')
    await expect.element(box).toHaveValue('')
    await expect.element(page.getByRole('link', { name: jane })).not.toBeInTheDocument()
    await expect.element(box).toHaveFocus()
  })

  test('Enter runs what is in it', async () => {
    await box.fill('  CSMR-v1-021 ')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('heading', { name: 'John Stiles' })).toHaveFocus()
    await expect.element(addressBar).toHaveTextContent('/customers/CSMR-v1-021')
  })
})

describe('what is no ID is told so, and stays here', () => {
  const noId = {
    empty: 'Enter a customer ID.',
    long: 'That is too long for an ID. Paste a shorter part of the text.',
    path: 'This has signs that no customer ID has, such as / ? # or %. Enter the ID alone, or paste the whole link.',
    ssn: 'This looks like a Social Security number, not a customer ID.',
    card: 'This looks like a card number, not a customer ID.',
    phone: 'This looks like a phone number, not a customer ID.',
    email: 'This looks like an email address, not a customer ID.',
    name: 'This looks like a name or words, not a customer ID.',
    other:
      'This is not a customer ID. An ID starts with a letter or digit, has letters, digits, hyphens and underscores only, and is never a number alone.',
  }

  // H numbers: docs/threats.md
  test.each([
    ['H2', '  \u00A0', noId.empty],
    ['H5', '.', noId.other],
    ['H6', '..', noId.other],
    ['H7', '../customers', noId.path],
    ['H8', '%2e%2e', noId.other],
    ['H9', '..%2f..%2fv1%2fadmin', noId.path],
    ['H10', `x%2f..%2f${id}`, noId.path],
    ['H11', '..;/customers', noId.path],
    ['H12', '%252e%252e%252f', noId.path],
    ['H13', 'a\\..\\b', noId.path],
    ['H14', '%c0%ae%c0%ae%c0%af', noId.path],
    ['H15', '．．／', noId.path],
    ['H16', `${jane}/transactions`, noId.path],
    ['H17', `${id}%2ftransactions`, noId.path],
    ['H18', `${jane}/link`, noId.path],
    ['H19', `/api//v2/customers/${jane}`, noId.path],
    ['H20', `${id}/`, noId.path],
    ['H21', `${jane}?expand=ssn`, noId.path],
    ['H22', `${id}%3fexpand=ssn`, noId.path],
    ['H23', `${jane}#x`, noId.path],
    ['H24', `${id}%23x`, noId.path],
    ['H25', `${jane};a=b`, noId.path],
    ['H26', `${id}%00`, noId.path],
    ['H27', `${jane}%0a`, noId.path],
    ['H28', `${id}%0d%0aX-Evil:%201`, noId.path],
    ['H29', `${jane}%zz`, noId.path],
    ['H31', 'x'.repeat(65), noId.long],
    ['H32', 'x'.repeat(9_000), noId.long],
    ['H34', '123-45-6789', noId.ssn],
    ['H35', '123456789', noId.ssn],
    ['H36', '4111111111111111', noId.card],
    ['H37', '+1 415 555 2671', noId.phone],
    ['H38', 'jane@example.com', noId.email],
    ['H39', 'John Doe', noId.name],
    [
      'H41',
      'СSMR-v1-123',
      'One character in this only looks like a plain letter or digit (U+0421). Type the ID instead.',
    ],
    ['H42', `\u202E${jane}`, 'There is a hidden character in this (U+202E). Type the ID instead.'],
    ['H44', '__proto__', noId.other],
    [
      'a part of an ID',
      upper.slice(1),
      'This looks like part of an ID (31 of 32 letters and digits). Copy the whole ID.',
    ],
    ['a number', '12345', noId.other],
  ])('%s', async (_, text, sentence) => {
    const asked = noteRequests()
    openApp('/')

    await box.fill(text)
    await userEvent.keyboard('{Enter}')
    await expect.element(alert).toHaveTextContent(sentence)
    await expect.element(box).toHaveAccessibleDescription(sentence)
    await expect.element(box).toHaveValue(text)

    await userEvent.keyboard('{Escape}')
    await expect.element(alert).not.toBeInTheDocument()
    await paste(text)
    await expect.element(alert).toHaveTextContent(sentence)
    await expect.element(box).toHaveValue(text)

    await allSeen()
    expect(asked).toEqual([])
    await expect.element(addressBar).toHaveTextContent('/')
    expect(document.title).toBe('Customer lookup')
    expect(sessionStorage).toHaveLength(0)
  })

  test('an empty box (H1)', async () => {
    openApp('/')
    await lookUpButton.click()
    await expect.element(alert).toHaveTextContent(noId.empty)
  })

  test('a lone surrogate, which no keyboard writes (H30)', async () => {
    const asked = noteRequests()
    openApp('/')
    const input = box.element()
    if (input instanceof HTMLInputElement) input.setRangeText(`${jane}\uD800`)
    input.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await lookUpButton.click()
    await expect.element(alert).toHaveTextContent('There is a hidden character in this (U+D800). Type the ID instead.')
    await allSeen()
    expect(asked).toEqual([])
  })

  test('a record that is open stays open', async () => {
    openApp(`/customers/${jane}`)
    await expect.element(heading).toHaveTextContent('Jane Doe')
    await box.fill('+1 415 555 2671')
    await userEvent.keyboard('{Enter}')
    await expect.element(alert).toHaveTextContent(noId.phone)
    await expect.element(heading).toHaveTextContent('Jane Doe')
    await expect.element(addressBar).toHaveTextContent(`/customers/${jane}`)
  })
})

describe('a whole ID is asked for before Enter', () => {
  test('and Enter shows what has come, without asking again', async () => {
    const asked = noteRequests()
    openApp('/')

    await box.fill(jane)
    await expect.poll(() => asked).toEqual([request(jane)])
    await expect.element(addressBar).toHaveTextContent('/')
    await allSeen()
    expect(sessionStorage).toHaveLength(0)

    await userEvent.keyboard('{Enter}')
    await expect.element(heading).toHaveTextContent('Jane Doe')
    await allSeen()
    expect(asked).toEqual([request(jane)])
  })

  test('and Enter joins the request that is under way', async () => {
    const answer = holdAnswers()
    const asked = noteRequests()
    openApp('/')

    await box.fill(jane)
    await userEvent.keyboard('{Enter}')
    await expect.element(addressBar).toHaveTextContent(`/customers/${jane}`)
    answer()
    await expect.element(heading).toHaveTextContent('Jane Doe')
    expect(asked).toEqual([request(jane)])
  })

  test.each([
    ['an ID that is not found', upper, 404, 'No customer found', [upper, lower]],
    ['a failure', jane, 500, 'Imprint has a problem', [jane]],
  ])('and %s is shown at Enter, without asking again', async (_, asking, status, title, requests) => {
    if (status === 500) worker.use(http.get('*/api/v2/customers/*', () => new Response('', { status })))
    const asked = noteRequests()
    openApp('/')

    await box.fill(asking)
    await expect.poll(() => asked).toEqual(requests.map(request))
    await allSeen()
    await expect.element(alert).not.toBeInTheDocument()

    await userEvent.keyboard('{Enter}')
    await expect.element(heading).toHaveTextContent(title)
    await allSeen()
    expect(asked).toEqual(requests.map(request))
  })

  test('but a failure of some time ago is asked for again at Enter', async () => {
    worker.use(http.get('*/api/v2/customers/*', () => new Response('', { status: 500 }), { once: true }))
    const asked = noteRequests()
    openApp('/')
    await box.fill(jane)
    await expect.poll(() => asked).toHaveLength(1)
    await allSeen()

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6_000 })
    onTestFinished(() => void vi.useRealTimers())
    await userEvent.keyboard('{Enter}')
    await expect.element(heading).toHaveTextContent('Jane Doe')
  })

  test('and is given up when the text becomes another ID, or none', async () => {
    holdAnswers()
    const sent = vi.spyOn(globalThis, 'fetch')
    openApp('/')
    const given = () =>
      sent.mock.calls.flatMap(([made]) =>
        made instanceof Request ? [[new URL(made.url).pathname, made.signal.aborted]] : [],
      )

    await box.fill(jane)
    await expect.poll(given).toEqual([[request(jane), false]])
    await box.fill(john)
    await expect.poll(given).toEqual([
      [request(jane), true],
      [request(john), false],
    ])
    await userEvent.keyboard('{Escape}')
    await expect.poll(given).toEqual([
      [request(jane), true],
      [request(john), true],
    ])
  })

  test.each(['CSMR-v1-021', 'constructor', jane.slice(1)])('but %s may not be whole yet', async (text) => {
    const asked = noteRequests()
    openApp('/')
    await box.fill(text)
    await allSeen()
    expect(asked).toEqual([])
  })
})

describe('never twice for one lookup', () => {
  test.each<[what: string, act: () => Promise<void>]>([
    ['Enter pressed twice', () => userEvent.keyboard('{Enter}{Enter}')],
    ['a double click', () => lookUpButton.dblClick()],
    ['the same ID pasted after it was typed', () => paste(jane)],
    [
      'the same ID in a link, pasted twice',
      async () => {
        await paste(`https://portal.example/customers/${jane}`)
        await paste(`https://portal.example/customers/${jane}`)
      },
    ],
  ])('%s', async (_, act) => {
    const answer = holdAnswers()
    const asked = noteRequests()
    openApp('/')
    await box.fill(jane)
    await act()
    answer()
    await expect.element(heading).toHaveTextContent('Jane Doe')
    await allSeen()
    expect(asked).toEqual([request(jane)])
  })

  test('of fifty in a row only the last is still asked for, and each at most once at a time', async () => {
    const answer = holdAnswers()
    const sent = vi.spyOn(globalThis, 'fetch')
    openApp('/')
    await expect.element(box).toBeVisible()
    const underWay = () =>
      sent.mock.calls.flatMap(([made]) =>
        made instanceof Request && !made.signal.aborted ? [new URL(made.url).pathname] : [],
      )

    for (let turn = 0; turn < 50; turn++) {
      const next = personaId((turn % 5) + 1)
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', next)
      box.element().dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
      await expect.poll(() => addressBar.element().textContent, { interval: 1 }).toBe(`/customers/${next}`)
      await expect.poll(underWay, { interval: 1 }).toEqual([request(next)])
    }

    answer()
    await expect.element(heading).toBeVisible()
    await expect.element(addressBar).toHaveTextContent(`/customers/${personaId(5)}`)
  })
})

describe('a UUID in the other letter case', () => {
  test.each([
    [lower, upper],
    [upper, lower],
  ])('asked for as %s is found as %s, which is said and shown in the address', async (typed, stored) => {
    storeOnly(stored)
    const asked = noteRequests()
    openApp('/')

    await box.fill(typed)
    await userEvent.keyboard('{Enter}')

    await expect.element(heading).toHaveTextContent('Jane Doe')
    await expect.element(page.getByText('Found after changing letter case.')).toBeVisible()
    await expect.element(addressBar).toHaveTextContent(`/customers/${stored}`)
    expect(asked).toEqual([request(typed), request(stored)])
  })

  test('that the vendor takes for the same is found at once, with nothing to say', async () => {
    worker.use(
      http.get(
        '*/api/v2/customers/*',
        () => new Response(completeBody(upper), { headers: { 'content-type': 'application/json' } }),
      ),
    )
    const asked = noteRequests()
    openApp(`/customers/${lower}`, { strict: false })
    await expect.element(heading).toHaveTextContent('Jane Doe')
    await expect.element(addressBar).toHaveTextContent(`/customers/${upper}`)
    await expect.element(page.getByText('Found after changing letter case.')).not.toBeInTheDocument()
    expect(asked).toEqual([request(lower)])
  })

  test('that nobody has: the other one is named', async () => {
    openApp(`/customers/${upper}`)
    await expect
      .element(page.getByText(`Imprint has no customer with this ID, nor with ${lower}: both letter cases were tried.`))
      .toBeVisible()
  })
})

test('the next ID can be written while a lookup runs: the answer takes neither text nor cursor', async () => {
  storeOnly(upper)
  const answer = holdAnswers()
  openApp(`/customers/${lower}`)
  await box.fill('CSMR-v1')

  answer()
  await expect.element(heading).toHaveTextContent('Jane Doe')
  await expect.element(addressBar).toHaveTextContent(`/customers/${upper}`)
  await expect.element(box).toHaveFocus()

  await userEvent.keyboard('-021{Enter}')
  await expect.element(heading).toHaveTextContent('John Stiles')
})
