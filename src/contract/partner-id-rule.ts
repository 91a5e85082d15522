import { maskCardDigits } from './card-numbers.ts'

/** Why a text is not sent as a partner's ID, in a word that holds nothing of it. */
export type PartnerIdProblem = 'empty' | 'email' | 'phone' | 'ssn' | 'card' | 'form'

const socialSecurityNumber = /(?<![A-Za-z\d])\d{3}-\d{2}-\d{4}(?![A-Za-z\d])/

/**
 * Why a text may not be sent to the API as `partner_customer_id`; undefined where it may. Browser and gateway share this
 * rule. Imprint documents no form: 1 to 64 letters, digits and `. _ - : |`, which begin with a letter or digit. Digits
 * alone are allowed, as most loyalty numbers are; a card number (by issuer and check digit) and an SSN with its hyphens are
 * not: they would have been pasted by mistake.
 */
export function findPartnerIdProblem(text: string): PartnerIdProblem | undefined {
  if (text.trim() === '') return 'empty'
  if (text.includes('@')) return 'email'
  if (/^\+\d/.test(text)) return 'phone'
  const hyphenated = text.replace(/[ ._:|]/g, '-')
  if (socialSecurityNumber.test(hyphenated)) return 'ssn'
  if (maskCardDigits(hyphenated) !== hyphenated) return 'card'
  return /^[A-Za-z0-9][A-Za-z0-9._:|-]{0,63}$/.test(text) ? undefined : 'form'
}

/** Whether a text may be sent to the API as `partner_customer_id`. */
export const isPartnerId = (text: string): boolean => findPartnerIdProblem(text) === undefined
