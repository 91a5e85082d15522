import type { ContractDeviation, CustomerResponse } from '../api/customer'
import { readRevealedDateOfBirth } from '../api/read-date-of-birth'
import { formatDateOfBirth, type UnreadParts } from '../format/date-of-birth'
import { readJsonIfAny } from '../contract/json'
import { Field, FieldList } from '../ui/field-list'
import { MaskedValue } from '../ui/masked-value'
import { Section } from '../ui/section'
import { useLocaleSettings } from '../ui/locale-settings'
import { FieldNote } from '../record-kit/field-note'
import { MaskedField, type RevealedValue } from '../record-kit/masked-field'
import { NotOnFile, RecordField, describeAbsence, deviationAt } from '../record-kit/record-field'

const fields = ['first_name', 'last_name', 'date_of_birth', 'ssn4', 'partner_customer_id'] as const

/** What tells one person from another; what an agent may ask a caller for stays masked until asked for. */
export function IdentitySection({ answer }: { answer: CustomerResponse }) {
  const { customer, deviations } = answer
  const isOnFile = (field: (typeof fields)[number]) =>
    customer[field] !== undefined || customer.withheld.includes(field) || deviationAt(deviations, field)
  if (!fields.some(isOnFile)) return <Section inPanel title="Identity" summary="Nothing on file" />
  return (
    <Section inPanel title="Identity" summary={answer.unmasked === undefined ? undefined : 'reveals are not recorded'}>
      <FieldList>
        <RecordField
          label="First name"
          field="first_name"
          value={customer.first_name}
          deviation={deviationAt(deviations, 'first_name')}
        />
        <RecordField
          label="Last name"
          field="last_name"
          value={customer.last_name}
          deviation={deviationAt(deviations, 'last_name')}
        />
        <DateOfBirthField answer={answer} />
        <SsnField answer={answer} />
        <RecordField
          label="Partner ID"
          name="partner ID"
          field="partner_customer_id"
          value={customer.partner_customer_id}
          deviation={deviationAt(deviations, 'partner_customer_id')}
        />
      </FieldList>
    </Section>
  )
}

function DateOfBirthField({ answer: { customer, deviations } }: { answer: CustomerResponse }) {
  const { locale, timeZone, clockOffset } = useLocaleSettings()
  if (!customer.withheld.includes('date_of_birth')) {
    return (
      <Field label="Date of birth">
        {deviationAt(deviations, 'date_of_birth') ? describeAbsence(deviations, 'date_of_birth') : <NotOnFile />}
      </Field>
    )
  }

  function read(json: string): RevealedValue {
    const { parts, deviations: inside, hasUnknown } = readRevealedDateOfBirth(json)
    const { unread, wholeText } = readBirthDateSurprises(parts, inside)
    const date = formatDateOfBirth(parts, new Date(Date.now() + clockOffset), locale, timeZone, unread)
    const note = inside.some(({ path }) => /^date_of_birth(?:\.(?:year|month|day))?$/.test(path))
      ? 'unexpected format'
      : undefined
    if (date.kind === 'absent') return { value: wholeText || json, shown: wholeText || json, note }
    const more = [
      wholeText.length > 10 && `received as ${wholeText}`, // more than a date such as 1990-01-17
      hasUnknown && `received as ${json}`,
    ]
    const { age, note: doubt } = date.kind === 'full' ? date : {}
    return { value: date.text, shown: date.text, age, doubt, more: more.filter(Boolean).join(' · '), note }
  }

  return <MaskedField field="date_of_birth" label="Date of birth" dots="•••• •• ••" copyable={false} read={read} />
}

/**
 * What came for a birth date and is not in its parts: `unread` parts, as JSON, and the `wholeText` of what was no object,
 * "" where it was one. Personal.
 */
function readBirthDateSurprises(
  parts: CustomerResponse['customer']['date_of_birth'],
  deviations: readonly ContractDeviation[],
) {
  const unread: UnreadParts = Object.fromEntries(
    (['year', 'month', 'day'] as const).flatMap((part) => {
      const deviation = deviationAt(deviations, `date_of_birth.${part}`)
      return deviation && parts?.[part] === undefined ? [[part, deviation.received]] : []
    }),
  )
  const { received = '' } = deviationAt(deviations, 'date_of_birth') ?? {}
  const json = received.startsWith('"') ? readJsonIfAny(received) : undefined
  const wholeText = json?.kind === 'string' ? json.value : received.startsWith('{') ? '' : received
  return { unread, wholeText }
}

/** Never more than four digits, revealed or not: what is longer may be the whole number, and is not given. */
function SsnField({ answer: { customer, deviations } }: { answer: CustomerResponse }) {
  const label = 'SSN last four'
  if (customer.withheld.includes('ssn4'))
    return <MaskedField field="ssn4" label={label} name={label} read={readDigits} />
  const { found = '' } = deviationAt(deviations, 'ssn4') ?? {}
  return (
    <Field label={label}>
      {customer.ssn4 === undefined ? (
        <NotOnFile />
      ) : (
        <>
          <MaskedValue name={label} dots="••••" />
          <FieldNote>{`unexpected value: ${found}, not shown`}</FieldNote>
        </>
      )}
    </Field>
  )
}

function readDigits(json: string): RevealedValue {
  const digits = json.replaceAll('"', '')
  const note = /^"\d{4}"$/.test(json) ? undefined : 'unexpected value: not four digits in a text'
  return { value: digits, shown: digits, spoken: digits.split('').join(' '), note }
}
