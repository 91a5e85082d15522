import type { CustomerResponse } from '../api/customer'
import { readJsonIfAny } from '../contract/json'
import { formatDateOfBirth, type UnreadParts } from '../format/date-of-birth'
import { FieldList } from '../ui/field-list'
import { Section } from '../ui/section'
import { useLocaleSettings } from '../ui/locale-settings'
import { MaskedField } from '../record-kit/masked-field'
import { RecordField, deviationAt } from '../record-kit/record-field'

/** What tells one person from another; what an agent may ask a caller for stays masked until asked for. */
export function IdentitySection({ answer }: { answer: CustomerResponse }) {
  const { customer, deviations } = answer
  const { first_name, last_name, ssn4, partner_customer_id } = customer
  if (!first_name && !last_name && !ssn4 && !partner_customer_id && !isBirthDateOnFile(answer))
    return <Section title="Identity" summary="Nothing on file" />
  return (
    <Section title="Identity">
      <FieldList>
        <RecordField label="First name" value={customer.first_name} deviation={deviationAt(deviations, 'first_name')} />
        <RecordField label="Last name" value={customer.last_name} deviation={deviationAt(deviations, 'last_name')} />
        <DateOfBirthField answer={answer} />
        <SsnField answer={answer} />
        <RecordField
          label="Partner ID"
          name="partner ID"
          value={customer.partner_customer_id}
          deviation={deviationAt(deviations, 'partner_customer_id')}
        />
      </FieldList>
    </Section>
  )
}

function DateOfBirthField({ answer }: { answer: CustomerResponse }) {
  const { locale, timeZone, clockOffset } = useLocaleSettings()
  const { date_of_birth: parts } = answer.customer
  const { unread, wholeText, isUnexpected } = readBirthDateSurprises(answer)

  function read() {
    const date = formatDateOfBirth(parts, new Date(Date.now() + clockOffset), locale, timeZone, unread)
    if (date.kind === 'absent') return { value: wholeText, shown: wholeText }
    const notes = [
      date.kind === 'full' && date.age !== undefined && `age ${date.age}`,
      date.kind === 'full' && date.note,
      wholeText.length > 10 && `received as ${wholeText}`, // more than a date such as 1990-01-17
    ]
    return { value: date.text, shown: [date.text, ...notes].filter(Boolean).join(' · ') }
  }

  return (
    <MaskedField
      field="date_of_birth"
      label="Date of birth"
      name="date of birth"
      dots="•••• •• ••"
      isOnFile={isBirthDateOnFile(answer)}
      read={read}
      warning={isUnexpected ? 'unexpected format' : undefined}
    />
  )
}

const isBirthDateOnFile = (answer: CustomerResponse) =>
  answer.customer.date_of_birth !== undefined || readBirthDateSurprises(answer).isUnexpected

/**
 * What came for a birth date and is not in its parts: `unread` parts, as JSON, and the `wholeText` of what was no object,
 * "" where it was one. Personal.
 */
function readBirthDateSurprises({ customer: { date_of_birth: parts }, deviations }: CustomerResponse) {
  const unread: UnreadParts = Object.fromEntries(
    (['year', 'month', 'day'] as const).flatMap((part) => {
      const deviation = deviationAt(deviations, `date_of_birth.${part}`)
      return deviation && parts?.[part] === undefined ? [[part, deviation.received]] : []
    }),
  )
  const { received = '' } = deviationAt(deviations, 'date_of_birth') ?? {}
  const json = received.startsWith('"') ? readJsonIfAny(received) : undefined
  const wholeText = json?.kind === 'string' ? json.value : received.startsWith('{') ? '' : received
  const isUnexpected = deviations.some(({ path }) => /^date_of_birth(?:\.(?:year|month|day))?$/.test(path))
  return { unread, wholeText, isUnexpected }
}

function SsnField({ answer: { customer, deviations } }: { answer: CustomerResponse }) {
  const { ssn4 } = customer
  const deviation = deviationAt(deviations, 'ssn4')
  // Never more than four digits, revealed or not: what is longer may be the whole number.
  const showable = ssn4 !== undefined && /^\d{1,4}$/.test(ssn4)
  return (
    <MaskedField
      field="ssn4"
      label="SSN last four"
      name="SSN last four"
      dots="••••"
      isOnFile={ssn4 !== undefined}
      read={showable ? () => ({ value: ssn4, shown: ssn4 }) : undefined}
      spoken={ssn4?.split('').join(' ')}
      warning={deviation && `unexpected value: ${deviation.found}`}
    />
  )
}
