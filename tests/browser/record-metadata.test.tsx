import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { id, openAnswer, openPersona, openRecord, press, read, rows, section, textOf, wholePage } from './record-page'

let copied: string[]

beforeEach(() => {
  copied = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => {
    copied.push(text)
  })
})

const openMetadata = (json: string) => openAnswer(`{"id":"${id}","metadata":${json}}`)
const metadata = () => textOf(section('Metadata').element())
/** The branch of the tree that starts with this name. */
const branch = (name: string) => section('Metadata').getByText(name, { exact: true })
const copies = async (name: string) => {
  await press(`Copy ${name}`)
  await expect.poll(() => copied).toHaveLength(1)
  return copied.pop()
}

test('all of it is shown in the order received, typed, keys that come twice and empty ones too', async () => {
  await openPersona(13)
  expect(metadata()).toContain('21 entries')
  expect(rows('Metadata').map((row) => row.replace(/ Show .*/, ''))).toEqual([
    expect.stringMatching(/^account_number •••• /),
    'balance 1.10',
    'too_big 1e400',
    expect.stringMatching(/^card_number •••• /),
    'note paid with 4111 11•• •••• 1111 in the store',
    expect.stringMatching(/^ssn •••• /),
    expect.stringMatching(/^api_token •••• /),
    expect.stringMatching(/^password •••• /),
    expect.stringMatching(/^consents\b.* 3 items$/),
    expect.stringMatching(/^empty\b.* 4 entries$/),
    '10 ten came before two',
    '2 two came after ten',
    '"" an empty key',
    'twice the first',
    'twice the last',
    expect.stringMatching(/^__proto__\b.* 1 entry$/),
    expect.stringMatching(/^constructor\b.* 1 entry$/),
    'toString a name that every object has',
    '$$typeof react.element',
    expect.stringMatching(/^dangerouslySetInnerHTML\b.* 1 entry$/),
    expect.stringMatching(/^levels\b.* 1 entry$/),
  ])
  expect({}).not.toHaveProperty('polluted')
  expect(wholePage()).not.toMatch(/not-a-real|987-65|12345678901234567890|4111111111111111|4111 1111/)
})

test('values look like their types', async () => {
  await openMetadata('{"text":"true","truth":true,"number":1.10,"nothing":null,"empty":"","words":"null"}')
  expect(rows('Metadata')).toEqual([
    'text true',
    'truth true',
    'number 1.10',
    'nothing null',
    'empty empty text',
    'words null',
  ])
  const [text, truth] = section('Metadata').getByText('true', { exact: true }).elements()
  expect(text && getComputedStyle(text).fontFamily).not.toBe(truth && getComputedStyle(truth).fontFamily)
})

// H numbers: docs/threats.md
test('H89: a big integer is exact, shown and copied', async () => {
  await openMetadata('{"id":12345678901234567890,"precise":0.1000000000000000055511151231257827}')
  expect(rows('Metadata')).toEqual(['id 12345678901234567890', 'precise 0.1000000000000000055511151231257827'])
  expect(await copies('“id” value')).toBe('12345678901234567890')
})

describe('nested values', () => {
  test('are opened and closed by keyboard, and not in the page before', async () => {
    await openMetadata('{"shipping":{"lines":[{"gift note":"for Ann"}]}}')
    expect(wholePage()).not.toContain('gift note')

    document.querySelector('h1')?.focus()
    const focused = () => textOf(document.activeElement)
    for (let tabs = 0; tabs < 20 && !focused().startsWith('shipping'); tabs++) await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect.element(branch('lines')).toBeVisible()
    for (let tabs = 0; tabs < 3; tabs++) await userEvent.tab() // past the two copy buttons of its line
    await userEvent.keyboard(' ')
    await expect.element(branch('0')).toBeVisible()
    for (let tabs = 0; tabs < 3; tabs++) await userEvent.tab()
    await userEvent.keyboard('{Enter}')
    await expect.element(section('Metadata').getByText('for Ann')).toBeVisible()

    expect(await copies('“gift note” path')).toBe('metadata.shipping.lines[0]["gift note"]')
    expect(await copies('“gift note” value')).toBe('for Ann')
    expect(await copies('“lines” value')).toBe('[{"gift note":"for Ann"}]')
    expect(await copies('“lines” path')).toBe('metadata.shipping.lines')

    await branch('shipping').click()
    await expect.element(section('Metadata').getByText('for Ann')).not.toBeInTheDocument()
  })

  test('secrets in them are masked, also in a copy of what they stand in', async () => {
    await openMetadata('{"login":{"user":"ann","password":"sesame-opens","pin":[1,2,3,4]}}')
    await branch('login').click()
    await expect.element(page.getByRole('button', { name: 'Show password' })).toBeVisible()
    expect(wholePage()).not.toMatch(/sesame|1,2,3/)
    expect(await copies('“login” value')).toBe('{"user":"ann","password":"••••","pin":"••••"}')

    await press('Show pin')
    await expect.poll(metadata).toContain('[1,2,3,4]')
    expect(await copies('“pin” value')).toBe('[1,2,3,4]')
    expect(wholePage()).not.toContain('sesame')
  })

  test('H81-H83: names that a machine minds are only names', async () => {
    await openPersona(13)
    await branch('constructor').click()
    await branch('prototype').click()
    await expect.element(branch('polluted')).toBeVisible()
    await branch('dangerouslySetInnerHTML').click()
    await expect.element(section('Metadata').getByText('<img src=x onerror=alert(1)>')).toBeVisible()
    expect(document.querySelector('img')).toBeNull()
    expect({}).not.toHaveProperty('polluted')
  })

  test('what is deeper than 20 levels is counted, and opens as well', async () => {
    await openMetadata(`${'{"down":'.repeat(25)}"the bottom"${'}'.repeat(25)}`)
    const folds = () => section('Metadata').element().querySelectorAll('summary')
    for (let level = 1; level < 25; level++) {
      folds()[level - 1]?.click()
      await expect.poll(() => folds().length, { interval: 5 }).toBe(Math.min(level + 1, 24))
    }
    await expect.element(section('Metadata').getByText('the bottom')).toBeVisible()
    expect(metadata()).toMatch(/deeper than 20 levels, \d+ characters/)
  })

  test('H84: 10,000 levels do no harm', async () => {
    await openMetadata(`${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`)
    expect(rows('Metadata')).toEqual([expect.stringMatching(/^a\b.* 1 entry$/)])
    await press('JSON')
    await expect.element(section('Answer as JSON')).toBeVisible()
  })
})

describe('many rows', () => {
  test('200 are drawn, the rest counted and a click away', async () => {
    await openRecord({ metadata: Object.fromEntries(Array.from({ length: 450 }, (_, at) => [`row ${at}`, at])) })
    expect(metadata()).toContain('450 entries')
    expect(rows('Metadata')).toHaveLength(200)
    await press('Show 200 more of 250')
    await expect.poll(() => rows('Metadata').length).toBe(400)
    await press('Show 50 more of 50')
    await expect.poll(() => rows('Metadata').at(-1)).toBe('row 449 449')
    await expect.element(page.getByRole('button', { name: /more of/ })).not.toBeInTheDocument()
  })

  test('the focus stays on the button, and goes to the first new row when the button has gone', async () => {
    await openRecord({ metadata: Object.fromEntries(Array.from({ length: 450 }, (_, at) => [`row ${at}`, at])) })
    page.getByRole('button', { name: 'Show 200 more of 250' }).element().focus()
    await userEvent.keyboard('{Enter}')
    const last = page.getByRole('button', { name: 'Show 50 more of 50' })
    await expect.element(last).toHaveFocus()

    await userEvent.keyboard('{Enter}')
    await expect.element(section('Metadata').getByRole('listitem').nth(400)).toHaveFocus()
    await expect.element(last).not.toBeInTheDocument()
    await userEvent.tab()
    await expect.element(page.getByRole('button', { name: 'Copy “row 400” value' })).toHaveFocus()
  })

  test('H85: so it is with 60,000', async () => {
    await openRecord({ metadata: Array.from({ length: 60_000 }, (_, at) => at) })
    await branch('metadata').click()
    await expect.poll(() => rows('Metadata').length).toBe(201)
    await expect.element(page.getByRole('button', { name: 'Show 200 more of 59800' })).toBeVisible()
  })
})

describe('card numbers', () => {
  test('are masked until asked for, copied or not', async () => {
    await openMetadata('{"note":"4111-1111-1111-1111","number":4111111111111111,"card":"4111111111111111"}')
    expect(rows('Metadata').slice(0, 2)).toEqual([
      'note 4111-11••-••••-1111 Show note',
      'number 411111••••••1111 Show number',
    ])
    expect(await copies('“note” value')).toBe('4111-11••-••••-1111')
    expect(await copies('“number” value')).toBe('411111••••••1111')
    expect(wholePage()).not.toMatch(/4111-1111|4111111111/)

    for (const [name, shown] of [
      ['note', '4111-1111-1111-1111'],
      ['number', '4111111111111111'],
      ['card', '4111111111111111'],
    ] as const) {
      await press(`Show ${name}`)
      await expect.poll(metadata).toContain(shown)
      expect(await copies(`“${name}” value`)).toBe(shown)
      await press(`Hide ${name}`)
      expect(wholePage()).not.toMatch(/4111-1111|4111111111/)
    }
  })

  test.each([
    ['milliseconds', 1739473687004],
    ['microseconds', 1739473687000005],
    ['an order', '111-7777777-7777779'],
    ['a snowflake', '613425648685547542'],
    ['a phone number', '+4915112345678'],
    ['a fraction', 0.4111111111111111],
  ])('are not taken for %s: %j', async (_, value) => {
    await openRecord({ metadata: { value } })
    expect(rows('Metadata')).toEqual([`value ${value}`])
    expect(await copies('“value” value')).toBe(String(value))
  })

  test('in a key, too', async () => {
    await openMetadata('{"4111 1111 1111 1111":{"4111111111111111":"gold"},"last":{"4111111111111111":{}}}')
    await section('Metadata').getByText('4111 11•• •••• 1111').click()
    await expect.element(section('Metadata').getByText('411111••••••1111')).toBeVisible()
    expect(await copies('“411111••••••1111” path')).toBe('metadata["4111 11•• •••• 1111"]["411111••••••1111"]')
    expect(wholePage()).not.toMatch(/4111 1111|4111111111/)

    await press('JSON')
    await expect.element(section('Answer as JSON')).toBeVisible()
    expect(wholePage()).not.toMatch(/4111 1111|4111111111/)
    await press('Show masked values')
    await expect
      .poll(() => section('Answer as JSON').element().textContent)
      .toContain('"4111 1111 1111 1111":{"4111111111111111"')
  })
})

describe('H87: metadata that is no object', () => {
  test.each([
    ['"none"', 'none'],
    ['42', '42'],
    ['true', 'true'],
    ['"\\u202Egnp"', 'U+202E right-to-left override gnp'],
  ])('%s is shown as received, with a note', async (json, shown) => {
    await openMetadata(json)
    expect(metadata()).toContain(shown)
    expect(metadata()).toContain('unexpected format')
  })

  test('a list opens like any other, secrets masked', async () => {
    await openMetadata('["a\\u202Eb",{"password":"sesame-opens"}]')
    await branch('metadata').click()
    await expect.poll(metadata).toContain('aU+202E right-to-left override b')
    await branch('1').click()
    await expect.element(page.getByRole('button', { name: 'Show password' })).toBeVisible()
    expect(wholePage()).not.toContain('sesame')
    expect(metadata()).toContain('unexpected format')
  })

  test('null and nothing are not on file', async () => {
    await openMetadata('null')
    expect(metadata()).toBe('Metadata Not on file')
  })
})

test('fields that the contract does not name are shown the same way', async () => {
  await openAnswer(
    `{"id":"${id}","zodiac":{"sign":"Aries"},"__proto__":{"polluted":1},"tax_id":"sesame-opens","address":{"city":"Boston","planet":"Earth"}}`,
  )
  expect(rows('Other fields').map((row) => row.split(' ')[0])).toEqual([
    'address.planet',
    'zodiac',
    '__proto__',
    'tax_id',
  ])
  expect(wholePage()).not.toContain('sesame')
  expect(await copies('“address.planet” path')).toBe('address.planet')
  await section('Other fields').getByText('zodiac').click()
  await expect.element(section('Other fields').getByText('Aries')).toBeVisible()
  expect(await copies('“sign” path')).toBe('zodiac.sign')
  expect(read('Email')).toBeUndefined()
})
