import { firstBirthYear, isCalendarDate, readDatePart, readIsoDate } from './calendar-date.ts'
import { plainText, readCallerAnswer, readPostalCode } from './caller-answer.ts'
import { entryOf, type JsonNode } from './json.ts'

/** What a caller may be asked for, by names that hold nothing of a customer. */
export const callerCheckFields = ['date_of_birth', 'ssn4', 'postal_code', 'phone4'] as const
export type CallerCheckField = (typeof callerCheckFields)[number]

/** What a deployment asks of a caller: right answers to `needed` of the fields. No fields: there is no check. */
export interface CallerCheckPolicy {
  needed: number
  fields: readonly CallerCheckField[]
}

/** Answers in the form of `readCallerAnswer`. */
export type CallerAnswers = Partial<Record<CallerCheckField, string>>

/** `cannot-be-checked`: fewer of the fields are on file than are needed. */
export const callerCheckVerdicts = ['matches', 'does-not-match', 'cannot-be-checked'] as const
export type CallerCheckVerdict = (typeof callerCheckVerdicts)[number]

export interface CallerCheck {
  verdict: CallerCheckVerdict
  /** The answered fields that are on file, right or wrong. */
  compared: readonly CallerCheckField[]
}

export const noCallerCheck: CallerCheckPolicy = { needed: 0, fields: [] }

export const isCallerCheckField = (name: string): name is CallerCheckField =>
  callerCheckFields.some((field) => field === name)

/**
 * Reads CALLER_CHECK: `2 of date_of_birth,ssn4,postal_code`; "" for no check. Undefined if it is neither. At least two are
 * needed, because a verdict about one answer would say which one was wrong.
 */
export function readCallerCheckPolicy(setting: string): CallerCheckPolicy | undefined {
  if (setting === '') return noCallerCheck
  const [, count = '', list = ''] = /^([2-9]) of ([a-z\d_]+(?:, ?[a-z\d_]+)*)$/.exec(setting) ?? []
  const names = list.split(/, ?/)
  const fields = names.filter(isCallerCheckField)
  const isList = fields.length === names.length && new Set(names).size === names.length
  return isList && Number(count) <= fields.length ? { needed: Number(count), fields } : undefined
}

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
 * Compares answers with a customer as received. Every answer whose field is on file must be right, also beyond the
 * `needed` ones: else an agent could try values beside two that are known. One whose field is not on file says nothing.
 */
export function checkCaller(customer: JsonNode, answers: CallerAnswers, needed: number): CallerCheck {
  const onFile = callerCheckFields
    .filter((field) => answers[field] !== undefined)
    .map((field) => ({ field, value: valueOnFile(customer, field) }))
    .filter(({ value }) => value !== undefined)
  // All of them, so that the time to the answer does not tell the first that is wrong.
  const wrong = onFile.filter(({ field, value = '' }) => !isSame(answers[field] ?? '', value))
  const compared = onFile.map(({ field }) => field)
  if (compared.length < needed) return { verdict: 'cannot-be-checked', compared }
  return { verdict: wrong.length === 0 ? 'matches' : 'does-not-match', compared }
}

/** The value in the form of an answer; undefined where it is missing, or not of a form that an answer can have. */
function valueOnFile(customer: JsonNode, field: CallerCheckField): string | undefined {
  switch (field) {
    case 'date_of_birth':
      return birthdayOf(entryOf(customer, 'date_of_birth'))
    case 'ssn4':
      return /^\d{4}$/.exec(textOf(entryOf(customer, 'ssn4')))?.[0]
    case 'postal_code': {
      const address = entryOf(customer, 'address')
      const code = address && entryOf(address, 'postal_code')
      const text = textOf(code)
      // A number has lost its leading zeros.
      return code?.kind === 'number' && text.length !== 5 && text.length !== 9 ? undefined : readPostalCode(text)
    }
    case 'phone4': {
      const number = textOf(entryOf(customer, 'phone')).replaceAll(/[\s.()\-\u2010-\u2015]/g, '')
      return /^\+?\d{7,15}$/.test(number) ? number.slice(-4) : undefined
    }
  }
}

function birthdayOf(node: JsonNode | undefined): string | undefined {
  if (!node) return undefined
  const part = (name: string) => {
    const found = entryOf(node, name)
    return found ? readDatePart(found) : NaN
  }
  const parts = node.kind === 'string' ? readIsoDate(node.value.trim()) : undefined
  const { year = NaN, month = NaN, day = NaN } = parts ?? { year: part('year'), month: part('month'), day: part('day') }
  if (!(year >= firstBirthYear && year <= 9999 && isCalendarDate({ year, month, day }))) return undefined
  return [year, month, day].map((number) => String(number).padStart(2, '0')).join('-')
}

/** A text, or the digits of a number; "" for anything else. */
function textOf(node: JsonNode | undefined): string {
  if (node?.kind === 'string') return plainText(node.value)
  return node?.kind === 'number' && /^\d+$/.test(node.source) ? node.source : ''
}

/** Takes as long wherever the two differ. */
function isSame(one: string, other: string): boolean {
  let difference = one.length ^ other.length
  for (let at = 0; at < one.length; at++) difference |= one.charCodeAt(at) ^ other.charCodeAt(at)
  return difference === 0
}
