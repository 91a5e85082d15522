import { describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { personas } from '../../src/mock-api/personas'
import { openPersona, openRecord, press, read, rows, screenText, section, textOf } from './record-page'

test('a usual record shows every field of the contract', async () => {
  await openPersona(1)

  await expect.poll(() => read('Phone')).toBe('+1 202 555 0143')
  expect(textOf(page.getByRole('heading', { level: 1 }).element())).toBe('Jane Doe')
  expect(screenText()).toContain('00000000-0000-4000-8000-000000000001')
  expect(rows('Card programs')).toEqual(['Harbor Rewards Card Open', 'Lantern Travel Card Open'])
  expect(read('Email')).toBe('jane.doe@example.com')
  expect(read('Language')).toBe('English (en)')
  expect(read('First name')).toBe('Jane')
  expect(read('Last name')).toBe('Doe')
  expect(read('Date of birth')).toContain('hidden')
  expect(read('SSN last four')).toContain('hidden')
  expect(read('Partner ID')).toBe('PARTNER_USER_0001')
  expect(rows('Metadata')).toHaveLength(3)
  await expect.element(page.getByText(/not expected/)).not.toBeInTheDocument()
})

test('a label is described by its value alone, whose buttons stand with it', async () => {
  await openPersona(1)
  await press('Show SSN last four')
  await expect.element(page.getByRole('button', { name: 'Hide SSN last four' })).toBeVisible()

  const described = page.getByRole('definition').elements()
  expect(described).toHaveLength(page.getByRole('term').elements().length)
  expect(described.filter((value) => value.previousElementSibling?.tagName !== 'DT')).toEqual([])
  const [ssn] = described.filter((value) => value.previousElementSibling?.textContent === 'SSN last four')
  for (const name of ['Hide SSN last four', 'Copy SSN last four', '+30 s keep showing SSN last four'])
    expect(ssn).toContainElement(page.getByRole('button', { name }).element())
})

test('a permalink shows the customer at once, and how fresh and how fast that was', async () => {
  await openPersona(1)

  await expect.element(page.getByRole('heading', { level: 1, name: 'Jane Doe' })).toHaveFocus()
  const refresh = page.getByRole('button', { name: 'Refresh' })
  await refresh.hover()
  await expect.element(page.getByText(/^\d+ s old · answered in [\d.]+ m?s/)).toBeVisible()
  await expect.element(refresh).toHaveAccessibleDescription(/^\d+ s old/)
})

test('the environment stays in view in the top bar, and lies over nothing', async () => {
  await openPersona(13)
  window.scrollTo(0, 400)
  const chip = page.getByText('Environment:').element().parentElement
  const bar = page.getByRole('banner').element().getBoundingClientRect()
  expect(bar.top).toBe(0)
  expect(chip?.getBoundingClientRect().bottom).toBeLessThanOrEqual(bar.bottom)
  expect(getComputedStyle(page.getByRole('banner').element()).backgroundColor).not.toMatch(/, 0\)$/)
})

test('the title holds a shortened ID, and nobody’s name', async () => {
  await openPersona(1)
  expect(document.title).toBe('Customer 0000…0001 – Customer lookup')
})

describe('name', () => {
  test('is written as received, isolated from its neighbours’ direction', async () => {
    await openRecord({ first_name: 'mARÍA  josé', last_name: 'الفلانية' })
    const heading = page.getByRole('heading', { level: 1 }).element()
    expect(textOf(heading)).toBe('mARÍA U+0020 space josé الفلانية')
    const isolated = heading.querySelector('bdi')
    expect(isolated?.textContent).toBe(heading.textContent)
    expect(isolated && getComputedStyle(isolated).unicodeBidi).toBe('isolate')
  })

  test('one part alone is a name', async () => {
    await openRecord({ last_name: 'Doe' })
    await expect.element(page.getByRole('heading', { level: 1, name: 'Doe' })).toBeVisible()
    expect(read('First name')).toBe('Not on file')
  })

  test.each([{ first_name: '   ' }, { first_name: '', last_name: null }, {}])('%j is no name', async (fields) => {
    await openRecord(fields)
    await expect.element(page.getByRole('heading', { level: 1, name: 'Name not on file' })).toBeVisible()
  })
})

describe('card programs', () => {
  test('are of an unknown status first, then open, then closed, by name within each', async () => {
    await openRecord({
      statuses: { b: 'CLOSED', d: 'OPEN', z: 'PENDING', Ä: 'open', a: 'CLOSED', C: 'OPEN', y: '', x: null },
    })
    expect(rows('Card programs').map((row) => row.split(' ')[0])).toEqual(['Ä', 'x', 'y', 'z', 'C', 'd', 'a', 'b'])
    await expect.element(section('Card programs').getByText('4 other · 2 open · 2 closed')).toBeVisible()
  })

  test('more than eight stand in two columns, read row by row', async () => {
    await page.viewport(1024, 800)
    await openPersona(18)
    await expect.element(section('Card programs').getByText('9 open · 3 closed')).toBeVisible()
    const [first, second, third] = section('Card programs').getByRole('listitem').elements()
    const at = (row: Element | undefined) => row?.getBoundingClientRect() ?? new DOMRect()
    expect(at(second).top).toBe(at(first).top)
    expect(at(second).left).toBeGreaterThan(at(first).right)
    expect(at(third).left).toBe(at(first).left)
    await page.viewport(320, 800)
    expect(at(second).left).toBe(at(first).left)
    await page.viewport(1024, 800)

    expect(rows('Card programs')).toHaveLength(12)
    expect(rows('Card programs').slice(7)).toEqual([
      'Paper Crane Books Card Open',
      'Tidewater Fuel Card Open',
      'Cobalt Cash Card Closed',
      'Lantern Travel Card Closed',
      'Summit Outdoor Card Closed',
    ])
  })

  // H numbers: docs/threats.md
  test('more than sixteen are folded, counted, and a click away', async () => {
    const names = Array.from({ length: 19 }, (_, at) => `Card ${String(at).padStart(2, '0')}`)
    await openRecord({ statuses: Object.fromEntries(names.map((name, at) => [name, at < 15 ? 'OPEN' : 'CLOSED'])) })
    expect(rows('Card programs')).toHaveLength(16)
    await section('Card programs').getByText('3 more: 3 closed').click()
    expect(rows('Card programs')).toEqual(names.map((name, at) => `${name} ${at < 15 ? 'Open' : 'Closed'}`))
  })

  test('H94: of a thousand, sixteen are drawn at once', async () => {
    await openRecord({ statuses: Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`Card ${at}`, 'OPEN'])) })
    expect(rows('Card programs')).toHaveLength(16)
    await expect.element(page.getByText('984 more: 984 open')).toBeVisible()
  })

  test('none of them is said, and so is that nothing came', async () => {
    await openPersona(22)
    expect(textOf(section('Card programs').element())).toBe('Card programs No card programs')
    await openPersona(4)
    expect(textOf(section('Card programs').element())).toBe('Card programs Not on file')
  })

  test('an unknown status stands there as received, with a note', async () => {
    await openPersona(12)
    expect(rows('Card programs')).toEqual([
      'Harbor Rewards Card SUSPENDED not a status this version knows',
      'Cobalt Cash Card Open',
      'Meadow Grocery Card Closed',
    ])
  })

  test('each kind of status has a shape of its own beside its word', async () => {
    await openPersona(12)
    const shapes = section('Card programs')
      .getByRole('listitem')
      .elements()
      .map((row) => row.querySelector('svg')?.getHTML())
    expect(shapes).not.toContain(undefined)
    expect(new Set(shapes).size).toBe(3)
  })
})

describe('address', () => {
  test.each([
    [1, ['42 Lantern Lane', 'Apt 5', 'San Francisco, CA 94105', 'United States (USA)']],
    [5, ['〒100-0000', '東京都千代田区', '見本町1丁目2-3', 'サンプルハイツ405号室', 'Japan (JPN)']],
    [6, ['Musterstraße 12', '3. Obergeschoß links', '10115 Berlin', 'Germany (DEU)']],
    [7, ['Rua do Exemplo, 123', 'Apto 45, Bairro Modelo', 'São Paulo-SP', '01000-000', 'Brazil (BRA)']],
    [8, ['Flat 2, Kettle House', '1 Example Terrace', 'Guildford', 'Surrey', 'GU1 9ZZ', 'United Kingdom (GBR)']],
    [9, ['רחוב הדוגמה 12', 'דירה 4', 'תל אביב-יפו 6100000', 'Israel (ISR)']],
    [15, ['5 Tidewater Street', 'Boston, MA 02134', 'United States (USA)']],
    [23, ['Rruga e Shembullit 7', '10000 Prishtinë', 'Kosovo (XKX)']],
    [25, ['1 Nowhere Street', 'Back door', 'Erewhon, Upper Province 00-000', 'ZZZ']],
  ])('of persona %i is in the order of its country', async (persona, lines) => {
    await openPersona(persona)
    const shown = section('Address').element().querySelector('address')
    expect(shown?.innerText.split('\n')).toEqual(lines)
    const directions = Array.from(shown?.querySelectorAll('bdi') ?? [], (line) => getComputedStyle(line).direction)
    expect(directions).toEqual(lines.map((line) => (/\p{Script=Hebrew}/u.test(line) ? 'rtl' : 'ltr')))
  })

  test('in Latin letters keeps the order of Latin letters, whatever signs stand among them', async () => {
    await openRecord({
      address: {
        street_line1: '12 Bei Dajie',
        city: 'Xi\u02BCan',
        state: 'Shaanxi',
        postal_code: '710003',
        country: 'CHN',
      },
    })
    const shown = section('Address').element().querySelector('address')
    expect(shown?.innerText.split('\n')).toEqual(['12 Bei Dajie', 'Xi\u02BCan', 'Shaanxi, 710003', 'China (CHN)'])
  })

  test('every part is there by itself, too, as received', async () => {
    await openPersona(5)
    await section('Address').getByText('Show parts').click()
    expect(read('Street')).toBe('見本町1丁目2-3')
    expect(read('Street, line 2')).toBe('サンプルハイツ405号室')
    expect(read('City')).toBe('千代田区')
    expect(read('State or province')).toBe('東京都')
    expect(read('Postal code')).toBe('100-0000')
    expect(read('Country')).toBe('JPN')
  })

  test('a part of another type is shown as received, with a note', async () => {
    await openRecord({ address: { street_line1: { number: 5 }, city: 'Boston', postal_code: 2134, country: 'usa' } })
    const text = textOf(section('Address').element())
    for (const part of ['{"number":5}', 'Boston', '2134', 'United States (usa)']) expect(text).toContain(part)
    expect(text).toContain('street line1: an object')
    expect(text).toContain('postal code: a number')
    expect(text).toContain('country: a three-letter code in lower case')
  })
})

describe('date of birth', () => {
  test.each([
    ['full', { year: 1990, month: 4, day: 17 }, 'Apr 17, 1990 · age 35'],
    ['birthday today', { year: 1990, month: 3, day: 1 }, 'Mar 1, 1990 · age 36'],
    ['born before 1970', { year: 1964, month: 8, day: 12 }, 'Aug 12, 1964 · age 61'],
    ['H98 year only', { year: 1990 }, '1990, month and day not on file'],
    ['no day', { year: 1990, month: 4 }, 'April 1990, day not on file'],
    ['no year', { month: 4, day: 17 }, 'April 17, year not on file'],
    ['H95 30 February', { year: 2001, month: 2, day: 30 }, '30 February 2001 – not a real date'],
    ['H99 29 February', { year: 2023, month: 2, day: 29 }, '29 February 2023 – not a real date'],
    ['H100 over 120', { year: 1901, month: 3, day: 4 }, 'Mar 4, 1901 · age 124 · check this date'],
    ['H97 the future', { year: 2999, month: 12, day: 31 }, 'Dec 31, 2999 · in the future'],
    ['H97 before 1900', { year: 1899, month: 12, day: 31 }, 'Dec 31, 1899 · before 1900'],
    ['H97 text', { year: '1990', month: '04', day: 17 }, 'Apr 17, 1990 · age 35'],
    ['H96 month 13', { year: 1990, month: 13, day: 17 }, 'day 17, month 13, 1990 – not a real date'],
    ['H96 month 0', { year: 1990, month: 0, day: 17 }, 'day 17, month 0, 1990 – not a real date'],
    ['other words', { year: 'MCMXC', month: 4 }, 'year: "MCMXC"'],
    ['a month in words', { year: '1990', month: 'Jan', day: '17' }, '1990, day 17, month: "Jan" unexpected format'],
    ['a list for a day', { year: 1990, month: 4, day: [17] }, 'April 1990, day: [17] unexpected format'],
    ['every part odd', { year: 'x', month: {}, day: true }, 'year: "x", month: {}, day: true unexpected format'],
    ['text', '1990-04-17', 'Apr 17, 1990 · age 35 unexpected format'],
    ['text with slashes', '1990/04/17', 'Apr 17, 1990 · age 35 unexpected format'],
    ['text with a time', '1990-04-17T23:30:00-05:00', 'Apr 17, 1990 · age 35 · received as 1990-04-17T23:30:00-05:00'],
    ['text of no date', '4 "Floréal" CXCVIII', '4 "Floréal" CXCVIII unexpected format'],
    ['text of an impossible date', '2001-02-30', '30 February 2001 – not a real date unexpected format'],
    ['a list', [1990, 4, 17], '[1990,4,17]'],
  ])('%s: %j', async (_, dateOfBirth, shown) => {
    await openRecord({ date_of_birth: dateOfBirth })
    await press('Show date of birth')
    await expect.poll(() => read('Date of birth')).toContain(shown)
  })

  test.each([
    { date_of_birth_verified: true },
    { date_of_birth_source: { year: 'x' } },
    { 'date_of_birth.month': 'x' },
    { date_of_birthday: 'x' },
  ])('beside a field of another name is right: %j', async (other) => {
    await openRecord({ date_of_birth: { year: 1990, month: 4, day: 17 }, ...other })
    expect(read('Date of birth')).toBe('•••• •• •• Date of birth, hidden')
    await press('Show date of birth')
    await expect.poll(() => read('Date of birth')).toBe('Apr 17, 1990 · age 35')
    await page.getByText('1 thing in this answer was not expected').click()
    expect(rows('Other fields')).toHaveLength(1)
  })
})

describe('created and updated', () => {
  test('are in the agent’s zone, which is named, and relative; UTC and as received on demand', async () => {
    await openRecord({ created_at: '2025-02-13T19:08:07.123Z', updated_at: '2026-02-02T06:45:10+02:00' })
    expect(read('Created')).toBe('Feb 13, 2025, 2:08 PM EST · 12 months ago')
    expect(read('Updated')).toBe('Feb 1, 2026, 11:45 PM EST · 27 days ago')

    await page.getByText('Feb 1, 2026, 11:45 PM').click()
    expect(read('Updated')).toContain('Feb 2, 2026, 04:45:10 UTC 2026-02-02T06:45:10+02:00')
    expect(read('Created')).not.toContain('UTC')
    expect(page.getByRole('time').elements()[1]?.getAttribute('datetime')).toBe('2026-02-02T04:45:10.000Z')
  })

  test.each([
    ['H101 a leap second', '2024-12-31T23:59:60Z', '2024-12-31T23:59:60Z'],
    ['H101 words', 'yesterday', 'yesterday unexpected format: text that is not an RFC 3339 time'],
    ['H101 far east', '2025-01-01T00:00:00+14:00', 'Dec 31, 2024, 5:00 AM EST'],
    ['H101 the future', '2027-03-02T12:00:00Z', 'Mar 2, 2027, 7:00 AM EST · in 12 months'],
    ['a number', 1735689600, '1735689600 unexpected format: a number'],
    ['a hidden character', '\u202E2025', 'U+202E right-to-left override 2025'],
  ])('%s: %j', async (_, created, shown) => {
    await openRecord({ created_at: created })
    expect(read('Created')).toContain(shown)
    expect(read('Updated')).toBe('Not on file')
  })

  test.each([
    ['H101 the year 1', '0001-01-01T00:00:00Z'],
    ['the year 0', '0000-01-01T00:00:00Z'],
    ['zeros', '0000-00-00 00:00:00'],
    ['before the year 1', '-0001-11-30T00:00:00Z'],
    ['the year 1, far east', '0001-01-01T00:00:00+14:00'],
    ['the zero of a clock', '1970-01-01T00:00:00.000Z'],
    ['the last day', '9999-12-31T23:59:59Z'],
  ])('a placeholder stands there as received, and is called one: %s, %j', async (_, placeholder) => {
    await openRecord({ created_at: '2025-02-13T19:08:07Z', updated_at: placeholder })
    expect(read('Updated')).toBe(`${placeholder} a placeholder date`)
  })

  test.each([
    ['H102 a day', '2025-02-02T00:00:00Z', '2025-02-01T00:00:00Z', true],
    ['a second', '2025-02-02T00:00:01Z', '2025-02-02T00:00:00Z', true],
    ['a second in another zone', '2025-02-02T00:00:01Z', '2025-02-02T01:00:00+01:00', true],
    ['a second and a little', '2025-02-02T00:00:01.001Z', '2025-02-02T00:00:00Z', true],
    ['0.357 s', '2025-02-02T00:00:00.357Z', '2025-02-02T00:00:00Z', false],
    ['0.999 s', '2025-02-02T00:00:00.999999Z', '2025-02-02T00:00:00Z', false],
    ['nothing', '2025-02-02T00:00:00Z', '2025-02-02T00:00:00Z', false],
    ['a second, the other way', '2025-02-02T00:00:00Z', '2025-02-02T00:00:01Z', false],
    ['no update', '2025-02-02T00:00:00Z', 'yesterday', false],
  ])('an update before the record was made is noted from a second on: %s', async (_, created, updated, noted) => {
    await openRecord({ created_at: created, updated_at: updated })
    expect(read('Updated')?.includes('before it was created')).toBe(noted)
  })
})

describe('what is missing', () => {
  test('groups with nothing fold to a line', async () => {
    await openPersona(4)
    expect(textOf(section('Contact').element())).toBe('Contact Email, phone and language not on file')
    expect(textOf(section('Identity').element())).toBe('Identity Nothing on file')
    expect(textOf(section('Address').element())).toBe('Address Not on file')
    expect(textOf(section('Dates').element())).toBe('Dates Not on file')
    expect(textOf(section('Metadata').element())).toBe('Metadata Not on file')
  })

  test('null, empty text and empty objects read the same', async () => {
    await openPersona(22)
    expect(textOf(section('Identity').element())).toBe('Identity Nothing on file')
    expect(textOf(section('Address').element())).toBe('Address Not on file')
    expect(textOf(section('Metadata').element())).toBe('Metadata Empty')
    await expect.element(page.getByText(/not expected/)).not.toBeInTheDocument()
  })

  test('beside what is on file, a missing field says so', async () => {
    await openRecord({ email: 'jane.doe@example.com', ssn4: '4821', created_at: '2025-02-13T19:08:07Z' })
    for (const label of ['Phone', 'Language', 'First name', 'Last name', 'Date of birth', 'Partner ID', 'Updated']) {
      expect(read(label)).toBe('Not on file')
    }
  })
})

describe('what the contract did not promise', () => {
  test('wrong types are shown as received, with a note', async () => {
    await openPersona(16)
    const said = 'Customer found, card programs: Unexpected format, see “Other fields”'
    await expect.element(page.getByText(said)).toBeInTheDocument()
    expect(read('Email')).toBe('42 unexpected format: a number')
    expect(read('Phone')).toBe('["+12025550116"] unexpected format: a list')
    expect(read('Language')).toBe('false unexpected format: true or false')
    expect(read('First name')).toBe('{"given":"Alex"} unexpected format: an object')
    expect(read('Partner ID')).toBe('815 unexpected format: a number')
    expect(read('Created')).toBe('1735689600 unexpected format: a number')
    expect(textOf(section('Card programs').element())).toContain('Unexpected format')
    expect(textOf(section('Address').element())).toContain('Unexpected format')
    expect(textOf(section('Metadata').element())).toContain('none unexpected format')
    expect(rows('Other fields').join()).toMatch(/statuses.*address 5 Tidewater Street, Boston.*nickname Al.*risk/)
  })

  test.each([
    ['a number', 14155552671],
    ['true or false', true],
    ['an object', { number: '+14155552671' }],
    ['a list', ['jane.doe@example.com']],
  ])('%s in place of a text is named as what it is, in every field', async (found, value) => {
    const fields = ['email', 'phone', 'preferred_language', 'first_name', 'last_name', 'partner_customer_id']
    await openRecord(Object.fromEntries([...fields, 'created_at', 'updated_at'].map((field) => [field, value])))
    for (const label of ['Email', 'Phone', 'Language', 'First name', 'Last name', 'Partner ID', 'Created', 'Updated'])
      expect(read(label)).toBe(`${JSON.stringify(value)} unexpected format: ${found}`)
    expect(section('Contact').getByRole('link').elements()).toEqual([])
  })

  test.each([
    [
      'email',
      'Email',
      'jane@bücher.example',
      'jane@bücher.example unexpected format: an email address with letters outside ASCII',
    ],
    ['preferred_language', 'Language', 'ES', 'Spanish (ES) unexpected format: a two-letter code in capitals'],
    [
      'preferred_language',
      'Language',
      'es-MX',
      'Mexican Spanish (es-MX) unexpected format: a language code with a region or script',
    ],
  ])('what differs is said, and nothing untrue: %s', async (field, label, value, shown) => {
    await openRecord({ [field]: value })
    expect(read(label)).toBe(shown)
  })

  test('the notice names places and kinds, and no value', async () => {
    await openPersona(16)
    await page.getByText('12 things in this answer were not expected').click()
    const notice = page.getByText('12 things in this answer were not expected').element().closest('details')
    const named = [...(notice?.querySelectorAll('li') ?? [])].map(textOf)
    expect(named).toHaveLength(12)
    expect(named).toContain('email: a number')
    expect(named).toContain('risk: an unknown field')
    expect(named.join()).not.toMatch(/42|1990|Alex|815|Tidewater/)
  })

  test('unknown fields inside known ones are kept', async () => {
    await openRecord({
      address: { city: 'Boston', district: 'North End' },
      date_of_birth: { year: 1990, month: 4, day: 17, calendar: 'julian' },
    })
    expect(rows('Other fields').join()).toContain('address.district North End')
    await press('Show date of birth')
    await expect.poll(() => read('Date of birth')).toContain('"calendar":"julian"')
  })
})

test('no persona’s page has a part that failed, or a word of the machine', async () => {
  for (const { id } of personas) {
    await openPersona(id)
    expect(screenText()).not.toMatch(/could not be shown|undefined|NaN|\[object|Invalid Date/)
  }
})
