import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utcDate } from '../../../src/contract/calendar-date'
import { readCallerAnswer, type CallerAnswers, readCallerAnswers } from '../../../src/contract/caller-answers'
import { checkCaller } from '../../../src/contract/caller-check'
import {
  type CallerCheckField,
  callerCheckFields,
  noCallerCheck,
  readCallerCheckPolicy,
} from '../../../src/contract/caller-check-policy'
import { readJson } from '../../../src/contract/json'

describe('a policy', () => {
  it.each([
    ['', noCallerCheck],
    ['2 of ssn4,phone4', { needed: 2, fields: ['ssn4', 'phone4'] }],
    ['2 of postal_code, date_of_birth, ssn4', { needed: 2, fields: ['postal_code', 'date_of_birth', 'ssn4'] }],
    ['4 of date_of_birth,ssn4,postal_code,phone4', { needed: 4, fields: [...callerCheckFields] }],
    ['1 of ssn4', undefined],
    ['1 of ssn4,phone4', undefined],
    ['0 of ssn4,phone4', undefined],
    ['3 of ssn4,phone4', undefined],
    ['2 of ssn4,ssn4', undefined],
    ['2 of ssn4,email', undefined],
    ['2 of ssn4 phone4', undefined],
    ['2 of', undefined],
    ['two of ssn4,phone4', undefined],
    ['ssn4,phone4', undefined],
    ['2 of ssn4,phone4,', undefined],
    ['off', undefined],
  ])('“%s” is read as %o', (setting, policy) => {
    expect(readCallerCheckPolicy(setting)).toEqual(policy)
  })
})

const answers: Record<CallerCheckField, [typed: string, read: string | undefined][]> = {
  date_of_birth: [
    ['4/17/1990', '1990-04-17'],
    ['04/17/1990', '1990-04-17'],
    ['4-17-1990', '1990-04-17'],
    ['4.17.1990', '1990-04-17'],
    ['4 17 1990', '1990-04-17'],
    ['04171990', '1990-04-17'],
    ['19900417', '1990-04-17'],
    ['1990-04-17', '1990-04-17'],
    ['1990/4/17', '1990-04-17'],
    ['17/4/1990', '1990-04-17'],
    ['17.04.1990', '1990-04-17'],
    ['17041990', '1990-04-17'],
    ['4/5/1990', '1990-04-05'],
    ['04051990', '1990-04-05'],
    ['Apr 17, 1990', '1990-04-17'],
    ['april 17th 1990', '1990-04-17'],
    ['APRIL 17 1990', '1990-04-17'],
    ['17 Apr 1990', '1990-04-17'],
    ['3 Apr 1990', '1990-04-03'],
    ['the 17th of April, 1990', '1990-04-17'],
    ['17-apr-1990', '1990-04-17'],
    ['17apr1990', '1990-04-17'],
    ['1990 April 17', '1990-04-17'],
    ['Sept. 1st, 2001', '2001-09-01'],
    ['May 2nd 2001', '2001-05-02'],
    ['Aug 3rd 2001', '2001-08-03'],
    ['2/29/2000', '2000-02-29'],
    [' 4 / 17 / 1990 ', '1990-04-17'],
    ['４／１７／１９９０', '1990-04-17'],
    ['٤/١٧/١٩٩٠', '1990-04-17'],
    ['\u200e4/17/1990\u200e', '1990-04-17'],
    ['4–17–1990', '1990-04-17'],
    ['4/17/90', undefined],
    ["4/17/'90", undefined],
    ['Apr 17 90', undefined],
    ['041790', undefined],
    ['2/29/1990', undefined],
    ['2/30/2000', undefined],
    ['13/13/1990', undefined],
    ['4/17/1899', undefined],
    ['4/17', undefined],
    ['April 1990', undefined],
    ['1990', undefined],
    ['Ap 17 1990', undefined],
    ['Aprile 17 1990', undefined],
    ['4/17/1990 or 4/18/1990', undefined],
    ['4+17+1990', undefined],
    ['Jane', undefined],
  ],
  ssn4: [
    ['4821', '4821'],
    ['0042', '0042'],
    ['4 8 2 1', '4821'],
    ['48-21', '4821'],
    ['xxx-xx-4821', '4821'],
    ['***-**-4821', '4821'],
    ['•••-••-4821', '4821'],
    ['#4821', '4821'],
    ['４８２１', '4821'],
    ['٤٨٢١', '4821'],
    ['𝟒𝟖𝟐𝟏', '4821'],
    ['821', undefined],
    ['48210', undefined],
    ['123-45-4821', undefined],
    ['four eight two one', undefined],
  ],
  postal_code: [
    ['94105', '94105'],
    ['02134', '02134'],
    ['94105-1234', '94105'],
    ['941051234', '94105'],
    ['9 4 1 0 5', '94105'],
    ['９４１０５', '94105'],
    ['sw1a 1aa', 'SW1A1AA'],
    ['SW1A1AA', 'SW1A1AA'],
    ['K1A-0B1', 'K1A0B1'],
    ['2134', '2134'],
    ['94', undefined],
    ['San Francisco', undefined],
    ['94105!', undefined],
  ],
  phone4: [
    ['0143', '0143'],
    ['01 43', '0143'],
    ['(•••) •••-0143', '0143'],
    ['２６７１', '2671'],
    ['143', undefined],
    ['+1 202 555 0143', undefined],
  ],
}

// H numbers: docs/threats.md
describe.each(callerCheckFields)('an answer for %s (H133)', (field) => {
  it.each(answers[field])('“%s” is read as %s', (typed, read) => {
    expect(readCallerAnswer(field, typed)).toBe(read)
    if (read !== undefined) expect(readCallerAnswer(field, read)).toBe(read)
  })
})

it('answers are those of the policy’s fields; blank ones count as not given', () => {
  const policy = { needed: 2, fields: ['ssn4', 'postal_code', 'date_of_birth'] as const }
  const typed = { ssn4: ' 4 8 2 1', postal_code: '  ', date_of_birth: '4/17/90', phone4: '0143' }
  expect(readCallerAnswers(typed, policy)).toEqual({ answers: { ssn4: '4821' }, unreadable: ['date_of_birth'] })
})

const right = { date_of_birth: '1990-04-17', ssn4: '4821', postal_code: '94105', phone4: '0143' }
const customer = {
  id: 'CSMR-v1-123',
  phone: '+12025550143',
  ssn4: '4821',
  date_of_birth: { year: 1990, month: 4, day: 17 },
  address: { postal_code: '94105-1234' },
}
const check = (record: object | string, given: CallerAnswers, needed = 2) =>
  checkCaller(readJson(typeof record === 'string' ? record : JSON.stringify(record)), given, needed)

describe('a check', () => {
  it.each<[CallerAnswers, string]>([
    [right, 'matches'],
    [{ ssn4: '4821', phone4: '0143' }, 'matches'],
    [{ ssn4: '4821', phone4: '0144' }, 'does-not-match'],
    [{ ssn4: '4820', phone4: '0144' }, 'does-not-match'],
    [{ ...right, phone4: '0144' }, 'does-not-match'], // three right ones do not excuse it
    [{ ssn4: '4821' }, 'cannot-be-checked'],
    [{}, 'cannot-be-checked'],
  ])('of %o says “%s”', (given, verdict) => {
    expect(check(customer, given)).toEqual({ verdict, compared: callerCheckFields.filter((field) => given[field]) })
  })

  it('says the same of one wrong answer as of another, and holds no value (H134)', () => {
    const verdicts = callerCheckFields.map((field) => check(customer, { ...right, [field]: '1900-01-01' }))
    expect(new Set(verdicts.map((one) => JSON.stringify(one)))).toEqual(
      new Set(['{"verdict":"does-not-match","compared":["date_of_birth","ssn4","postal_code","phone4"]}']),
    )
  })

  it.each<[object, CallerAnswers, string, string[]]>([
    [{ ...customer, ssn4: null }, right, 'matches', ['date_of_birth', 'postal_code', 'phone4']],
    [{ ...customer, ssn4: '' }, { ssn4: '4821', phone4: '0143' }, 'cannot-be-checked', ['phone4']],
    // Wrong or right: too little is on file to say.
    [{ ...customer, ssn4: '' }, { ssn4: '4821', phone4: '9999' }, 'cannot-be-checked', ['phone4']],
    [{ id: 'CSMR-v1-123' }, right, 'cannot-be-checked', []],
  ])('of %o, where a field is not on file', (record, given, verdict, compared) => {
    expect(check(record, given)).toEqual({ verdict, compared })
  })

  /** As it is on file, and whether the right answer can be compared with it. */
  it.each<[CallerCheckField, string, boolean]>([
    ['date_of_birth', '{"date_of_birth":{"year":"1990","month":"04","day":"17"}}', true],
    ['date_of_birth', '{"date_of_birth":"1990-04-17"}', true],
    ['date_of_birth', '{"date_of_birth":"1990-04-17T23:30:00-08:00"}', true],
    ['date_of_birth', '{"date_of_birth":{"year":1990,"month":4}}', false],
    ['date_of_birth', '{"date_of_birth":{"year":1990,"month":2,"day":30}}', false],
    ['date_of_birth', '{"date_of_birth":"1990"}', false],
    ['date_of_birth', '{"date_of_birth":{"year":1e400,"month":4,"day":17}}', false],
    ['date_of_birth', '{"date_of_birth":[1990,4,17]}', false],
    ['ssn4', '{"ssn4":4821}', true],
    ['ssn4', '{"ssn4":"0000","ssn4":"4821"}', true],
    ['ssn4', '{"ssn4":"４８２１"}', true],
    ['ssn4', '{"ssn4":42}', false],
    ['ssn4', '{"ssn4":"123454821"}', false],
    ['ssn4', '{"ssn4":"****"}', false],
    ['ssn4', '{"ssn4":{"last":"4821"}}', false],
    ['postal_code', '{"address":{"postal_code":94105}}', true],
    ['postal_code', '{"address":{"postal_code":" 94105 1234"}}', true],
    ['postal_code', '{"address":{"postal_code":2134}}', false],
    ['postal_code', '{"address":"94105"}', false],
    ['postal_code', '{"postal_code":"94105"}', false],
    ['phone4', '{"phone":12025550143}', true],
    ['phone4', '{"phone":"(202) 555-0143"}', true],
    ['phone4', '{"phone":"202-555-0100 x0143"}', false],
    ['phone4', '{"phone":"0143"}', false],
  ])('compares %s with %s: %s', (field, record, isCompared) => {
    const { verdict, compared } = check(record, { [field]: right[field] }, 1)
    expect(compared).toEqual(isCompared ? [field] : [])
    expect(verdict).toBe(isCompared ? 'matches' : 'cannot-be-checked')
  })
})

/** A value that may be on file, and the spellings in which somebody types it. */
interface Spelled {
  record: object
  answer: string
  typed: string
}

const separator = fc.constantFrom('/', '-', '.', ' ', ' / ', '–')
const fullWidth = (text: string) => text.replaceAll(/\d/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)))
const anyWidth = (text: string) => fc.constantFrom(text, fullWidth(text), `  ${text} `, `\u200e${text}`)
const names = Array.from({ length: 12 }, (_, at) =>
  new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' }).format(utcDate(2000, at + 1, 1)),
)

const birthday: fc.Arbitrary<Spelled> = fc
  .tuple(fc.date({ min: utcDate(1900, 1, 1), max: utcDate(2025, 12, 31), noInvalidDate: true }), separator)
  .chain(([date, between]) => {
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
    const two = (number: number) => String(number).padStart(2, '0')
    const name = names[month - 1] ?? ''
    const spellings = [
      [month, day, year].join(between),
      [two(month), two(day), year].join(between),
      [year, two(month), two(day)].join(between),
      ...(day > 12 ? [[day, month, year].join(between)] : []), // where it cannot be the month
      `${two(month)}${two(day)}${year}`,
      `${year}${two(month)}${two(day)}`,
      `${name} ${day}, ${year}`,
      `${name.slice(0, 3).toUpperCase()}. ${day} ${year}`,
      `${day} ${name.toLowerCase()} ${year}`,
      `${day}${between}${name.slice(0, 3)}${between}${year}`,
      `the ${day}th of ${name} ${year}`,
    ]
    return fc
      .constantFrom(...spellings)
      .chain(anyWidth)
      .map((typed) => ({
        record: { date_of_birth: { year, month, day } },
        answer: `${year}-${two(month)}-${two(day)}`,
        typed,
      }))
  })

const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`))
const spelledDigits = (text: string) =>
  fc.constantFrom(text, text.split('').join(' '), text.split('').join('-')).chain(anyWidth)

const values: Record<CallerCheckField, fc.Arbitrary<Spelled>> = {
  date_of_birth: birthday,
  ssn4: digits(4).chain((ssn4) => spelledDigits(ssn4).map((typed) => ({ record: { ssn4 }, answer: ssn4, typed }))),
  phone4: digits(10).chain((number) =>
    spelledDigits(number.slice(-4)).map((typed) => ({
      record: { phone: `+1${number}` },
      answer: number.slice(-4),
      typed,
    })),
  ),
  postal_code: fc.tuple(digits(5), fc.option(digits(4))).chain(([zip, more]) =>
    fc
      .constantFrom(zip, `${zip}-${more ?? '0000'}`)
      .chain(spelledDigits)
      .map((typed) => ({ record: { address: { postal_code: more ? `${zip}-${more}` : zip } }, answer: zip, typed })),
  ),
}

describe.each(callerCheckFields)('whatever %s is on file', (field) => {
  const read = (typed: string) => ({ [field]: readCallerAnswer(field, typed) })

  it('matches in any usual spelling', () => {
    fc.assert(
      fc.property(values[field], ({ record, typed }) => {
        expect(check(record, read(typed), 1).verdict).toBe('matches')
      }),
      { numRuns: 500 },
    )
  })

  it('matches nothing else', () => {
    fc.assert(
      fc.property(values[field], values[field], ({ record, answer }, { typed, answer: other }) => {
        fc.pre(answer !== other)
        expect(check(record, read(typed), 1).verdict).toBe('does-not-match')
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(values[field], fc.string({ unit: 'binary' }), ({ record, answer }, typed) => {
        const { [field]: given } = read(typed)
        if (given !== answer) expect(check(record, { [field]: given }, 1).verdict).not.toBe('matches')
      }),
    )
  })
})
