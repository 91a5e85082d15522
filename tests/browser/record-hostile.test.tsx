import * as fc from 'fast-check'
import { MemoryRouter } from 'react-router'
import { cleanup, render } from '@testing-library/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { readCustomer } from '../../src/api/read-customer'
import { CustomerRecord } from '../../src/record/customer-record'
import {
  answerWith,
  id,
  openAnswer,
  openRecord,
  press,
  read,
  rows,
  screenText,
  section,
  textOf,
  wholePage,
} from './record-page'

beforeEach(() => {
  vi.spyOn(window, 'alert').mockImplementation(() => {})
})

/** A record with this text in every place that takes one. */
const filledWith = (text: string) => ({
  first_name: text,
  last_name: text,
  email: text,
  phone: text,
  preferred_language: text,
  partner_customer_id: text,
  created_at: text,
  updated_at: text,
  ssn4: text,
  date_of_birth: { year: text, month: text, day: text, [`born ${text}`]: text },
  statuses: { [text]: text },
  address: {
    street_line1: text,
    street_line2: text,
    city: text,
    state: text,
    postal_code: text,
    country: text,
    [`of ${text}`]: text,
  },
  metadata: { [text]: text, nested: { [text]: [text] } },
  [`other ${text}`]: text,
})

/** Nothing that text could have made is in the page, and nothing that is seen hides or reorders its neighbours. */
function expectOnlyText() {
  const foreign = 'img, script, iframe, object, embed, link, style, form, b, i, base, meta, svg[onload], [onerror]'
  expect(document.querySelector('main')?.querySelectorAll(foreign)).toHaveLength(0)
  expect(window.alert).not.toHaveBeenCalled()

  const nodes = document.createNodeIterator(page.getByRole('main').element(), NodeFilter.SHOW_TEXT)
  const unmarked: string[] = []
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    const text = node.textContent ?? ''
    const seen = (node.parentElement?.getBoundingClientRect().width ?? 0) > 1 // words for screen readers alone take 1 px
    if (seen && /[\p{Cc}\p{Cs}\p{Bidi_Control}\u200B\u00AD\uFEFF\u{E0041}]/u.test(text)) unmarked.push(text)
  }
  expect(unmarked).toEqual([])
}

const soon = { interval: 5 }

const buttonNamed = (name: string) => page.getByRole('button', { name, exact: true }).elements()[0]

/** A click without the mouse's way there, which for two dozen records is half of the time. */
async function push(name: string) {
  await expect.poll(() => buttonNamed(name), soon).toBeDefined()
  buttonNamed(name)?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
}

describe('hostile text in every field', () => {
  // H numbers: docs/threats.md
  test.each([
    ['H46', '<img src=x onerror=alert(1)>'],
    ['H47', '</script><script>alert(1)</script>'],
    ['H48', '{{7*7}} ${7*7}'],
    ['H49', '&lt;b&gt;'],
    ['H50', '"><svg onload=alert(1)>'],
    ['H51', '\u202Egnp.exe', 'U+202E right-to-left override gnp.exe'],
    ['H52', 'a\u2066b', 'aU+2066 left-to-right isolate b'],
    ['H53', 'Bo\u200Bb', 'BoU+200B zero-width space b'],
    ['H54', 'a\u{E0041}', 'aU+E0041 tag character'],
    ['H55', 'co\u00ADop', 'coU+00AD soft hyphen op'],
    ['H55', '\uFEFFa', 'U+FEFF byte order mark a'],
    ['H56', '\u001B[2J', 'U+001B escape [2J'],
    ['H56', 'a\u0000b\u009Bc', 'aU+0000 control character bU+009B control character c'],
    ['H57', '\u0410lice'],
    ['H58', 'Ｊohn'],
    ['H60', '👨‍👩‍👧‍👦 محمد สมชาย 山田'],
    ['H63', 'a\tb', 'aU+0009 tab b'],
    ['H64', 'null'],
    ['H64', 'undefined'],
    ['H64', 'NaN'],
    ['H129', 'root'],
    ['a broken character', 'a\uD800b', 'aU+D800 broken character b'],
  ])('%s: %j is shown as text', async (name, text, shown = text) => {
    await openRecord(filledWith(text))

    const heading = page.getByRole('heading', { level: 1 }).element()
    expect(textOf(heading)).toBe(`${shown} ${shown}`)
    for (const label of ['First name', 'Last name', 'Email', 'Phone', 'Language', 'Partner ID', 'Created', 'Updated']) {
      expect(read(label)?.startsWith(shown), `${label}: ${read(label)}`).toBe(true)
    }
    expect(rows('Card programs')).toEqual([`${shown} ${shown} not a status this version knows`])
    expect(rows('Metadata')[0]).toBe(`${shown} ${shown}`)
    expect(rows('Other fields').join()).toContain(`other ${shown} ${shown}`)
    if (name !== 'H63') {
      // Street, street, "city, state postal", country; a line has no room for a tab
      const address = textOf(section('Address').element().querySelector('address')).replace(' ,', ',')
      expect(address).toBe(`${shown} ${shown} ${shown}, ${shown} ${shown} ${shown}`)
    }
    expectOnlyText()

    for (const fold of page.getByRole('main').element().querySelectorAll('summary')) fold.click()
    await push('Show date of birth')
    await expect.poll(() => read('Date of birth'), soon).toContain('year: ')
    expect(read('Street')).toContain(shown)
    expect(read('SSN last four')).toContain('hidden')
    expectOnlyText()

    await push('JSON')
    await push('Show masked values')
    await expect.poll(() => buttonNamed('Hide masked values'), soon).toBeDefined()
    expectOnlyText()
  })

  test('H61: 20,000 characters fold, and unfold by a click', async () => {
    const text = 'x'.repeat(20_000)
    await openRecord(filledWith(text))
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
    expect(document.documentElement.scrollHeight).toBeLessThan(10_000)

    const places = page.getByRole('button', { name: 'Show all 20,000 characters' })
    const folded = places.elements().length
    expect(folded).toBeGreaterThan(15)
    await section('Contact').getByRole('button', { name: 'Show all 20,000 characters' }).first().click()
    await expect.poll(() => read('Email')).toContain(text)
    expect(places.elements()).toHaveLength(folded - 1)
    const less = section('Contact').getByRole('button', { name: 'Show less' })
    await expect.element(less).toHaveFocus()
    await less.click()
    expect(places.elements()).toHaveLength(folded)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(innerWidth)
  })

  test('H59: a heap of combining marks is kept, and its neighbours are as well', async () => {
    await openRecord({ first_name: `Z${'\u0351'.repeat(200)}`, last_name: 'Doe' })
    expect(read('First name')).toBe(`Z${'\u0351'.repeat(200)}`)
    expect(read('Last name')).toBe('Doe')
  })

  test.each(['   ', '\u00A0\u3000'])('H62: %j is nothing on file', async (text) => {
    await openRecord({ ...filledWith(text), statuses: {}, metadata: {} })
    expect(textOf(page.getByRole('heading', { level: 1 }).element())).toBe('Name not on file')
    expect(textOf(section('Contact').element())).toBe('Contact Email, phone and language not on file')
    expect(textOf(section('Address').element())).toBe('Address Not on file')
  })

  test('H57: mixed scripts in a name are noted, two languages are not', async () => {
    await openRecord({ first_name: '\u0410lice' })
    await expect.element(page.getByText(/^This name mixes Latin and Cyrillic letters/)).toBeVisible()
    await openRecord({ first_name: 'Alice', last_name: 'Иванова' })
    await expect.element(page.getByText(/mixes/)).not.toBeInTheDocument()
  })

  test('a copy of hidden characters is announced beside the field', async () => {
    await openRecord({ last_name: 'Bo\u200Bb' })
    expect(read('Last name')).toContain('contains hidden characters, which a copy keeps')
  })
})

test.each([
  ['phone', 'Phone', '+1\uFE0D-555-123-4567', '+1U+FE0D variation selector -555-123-4567'],
  ['partner_customer_id', 'Partner ID', 'PARTNER_1\uFE0F', 'PARTNER_1U+FE0F variation selector'],
  ['email', 'Email', 'jane@\u{E0100}example.com', 'jane@U+E0100 variation selector example.com'],
  ['last_name', 'Last name', 'Doe\u180B', 'DoeU+180B variation selector'],
])('a variation selector behind a digit, a letter or a sign shows: %s', async (field, label, value, shown) => {
  await openRecord({ [field]: value })
  expect(read(label)).toContain(shown)
  expect(read(label)).toContain('contains hidden characters, which a copy keeps')
})

describe('spaces that a page would drop, or that pass for an ordinary one,', () => {
  test.each([
    ['two spaces', 'a  b', 'a U+0020 space b'],
    ['three at the end', 'a   ', 'aU+0020 × 3 3 spaces'],
    ['at the start', ' a', 'U+0020 space a'],
    ['no-break space', 'a\u00A0b', 'aU+00A0 no-break space b'],
    ['em space', 'a\u2003b', 'aU+2003 em space b'],
    ['ideographic space', 'a\u3000b', 'aU+3000 ideographic space b'],
  ])('are marked wherever they stand, %s: %j', async (name, text, shown) => {
    await openRecord(filledWith(text))
    for (const label of ['First name', 'Last name', 'Email', 'Phone', 'Language', 'Partner ID', 'Created', 'Updated'])
      expect(read(label)?.startsWith(shown), `${label}: ${read(label)}`).toBe(true)
    expect(read('Partner ID')).toContain('contains odd spaces, which a copy keeps')
    expect(rows('Card programs')).toEqual([`${shown} ${shown} not a status this version knows`])
    expect(rows('Metadata')[0]).toBe(`${shown} ${shown}`)
    expect(rows('Other fields').join()).toContain(`other ${text.startsWith(' ') ? 'U+0020 space a' : shown}`)

    await section('Address').getByText('Show parts').click()
    for (const label of ['Street', 'City', 'Postal code']) expect(read(label)).toContain(shown)
    // An address line has no room for an ordinary space at its ends: a note tells of it.
    if (name === 'at the start' || name.endsWith('end'))
      expect(textOf(section('Address').element())).toContain('City: odd spaces at an end')
    else expect(textOf(section('Address').element().querySelector('address'))).toContain(shown)

    await push('JSON')
    await expect.element(section('Answer as JSON')).toBeVisible()
    if (text.trim().includes('\u2003')) expect(textOf(section('Answer as JSON').element())).toContain(shown)
  })

  test('tell two programs apart, by eye and by ear', async () => {
    await openRecord({ statuses: { 'Harbor Card': 'OPEN', 'Harbor  Card': 'CLOSED', 'Harbor Card ': 'FROZEN' } })
    expect(rows('Card programs')).toEqual([
      'Harbor CardU+0020 space FROZEN not a status this version knows',
      'Harbor Card Open',
      'Harbor U+0020 space Card Closed',
    ])
    await expect.element(section('Card programs').getByText('U+0020').first()).toBeVisible()
    expect(section('Card programs').getByText('space', { exact: true }).elements()).toHaveLength(2)
  })

  test('do not keep a phone, an email or a partner ID from being read', async () => {
    await openRecord({ phone: '+12025550143 ', email: 'jane@example.com\u00A0', partner_customer_id: '815 ' })
    expect(read('Phone')).toMatch(/^\+12025550143U\+0020 space /)
    expect(read('Email')).toMatch(/^jane@example\.comU\+00A0 no-break space /)
    expect(read('Partner ID')).toMatch(/^815U\+0020 space /)
  })
})

describe('a program of empty text', () => {
  test.each([
    ['status', { 'Harbor Card': '' }, 'Harbor Card empty text not a status this version knows'],
    ['name', { '': 'OPEN' }, 'empty text Open'],
    ['name and status', { '': '' }, 'empty text empty text not a status this version knows'],
    ['a space for a name', { ' ': 'CLOSED' }, 'empty text U+0020 space Closed'],
    [
      'spaces for a status',
      { A: ' \u00A0' },
      'A empty text U+0020 space U+00A0 no-break space not a status this version knows',
    ],
    ['a tab for a status', { A: '\t' }, 'A empty text U+0009 tab not a status this version knows'],
  ])('is said in words: %s', async (_, statuses, row) => {
    await openRecord({ statuses })
    expect(rows('Card programs')).toEqual([row])
  })
})

describe('links', () => {
  test.each([
    ['plain', 'jane.doe+vip@example.com', 'mailto:jane.doe%2Bvip@example.com'],
    ['H66', 'javascript:alert(1)'],
    ['H67', 'java\nscript:alert(1)'],
    ['H68', '\u0001javascript:alert(1)'],
    ['H69', 'data:text/html,<script>alert(1)</script>'],
    ['H70', 'vbscript:msgbox'],
    ['H71', 'a@b.co?bcc=evil@x.yz&body=hello'],
    ['H72', 'a@b.co,evil@x.yz'],
    ['H73', '"a b"@x.yz'],
    ['H74', 'a@b.co\r\nBcc: evil@x.yz'],
    ['H75', `${'a'.repeat(2000)}@example.com`],
    ['H72 two at signs', 'a@b@example.com'],
    ['percent', 'a%0d%0abcc@example.com'],
  ])('email, %s: %j', async (name, email, href?: string) => {
    await openRecord({ email })
    const links = section('Contact').getByRole('link').elements()
    expect(links.map((link) => link.getAttribute('href'))).toEqual(href === undefined ? [] : [href])
    if (name.startsWith('H')) expect(read('Email')).toContain('not an email address')
  })

  test.each([
    ['plain', '+12025550143', 'tel:+12025550143', '+1 202 555 0143'],
    ['H79 premium', '+19005550143', 'tel:+19005550143', '+1 900 555 0143'],
    ['no such country', '+9991234567', 'tel:+9991234567', '+9991234567'],
    ['H76', '+1;ext=*#06#', undefined, '+1;ext=*#06# not a standard number'],
    ['H77', '*21*+12025550143#', undefined, '*21*+12025550143# not a standard number'],
    ['H78', 'tel:+12025550143', undefined, 'tel:+12025550143 not a standard number'],
    ['H78', '+1-800-FLOWERS', undefined, '+1-800-FLOWERS not a standard number'],
    ['national', '(202) 555-0143', undefined, '(202) 555-0143 not a standard number'],
    ['spaces', '+1 202 555 0143', undefined, '+1 202 555 0143 not a standard number'],
    ['too long', '+1234567890123456', undefined, '+1234567890123456 not a standard number'],
  ])('phone, %s: %j', async (_, phone, href, shown) => {
    await openRecord({ phone })
    await expect.poll(() => read('Phone')).toBe(shown)
    const links = section('Contact').getByRole('link').elements()
    expect(links.map((link) => link.getAttribute('href'))).toEqual(href === undefined ? [] : [href])
  })

  test('an address of the web in any field is text', async () => {
    await openRecord(filledWith('https://evil.example/'))
    expect(page.getByRole('main').getByRole('link').elements()).toEqual([])
  })
})

describe('hostile structures', () => {
  test('H80-H83: keys that a machine minds are only keys', async () => {
    const odd = [
      '__proto__',
      'constructor',
      'toString',
      'hasOwnProperty',
      '$$typeof',
      'key',
      'ref',
      'children',
      'style',
    ]
    const entries = odd.map((key) => `"${key}":{"polluted":"yes"}`).join()
    const statuses = odd.map((key) => `"${key}":"OPEN"`).join()
    await openAnswer(`{"id":"${id}","statuses":{${statuses}},"metadata":{${entries}},${entries}}`)

    const names = (part: string) => rows(part).map((row) => row.split(' ')[0])
    expect(names('Metadata')).toEqual(odd)
    expect(names('Other fields')).toEqual(odd)
    expect(new Set(names('Card programs'))).toEqual(new Set(odd))
    expect({}).not.toHaveProperty('polluted')

    answerWith(`{"id":"${id}","metadata":{${entries},"new":1}}`)
    await press('Refresh')
    await expect.poll(() => names('Metadata')).toEqual([...odd, 'new'])
    expect({}).not.toHaveProperty('polluted')
  })

  test('H88: of a field that came twice the last one counts, and the other is seen', async () => {
    await openAnswer(`{"id":"${id}","first_name":"Ann","first_name":"Eve","statuses":{"Card":"OPEN","Card":"CLOSED"}}`)
    expect(read('First name')).toBe('Eve')
    expect(rows('Other fields')).toEqual(['first_name Ann'])
    expect(textOf(section('Other fields').element())).toContain('first_name came more than once')
    expect(rows('Card programs')).toEqual(['Card came more than once Open', 'Card came more than once Closed'])
    await page.getByText('2 things in this answer were not expected').click()
    await expect.element(page.getByText('statuses.Card')).toBeVisible()
    await expect.element(page.getByText('first_name (earlier value)')).toBeVisible()
  })

  test.each([
    [
      'metadata',
      '"metadata":{"tier":"gold","tier":"silver"}',
      'Metadata',
      ['tier gold', 'tier silver'],
      'tier came more',
    ],
    ['an unknown field', '"zodiac":1,"zodiac":2', 'Other fields', ['zodiac 1', 'zodiac 2'], 'zodiac came more'],
    [
      'a part',
      '"address":{"city":"Cork","city":"Bonn"}',
      'Other fields',
      ['address.city Cork'],
      'address.city came more',
    ],
    [
      'a masked field',
      '"ssn4":"1234","ssn4":"4821"',
      'Other fields',
      ['ssn4 •••• ssn4, hidden not shown here'],
      'ssn4 came more',
    ],
  ])('%s that came twice is seen twice, and noted: %s', async (_, fields, part, expected, words) => {
    await openAnswer(`{"id":"${id}",${fields}}`)
    expect(rows(part).toSorted()).toEqual(expected)
    expect(textOf(section(part).element())).toContain(words)
    expect(wholePage()).not.toMatch(/1234|4821/)
  })

  test('a map of programs that came twice is seen, its names are no secrets, and the JSON masks them no more', async () => {
    await openAnswer(`{"id":"${id}","statuses":{"Harbor Card":"OPEN"},"statuses":{"Harbor Card":"CLOSED"}}`)
    expect(rows('Card programs')).toEqual(['Harbor Card Closed'])
    await section('Other fields').getByText('statuses', { exact: true }).first().click()
    await expect.poll(() => textOf(section('Other fields').element())).toContain('Harbor Card OPEN')
    await press('JSON')
    await expect.element(section('Answer as JSON')).toBeVisible()
    expect(wholePage()).not.toContain('••••')
  })

  test('what came twice deep in the metadata is noted where it stands', async () => {
    await openAnswer(`{"id":"${id}","metadata":{"a":{"b":1,"b":2},"c":{"b":1}}}`)
    expect(textOf(section('Metadata').element())).not.toContain('came more')
    for (const name of ['a', 'c']) await section('Metadata').getByText(name, { exact: true }).click()
    await expect.poll(() => rows('Metadata')).toContain('b 2')
    expect(section('Metadata').getByText('came more than once').elements()).toHaveLength(1)
  })

  test('H91, H92: values of another type do not hide their neighbours', async () => {
    await openRecord({
      first_name: { a: [1] },
      last_name: true,
      email: [],
      phone: 1.5,
      statuses: { Card: { a: 1 }, B: 7 },
    })
    expect(read('First name')).toBe('{"a":[1]} unexpected format: an object')
    expect(read('Last name')).toBe('true unexpected format: true or false')
    expect(read('Email')).toBe('[] unexpected format: a list')
    expect(read('Phone')).toBe('1.5 unexpected format: a number')
    expect(rows('Card programs')).toEqual([
      'B 7 not a status this version knows',
      'Card {"a":1} not a status this version knows',
    ])
  })

  test('H90: a number that no machine holds is shown as it came', async () => {
    await openAnswer(
      `{"id":"${id}","partner_customer_id":1e400,"date_of_birth":{"year":1e400},"metadata":{"n":-1e400}}`,
    )
    expect(read('Partner ID')).toContain('1e400')
    expect(rows('Metadata')).toEqual(['n -1e400'])
    await press('Show date of birth')
    await expect.poll(() => read('Date of birth')).toContain('1e400')
    expect(screenText()).not.toContain('Infinity')
  })
})

describe('an answer that is no record of this customer', () => {
  const secrets = '"first_name":"Mallory","ssn4":"4821","email":"mallory@example.com"'
  test.each([
    [
      'H105',
      `{"id":"00000000-0000-4000-8000-000000000099",${secrets}}`,
      'Imprint answered with another customer’s record',
    ],
    ['H106', `{${secrets}}`, 'Imprint answered in a form this tool cannot read'],
    ['H106 a number', `{"id":77,${secrets}}`, 'Imprint answered in a form this tool cannot read'],
    ['H107', '{}', 'Imprint answered in a form this tool cannot read'],
    ['H108', `[{"id":"${id}",${secrets}}]`, 'Imprint answered in a form this tool cannot read'],
    ['H109', 'null', 'Imprint answered in a form this tool cannot read'],
    ['H110', `{"data":{"id":"${id}",${secrets}}}`, 'Imprint answered in a form this tool cannot read'],
    [
      'H86',
      `{"id":"${id}",${secrets},"metadata":{"x":"${'x'.repeat(1_100_000)}"}}`,
      'This record is too large to show',
    ],
  ])('%s: shows nothing of it', async (_, body, title) => {
    await openAnswer(body)
    await expect.element(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    expect(wholePage()).not.toMatch(/mallory|4821|0099/i)
  })
})

describe('any record at all', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('OPEN', 'USA', 'en', '+12025550143', '2025-02-13T19:08:07Z'),
  )
  const value = fc.oneof({ weight: 3, arbitrary: text }, fc.jsonValue(), fc.dictionary(text, fc.jsonValue()))
  const names = ['first_name', 'last_name', 'email', 'phone', 'statuses', 'preferred_language', 'ssn4', 'date_of_birth']
  const others = ['address', 'partner_customer_id', 'metadata', 'created_at', 'updated_at', 'unknown', '__proto__']
  const customers = fc.uniqueArray(fc.tuple(fc.constantFrom(...names, ...others), value), {
    selector: ([name]) => name,
  })

  test('is shown whole: no part fails, and no word of the machine is said', () => {
    const refresh = { running: false, error: null, start: () => {} }
    fc.assert(
      fc.property(customers, (entries) => {
        const fields = entries.map(([name, json]) => `,${JSON.stringify(name)}:${JSON.stringify(json)}`).join('')
        const body = `{"id":"${id}"${fields}}`
        const reading = readCustomer(body, id)
        if (typeof reading === 'string') throw new Error(reading)
        const answer = {
          ...reading,
          text: body,
          marker: 'none',
          mayReveal: true,
          receivedAt: Date.now(),
          latency: 40,
          status: 200,
        }
        const { container } = render(
          <QueryClientProvider client={new QueryClient()}>
            <MemoryRouter>
              <CustomerRecord
                showsDetails
                answer={answer}
                refresh={refresh}
                later={{ JsonView: () => null, CallerCheckSection: () => null }}
              />
            </MemoryRouter>
          </QueryClientProvider>,
        )
        const sections = container.querySelectorAll('section h2').length
        const shown = container.innerText
        cleanup()

        expect(sections).toBeGreaterThanOrEqual(6)
        expect(shown).not.toMatch(/could not be shown|\[object|Invalid Date/)
        for (const word of ['undefined', 'NaN']) if (!body.includes(word)) expect(shown).not.toContain(word)
      }),
      { numRuns: 60 },
    )
  })
})
