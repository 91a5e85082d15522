import type { CustomerResponse, ProgramStatus } from '../api/customer'
import type { CallerCheckField } from '../contract/caller-check-policy'
import type { RevealedField } from '../contract/masked-fields'
import { formatAddress } from '../format/address'
import { splitHidden, type TextPart } from '../format/hidden-characters'
import { formatLanguage } from '../format/language'
import { isBlank, splitUnseen } from '../format/split-unseen'
import { formatUtc } from '../format/timestamp'
import type { LocaleSettings } from '../ui/locale-settings'
import { isNameWithheld, nameOf } from '../customers/customer-name'
import { type CallerCheckOutcome, describeOutcome } from '../record-kit/caller-check-outcome'
import { deviationAt } from '../record-kit/record-field'
import type { Reveal } from '../record-kit/reveal-log'
import { listPrograms, orderPrograms } from './program-order'

interface NoteContext extends Pick<LocaleSettings, 'locale' | 'clockOffset'> {
  /** "" in a deployment with one product. */
  product: string
  /** The permalink of the record. */
  link: string
  /** How the caller was checked, if they were. */
  callerCheck?: CallerCheckOutcome | undefined
  /** What was revealed of this customer, in the order of time. */
  reveals: readonly Reveal[]
  /** Whether name, email, phone, language, address and partner ID are in the note. */
  includesContact: boolean
}

/**
 * What an agent writes down of a lookup, as lines of text for a ticket: which customer, the statuses read, what was
 * revealed and why. More people read a ticket than this screen, so it holds no personal value unless the agent asks for
 * contact data, and nothing that is masked, even while it is revealed.
 */
export function writeCustomerNote(
  { customer, deviations, receivedAt }: CustomerResponse,
  context: NoteContext,
): string {
  const { locale, clockOffset, product, link, callerCheck, reveals, includesContact } = context
  const writeTime = (at: number) => formatUtc(new Date(at + clockOffset), locale)
  const contact: [string, string | undefined][] = [
    ['Name', nameOf(customer) ?? (isNameWithheld(customer) ? undefined : 'not on file')],
    ['Partner ID', customer.partner_customer_id],
    ['Email', customer.email],
    ['Phone', customer.phone],
    ['Language', customer.preferred_language && formatLanguage(customer.preferred_language, locale)],
    [
      'Address',
      customer.address
        ? formatAddress(customer.address, locale).join(', ')
        : deviationAt(deviations, 'address') && 'unexpected format',
    ],
  ]
  const lines: [string, string | undefined][] = [
    ['Customer', customer.id],
    ['Product', product],
    ['Link', link],
    ['Looked up', writeTime(receivedAt)],
    [
      'Card programs',
      customer.statuses
        ? listPrograms(orderPrograms(customer.statuses).map(markProgram)).join(', ') || 'none'
        : deviationAt(deviations, 'statuses')
          ? 'unexpected format'
          : 'not on file',
    ],
    ['Caller check', callerCheck && describeCallerCheck(callerCheck, writeTime(callerCheck.at))],
    ['Shown', reveals.map(({ field, reason, at }) => describeReveal(field, reason, writeTime(at))).join('; ')],
    ...(includesContact ? contact : []),
  ]
  return (
    lines
      .filter(([, value]) => value)
      // A line break in a value could imitate another field.
      .map(([label, value = '']) => `${label}: ${writeMarks(splitHidden(value.replace(/[\s\p{Cc}]+/gu, ' ')))}`)
      .join('\n')
  )
}

const fieldWords: Record<RevealedField, string> = {
  ssn4: 'SSN last four',
  date_of_birth: 'date of birth',
  email: 'email',
  phone: 'phone',
  address: 'address',
  first_name: 'first name',
  last_name: 'last name',
  partner_customer_id: 'partner ID',
  metadata: 'a value in the metadata',
  other: 'another field',
  json: 'the whole answer',
}

const checkedWords: Record<CallerCheckField, string> = {
  date_of_birth: 'date of birth',
  ssn4: 'SSN last four',
  postal_code: 'ZIP code',
  phone4: 'phone last four',
}

function describeCallerCheck(check: CallerCheckOutcome, time: string): string {
  const fields = check.fields.map((field) => checkedWords[field]).join(', ')
  return `${describeOutcome(check)}${fields && ` (${fields})`}, ${time}`
}

const describeReveal = (field: RevealedField, reason: string, time: string) =>
  `${fieldWords[field]}${reason && ` (${reason})`}, ${time}`

/** Writes hidden characters as code points: bidirectional ones would reorder the ticket's text. */
const writeMarks = (parts: readonly TextPart[]) =>
  parts.map((part) => (part.kind === 'text' ? part.text : `[${part.label}]`)).join('')

/** Also marks unusual spaces, because two program names may differ in them alone. */
const markProgram = ({ program, status }: ProgramStatus): ProgramStatus => ({
  program: isBlank(program) ? program : writeMarks(splitUnseen(program)),
  status: isBlank(status) ? status : writeMarks(splitUnseen(status)),
})
