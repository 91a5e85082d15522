import { firstBirthYear, isCalendarDate, readDatePart, readIsoDate } from './calendar-date.ts'
import { type CallerAnswers, plainText, readPostalCode } from './caller-answers.ts'
import { type CallerCheckField, type CallerCheckVerdict, callerCheckFields } from './caller-check-policy.ts'
import { entryOf, type JsonNode } from './json.ts'

export interface CallerCheck {
  verdict: CallerCheckVerdict
  /** The answered fields that are on file, right or wrong. */
  compared: readonly CallerCheckField[]
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
