import type { CustomerAnswer } from '../api/customer'
import { formatDateOfBirth } from '../format/date-of-birth'
import { FieldList } from '../ui/field-list'
import { Section } from '../ui/section'
import { useViewer } from '../ui/viewer'
import { MaskedField } from './masked-field'
import { RecordField, surpriseAt } from './record-field'

/** What tells one person from another; what an agent may ask a caller for stays masked until asked for. */
export function IdentitySection({ answer }: { answer: CustomerAnswer }) {
  const { customer, surprises } = answer
  const { first_name, last_name, ssn4, partner_customer_id } = customer
  const born = customer.date_of_birth ?? unreadBirthDate(answer)
  if (!first_name && !last_name && !ssn4 && !partner_customer_id && !born)
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
  const { customer, surprises } = answer
  const date = formatDateOfBirth(customer.date_of_birth, new Date(Date.now() + clockOffset), locale, timeZone)
  const unread = unreadBirthDate(answer)
  const text = date.kind === 'absent' ? unread : date.text
  const notes = [
    date.kind === 'full' && date.age !== undefined && `age ${date.age}`,
    date.kind === 'full' && date.note,
    date.kind !== 'absent' && unread,
  ].filter(Boolean)
  return (
    <MaskedField
      field="date_of_birth"
      label="Date of birth"
      name="date of birth"
      dots="•••• •• ••"
      value={text}
      shown={text && [text, ...notes].join(' · ')}
      warning={surprises.some(({ path }) => path.startsWith('date_of_birth')) ? 'unexpected format' : undefined}
    />
  )
}

/** What came for a birth date and is no number, as received; undefined when there is none such. Personal. */
function unreadBirthDate({ customer: { date_of_birth: read }, surprises }: CustomerAnswer): string | undefined {
  const parts = surprises.flatMap(({ path, received }) => {
    if (path === 'date_of_birth') return read ? [] : [received]
    const [field, part = ''] = path.split('.')
    return field !== 'date_of_birth' || (read && part in read) ? [] : [`${part}: ${received}`]
  })
  return parts.join(', ') || undefined
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
      value={ssn4}
      shown={showable ? ssn4 : undefined}
      spoken={ssn4?.split('').join(' ')}
      warning={surprise && `unexpected value: ${surprise.found}`}
    />
  )
}
