import { cleanup } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { box, openApp } from './open-app'
import { answerWith, id, openAnswer, press, screenText, section } from './record-page'

const font: string = 'font' // which types call deprecated, and translators use

/** Does what the translators of browsers do to each text, also where it is marked as not to be translated. */
function translate() {
  const texts: Node[] = []
  const nodes = document.createNodeIterator(document.body, NodeFilter.SHOW_TEXT)
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) if (node.textContent?.trim()) texts.push(node)
  for (const text of texts) {
    const [outer, inner] = [document.createElement(font), document.createElement(font)]
    inner.textContent = text.textContent
    outer.append(inner)
    text.parentNode?.replaceChild(outer, text)
  }
}

const jane = {
  first_name: 'Jane',
  last_name: 'Doe',
  email: 'jane@example.com',
  phone: '+12025550143',
  preferred_language: 'en',
  ssn4: '4821',
  date_of_birth: { year: 1990, month: 4, day: 17 },
  statuses: { 'Harbor Card': 'OPEN', 'Meadow Card': 'CLOSED', 'Cobalt Card': 'FROZEN' },
  address: { street_line1: '1 First Street', city: 'Boston', state: 'MA', postal_code: '02134', country: 'USA' },
  partner_customer_id: 'ONE',
  metadata: { tier: 'gold', points: 12, note: '4111 1111 1111 1111', deep: { down: 'well' }, yes: true },
  created_at: '2025-02-13T19:08:07Z',
  updated_at: '2025-03-13T19:08:07Z',
  zodiac: 'Aries',
}
const richard = {
  first_name: 'Ri\u200Bchard ',
  last_name: 'Roe',
  email: 'richard at example',
  phone: '0143  0144',
  preferred_language: 'spanish',
  ssn4: '12345',
  statuses: {
    'Harbor  Card': 'CLOSED',
    'Meadow Card': 'OPEN',
    '': '',
    D: 'OPEN',
    E: 'E',
    F: 'F',
    G: 'G',
    H: 'H',
    I: 'I',
  },
  address: { street_line1: '2 Second Street', city: 'Paris', country: 'France', zone: 5 },
  partner_customer_id: 2,
  metadata: { tier: { level: 2 }, points: null, note: 'five', deep: 'shallow', yes: '' },
  created_at: 'yesterday',
  updated_at: '2024-02-13T19:08:07Z',
  zodiac: { sign: 'Taurus' },
}
const records = {
  jane,
  richard,
  empty: {},
  swapped: { ...jane, first_name: 'Аlice', statuses: { 'Harbor Card': 'CLOSED' } },
}

const bodyOf = (record: keyof typeof records) => JSON.stringify({ id, ...records[record] })

/** The screen's text without the spaces in a phone number, which come late. */
const shown = () => screenText().replace('+1 202 555 0143', jane.phone)

describe('on a page that a browser has translated, a refresh replaces', () => {
  test.each([
    ['jane', 'richard'],
    ['richard', 'jane'],
    ['jane', 'swapped'],
    ['swapped', 'richard'],
    ['jane', 'empty'],
    ['empty', 'richard'],
  ] as const)('all of the record of %s with that of %s', async (first, second) => {
    await openAnswer(bodyOf(second))
    const expected = shown()

    await openAnswer(bodyOf(first))
    expect(shown()).not.toBe(expected)
    translate()
    answerWith(bodyOf(second))
    await press('Refresh')
    await expect.poll(shown).toBe(expected)

    translate()
    answerWith(bodyOf(first))
    await press('Refresh')
    await expect.poll(shown).not.toBe(expected)
    answerWith(bodyOf(second))
    await press('Refresh')
    await expect.poll(shown).toBe(expected)
  })

  test('the JSON', async () => {
    await openAnswer(bodyOf('jane'))
    await press('JSON')
    const json = () => section('Answer as JSON').element().querySelector('pre')?.textContent
    await expect.poll(json).toContain('Jane')
    translate()
    answerWith(bodyOf('swapped'))
    await press('Refresh')
    await expect.poll(json).toContain('Аlice')
    expect(json()).not.toContain('Jane')

    translate()
    await press('Show masked values')
    await expect.poll(json).toContain('4821')
    translate()
    await press('Hide masked values')
    await expect.poll(json).not.toContain('4821')
  })

  test('the note of a refresh that failed', async () => {
    await openAnswer(bodyOf('jane'))
    answerWith('{}')
    await press('Refresh')
    await expect.element(page.getByRole('alert')).toMatchTextContent('Could not refresh: Imprint answered in a form')
    translate()
    answerWith(JSON.stringify({ id: 'CSMR-v1-666' }))
    await press('Refresh')
    await expect.element(page.getByRole('alert')).toMatchTextContent('Could not refresh: Imprint answered with another')
    expect(page.getByRole('alert').element().textContent).not.toContain('in a form')
    answerWith(bodyOf('swapped'))
    await press('Refresh')
    await expect.element(page.getByRole('heading', { level: 1, name: 'Аlice Doe' })).toBeVisible()
  })
})

test('on a page that a browser has translated, what is revealed is seen, and is gone again', async () => {
  await openAnswer(bodyOf('jane'))
  translate()
  for (const [name, value] of [
    ['SSN last four', '4821'],
    ['date of birth', 'Apr 17, 1990'],
    ['note', '4111 1111 1111 1111'],
  ] as const) {
    await press(`Show ${name}`)
    await expect.poll(screenText).toContain(value)
    translate()
    await press(`Hide ${name}`)
    await expect.poll(screenText).not.toContain(value)
    await expect.element(page.getByRole('button', { name: `Show ${name}` })).toBeVisible()
  }
})

describe('no customer’s data is offered to a translator', () => {
  /** Texts with one of these words that a translator would take. */
  function offered(words: RegExp): string[] {
    const texts: string[] = []
    const nodes = document.createNodeIterator(
      page.getByRole('main').element().parentNode ?? document,
      NodeFilter.SHOW_TEXT,
    )
    for (let node = nodes.nextNode(); node; node = nodes.nextNode())
      if (words.test(node.textContent ?? '') && node.parentElement?.translate !== false)
        texts.push(node.textContent ?? '')
    return texts
  }

  test('on a record, and in the list of recent lookups', async () => {
    await openAnswer(bodyOf('jane'))
    expect(page.getByRole('article').element().getAttribute('translate')).toBe('no')
    const words = /Jane|Doe|example|2025|Street|Boston|Card|ONE|gold|Aries|0000/
    expect(offered(words)).toEqual([])
    await press('JSON')
    await expect.element(section('Answer as JSON')).toBeVisible()
    expect(offered(words)).toEqual([])

    await page.getByRole('link', { name: 'Customer lookup' }).click()
    await expect.element(page.getByRole('link', { name: /0000…0077/ })).toMatchTextContent('Jane Doe')
    expect(offered(words)).toEqual([])
  })

  test('among several IDs, and where none was found', async () => {
    openApp('/')
    await box.fill('CSMR-v1-021 CSMR-v1-404')
    await userEvent.keyboard('{Enter}')
    await expect.element(page.getByRole('link', { name: 'CSMR-v1-404' })).toBeVisible()
    expect(offered(/CSMR/)).toEqual([])

    cleanup()
    openApp('/customers/csmr-v1-404')
    await expect.element(page.getByRole('heading', { level: 1, name: 'No customer found' })).toBeVisible()
    expect(offered(/CSMR/i)).toEqual([])
  })
})
