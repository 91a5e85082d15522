import type { CustomerResponse, ProgramStatus } from '../api/customer'
import { formatAddress } from '../format/address'
import { splitHidden, type TextPart } from '../format/hidden-characters'
import { formatLanguage } from '../format/language'
import { isBlank, splitUnseen } from '../format/split-unseen'
import { formatUtc } from '../format/timestamp'
import type { LocaleSettings } from '../ui/locale-settings'
import { nameOf } from '../customers/customer-name'
import { deviationAt } from '../record-kit/record-field'
import { listPrograms, orderPrograms } from './program-order'

/**
 * A record as lines of text for a ticket. What is masked on the screen (date of birth, SSN, metadata) is left out
 * whether it is revealed at the moment or not: a ticket is read by more people than this screen.
 */
export function writeCustomerSummary(
  { customer, deviations, receivedAt }: CustomerResponse,
  { locale, clockOffset }: LocaleSettings,
  product = '',
): string {
  const lines: [string, string | undefined][] = [
    ['Customer', nameOf(customer) ?? 'name not on file'],
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
      // A value with lines of its own could pose as another field.
      .map(([label, value = '']) => `${label}: ${writeMarks(splitHidden(value.replace(/[\s\p{Cc}]+/gu, ' ')))}`)
      .join('\n')
  )
}

/** What hides in a text would reorder the ticket's own: it stands there by its code point. */
const writeMarks = (parts: readonly TextPart[]) =>
  parts.map((part) => (part.kind === 'text' ? part.text : `[${part.label}]`)).join('')

/** Two programs may differ by their spaces alone. */
const markProgram = ({ program, status }: ProgramStatus): ProgramStatus => ({
  program: isBlank(program) ? program : writeMarks(splitUnseen(program)),
  status: isBlank(status) ? status : writeMarks(splitUnseen(status)),
})
