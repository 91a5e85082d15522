import type { CallerCheckField, CallerCheckPolicy } from './caller-check-policy.ts'

/** Answers in the form of `readCallerAnswer`. */
export type CallerAnswers = Partial<Record<CallerCheckField, string>>

/** What to do about an answer that cannot be read. */
export const answerHints: Record<CallerCheckField, string> = {
  date_of_birth: 'Enter month, day and a year of four digits: 4/17/1990 or Apr 17 1990.',
  ssn4: 'Enter the last four digits only.',
  postal_code: 'Enter the ZIP or postal code.',
  phone4: 'Enter the last four digits only.',
}

/** Between the parts of a date or a number: spaces, points, commas, slashes, hyphens and dashes. */
const separators = /[\s.,/_\-\u2010-\u2015\u2212]+/g

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]
/** What people write around the parts of a date: "the 17th of April". */
const fillers = new Set(['st', 'nd', 'rd', 'th', 'of', 'the'])

/** Reads what was typed into fields of the policy; blank ones count as not answered. `unreadable`: those that cannot be read. */
export function readCallerAnswers(
  typed: Partial<Record<CallerCheckField, string>>,
  { fields }: CallerCheckPolicy,
): { answers: CallerAnswers; unreadable: readonly CallerCheckField[] } {
  const given = fields.filter((field) => typed[field]?.trim())
  const read = given.map((field) => [field, readCallerAnswer(field, typed[field] ?? '')] as const)
  return {
    answers: Object.fromEntries(read.filter(([, answer]) => answer !== undefined)),
    unreadable: read.filter(([, answer]) => answer === undefined).map(([field]) => field),
  }
}

/**
 * An answer as the agent types it, in the one form in which it is compared: `1990-04-17`, `4821`, `94105`. Undefined if
 * it cannot be read as one. Reading that form again gives the same.
 */
export function readCallerAnswer(field: CallerCheckField, typed: string): string | undefined {
  const text = plainText(typed)
  switch (field) {
    case 'date_of_birth':
      return readDate(text)
    case 'ssn4':
    case 'phone4':
      return readFourDigits(text)
    case 'postal_code':
      return readPostalCode(text)
  }
}

/** Without invisible characters, full-width forms as plain ones, and the digits of any script as 0 to 9. */
export function plainText(text: string): string {
  if (/^[ -~]*$/.test(text)) return text.trim()
  return text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Nd}/gu, (digit) => String(valueOfDigit(digit)))
    .trim()
}

/** Unicode keeps the ten digits of a script in a row, from 0 on. */
function valueOfDigit(digit: string): number {
  const code = digit.codePointAt(0) ?? 0
  let start = code
  while (/\p{Nd}/u.test(String.fromCodePoint(start - 1))) start--
  return (code - start) % 10
}

/**
 * A day in any usual order; the month first, as in the US, where both orders give a day. A year has four digits: "07" may be
 * 1907 or 2007.
 */
function readDate(text: string): string | undefined {
  const lower = text.toLowerCase()
  const words = lower.match(/\d+|[a-z]+/g) ?? []
  const isOnlyWords = lower.replaceAll(/[\da-z]/g, '').replaceAll(separators, '') === ''
  const parts = words.filter((word) => !fillers.has(word))
  return isOnlyWords ? ordersOf(parts).find(isBirthday)?.map(padded).join('-') : undefined
}

type YearMonthDay = readonly [year: string, month: string, day: string]

/** The dates that the parts may be, the likeliest first. */
function ordersOf(parts: readonly string[]): YearMonthDay[] {
  const [one = '', two = '', three = ''] = parts
  if (parts.length === 1 && /^\d{8}$/.test(one))
    return [
      [one.slice(0, 4), one.slice(4, 6), one.slice(6)],
      [one.slice(4), one.slice(0, 2), one.slice(2, 4)],
      [one.slice(4), one.slice(2, 4), one.slice(0, 2)],
    ]
  if (parts.length !== 3) return []
  const month = parts.map(monthOf).find((number) => number > 0)
  if (month === undefined)
    return [
      [one, two, three],
      [three, one, two],
      [three, two, one],
    ]
  const [first = '', second = ''] = parts.filter((part) => monthOf(part) === 0)
  return [
    [first, String(month), second],
    [second, String(month), first],
  ]
}

/** The number of a month's name or its first three or more letters; 0 for anything else. */
const monthOf = (word: string) => (word.length < 3 ? 0 : monthNames.findIndex((name) => name.startsWith(word)) + 1)

const padded = (part: string) => part.padStart(2, '0')

/** Not with `isCalendarDate`: the page loads this module by itself, and one shared with another such would be a request more. */
function isBirthday([year, month, day]: YearMonthDay): boolean {
  if (!/^(?:19|[2-9]\d)\d\d-\d\d?-\d\d?$/.test(`${year}-${month}-${day}`)) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** Four digits, with whatever stands for the hidden ones before them: "xxx-xx-4821", "(•••) •••-2671". */
function readFourDigits(text: string): string | undefined {
  const digits = text.replaceAll(separators, '').replaceAll(/[x*•#()+]/gi, '')
  return /^\d{4}$/.test(digits) ? digits : undefined
}

/** The first five digits of a ZIP code; of another country's code all letters and digits, in capitals. */
export function readPostalCode(text: string): string | undefined {
  const code = text.replaceAll(separators, '').toUpperCase()
  if (/^\d{5}(?:\d{4})?$/.test(code)) return code.slice(0, 5)
  return /^[A-Z\d]{3,10}$/.test(code) ? code : undefined
}
