import type { CustomerAnswer } from '../api/customer'
import { readJsonIfAny } from '../api/json'
import { formatDateOfBirth, type UnreadParts } from '../format/date-of-birth'
import { FieldList } from '../ui/field-list'
import { Section } from '../ui/section'
import { useViewer } from '../ui/viewer'
import { MaskedField } from './masked-field'
import { RecordField, surpriseAt } from './record-field'

/** What tells one person from another; what an agent may ask a caller for stays masked until asked for. */
export function IdentitySection({ answer }: { answer: CustomerAnswer }) {
  const { customer, surprises } = answer
  const { first_name, last_name, ssn4, partner_customer_id } = customer
  if (!first_name && !last_name && !ssn4 && !partner_customer_id && !isBirthDateOnFile(answer))
    return <Section title="Identity" summary="Nothing on file" />
  return (
    <Section title="Identity">
      <FieldList>
        <RecordField label="First name" value={customer.first_name} surprise={surpriseAt(surprises, 'first_name')} />
        <RecordField label="Last name" value={customer.last_name} surprise={surpriseAt(surprises, 'last_name')} />
        <DateOfBirthField answer={answer} />
        <SsnField answer={answer} />
        <RecordField
          label="Partner ID"
          name="partner ID"
          value={customer.partner_customer_id}
          surprise={surpriseAt(surprises, 'partner_customer_id')}
        />
      </FieldList>
    </Section>
  )
}

function DateOfBirthField({ answer }: { answer: CustomerAnswer }) {
  const { locale, timeZone, clockOffset } = useViewer()
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

const isBirthDateOnFile = (answer: CustomerAnswer) =>
  answer.customer.date_of_birth !== undefined || readBirthDateSurprises(answer).isUnexpected

/**
 * What came for a birth date and is not in its parts: `unread` parts, as JSON, and the `wholeText` of what was no object,
 * "" where it was one. Personal.
 */
function readBirthDateSurprises({ customer: { date_of_birth: parts }, surprises }: CustomerAnswer) {
  const unread: UnreadParts = Object.fromEntries(
    (['year', 'month', 'day'] as const).flatMap((part) => {
      const surprise = surpriseAt(surprises, `date_of_birth.${part}`)
      return surprise && parts?.[part] === undefined ? [[part, surprise.received]] : []
    }),
  )
  const { received = '' } = surpriseAt(surprises, 'date_of_birth') ?? {}
  const json = received.startsWith('"') ? readJsonIfAny(received) : undefined
  const wholeText = json?.kind === 'string' ? json.value : received.startsWith('{') ? '' : received
  const isUnexpected = surprises.some(({ path }) => /^date_of_birth(?:\.(?:year|month|day))?$/.test(path))
  return { unread, wholeText, isUnexpected }
}

function SsnField({ answer: { customer, surprises } }: { answer: CustomerAnswer }) {
  const { ssn4 } = customer
  const surprise = surpriseAt(surprises, 'ssn4')
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
      warning={surprise && `unexpected value: ${surprise.found}`}
    />
  )
}
