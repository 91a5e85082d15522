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

function DateOfBirthField({ answer: { customer, surprises } }: { answer: CustomerAnswer }) {
  const { locale, timeZone, clockOffset } = useViewer()
  const date = formatDateOfBirth(customer.date_of_birth, new Date(Date.now() + clockOffset), locale, timeZone)
  // Parts that are no numbers are in the surprises only; with the mask off they are shown there as received.
  const odd = surprises.filter(({ path }) => path.split('.')[0] === 'date_of_birth')
  const received = odd
    .map((surprise) => `${surprise.path.replace(/^date_of_birth\.?/, '') || 'received'}: ${surprise.received}`)
    .join(', ')

  const text = date.kind === 'absent' ? received || undefined : date.text
  const notes = [
    date.kind === 'full' && date.age !== undefined && `age ${date.age}`,
    date.kind === 'full' && date.note,
    date.kind !== 'absent' && received && `received as ${received}`,
  ].filter((note) => typeof note === 'string' && note !== '')
  return (
    <MaskedField
      label="Date of birth"
      name="date of birth"
      dots="•••• •• ••"
      value={text}
      shown={text && [text, ...notes].join(' · ')}
      warning={odd.length > 0 ? 'unexpected format' : undefined}
    />
  )
}

function SsnField({ answer: { customer, surprises } }: { answer: CustomerAnswer }) {
  const { ssn4 } = customer
  const surprise = surpriseAt(surprises, 'ssn4')
  // Never more than four digits, revealed or not: what is longer may be the whole number.
  const showable = ssn4 !== undefined && /^\d{1,4}$/.test(ssn4)
  return (
    <MaskedField
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
