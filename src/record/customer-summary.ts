import type { CustomerResponse, ProgramStatus } from '../api/customer'
import { formatAddress } from '../format/address'
import { splitHidden, type TextPart } from '../format/hidden-characters'
import { formatLanguage } from '../format/language'
import { isBlank, splitUnseen } from '../format/split-unseen'
import { formatUtc } from '../format/timestamp'
import type { LocaleSettings } from '../ui/locale-settings'
import { isNameWithheld, nameOf } from '../customers/customer-name'
import { deviationAt } from '../record-kit/record-field'
import { listPrograms, orderPrograms } from './program-order'

/**
 * A record as lines of text for a ticket. Withheld fields and metadata are left out even while they are revealed, because more people read a ticket than this screen.
 */
export function writeCustomerSummary(
  { customer, deviations, receivedAt }: CustomerResponse,
  { locale, clockOffset }: LocaleSettings,
  product = '',
): string {
  const lines: [string, string | undefined][] = [
    ['Customer', nameOf(customer) ?? (isNameWithheld(customer) ? undefined : 'name not on file')],
    ['ID', customer.id],
    ['Product', product],
    ['Partner ID', customer.partner_customer_id],
    [
      'Card programs',
      customer.statuses
        ? listPrograms(orderPrograms(customer.statuses).map(markProgram)).join(', ') || 'none'
        : deviationAt(deviations, 'statuses')
          ? 'unexpected format'
          : 'not on file',
    ],
    ['Email', customer.email],
    ['Phone', customer.phone],
    ['Language', customer.preferred_language && formatLanguage(customer.preferred_language, locale)],
    [
      'Address',
      customer.address
        ? formatAddress(customer.address, locale).join(', ')
        : deviationAt(deviations, 'address') && 'unexpected format',
    ],
    ['As of', formatUtc(new Date(receivedAt + clockOffset), locale)],
  ]
  return (
    lines
      .filter(([, value]) => value)
      // A line break in a value could imitate another field.
      .map(([label, value = '']) => `${label}: ${writeMarks(splitHidden(value.replace(/[\s\p{Cc}]+/gu, ' ')))}`)
      .join('\n')
  )
}

/** Writes hidden characters as code points: bidirectional ones would reorder the ticket's text. */
const writeMarks = (parts: readonly TextPart[]) =>
  parts.map((part) => (part.kind === 'text' ? part.text : `[${part.label}]`)).join('')

/** Also marks unusual spaces, because two program names may differ in them alone. */
const markProgram = ({ program, status }: ProgramStatus): ProgramStatus => ({
  program: isBlank(program) ? program : writeMarks(splitUnseen(program)),
  status: isBlank(status) ? status : writeMarks(splitUnseen(status)),
})
