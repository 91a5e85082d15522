import type { CustomerResponse } from '../api/customer'
import { readRevealedAddress } from '../api/read-customer'
import { addressParts, formatAddress } from '../format/address'
import { formatCountry } from '../format/country'
import { CopyButton } from '../ui/copy-button'
import { FieldList } from '../ui/field-list'
import { Section } from '../ui/section'
import { useLocaleSettings } from '../ui/locale-settings'
import { ReceivedText } from '../record-kit/received-text'
import { MaskedField, type RevealedValue } from '../record-kit/masked-field'
import { FieldNote } from '../record-kit/field-note'
import { RecordField, describeAbsence } from '../record-kit/record-field'

/** The address in the format of its country, and each part as a field of its own. */
export function AddressSection({ answer: { customer, deviations } }: { answer: CustomerResponse }) {
  const { locale } = useLocaleSettings()
  const { address } = customer
  if (customer.withheld.includes('address')) return <MaskedAddress />
  const parts = address ? addressParts(address) : []
  if (!address || parts.length === 0)
    return <Section title="Address" summary={describeAbsence(deviations, 'address')} />

  const lines = formatAddress(address, locale)
  const named = address.country && formatCountry(address.country, locale)
  const odd = deviations.filter(({ path }) => path.startsWith('address.'))
  const padded = parts.filter(({ value }) => value !== value.trim()) // the formatted lines are trimmed
  return (
    <Section title="Address" summary={<CopyButton name="address" text={() => lines.join('\n')} />}>
      <address dir="auto" className="not-italic wrap-anywhere">
        {lines.map((line, index) => (
          <span key={index} className="block">
            <ReceivedText text={line} />
            {index === lines.length - 1 && named && <span className="text-text-muted">{` (${address.country})`}</span>}
          </span>
        ))}
      </address>
      {odd.map(({ path, found }) => (
        <FieldNote key={path}>
          <ReceivedText text={path.replace('address.', '').replaceAll('_', ' ')} />
          <span>{`: ${found}`}</span>
        </FieldNote>
      ))}
      {padded.map(({ label }) => (
        <FieldNote key={label}>{`${label}: odd spaces at an end, which a copy of it keeps`}</FieldNote>
      ))}
      <details className="mt-1 no-print">
        <summary className="text-accent">Show parts</summary>
        <FieldList>
          {parts.map(({ label, value }) => (
            <RecordField key={label} label={label} value={value} />
          ))}
        </FieldList>
      </details>
    </Section>
  )
}

function MaskedAddress() {
  const { locale } = useLocaleSettings()

  function read(json: string): RevealedValue {
    const address = readRevealedAddress(json)
    const lines = address ? formatAddress(address, locale) : []
    return { value: lines.join('\n') || json, shown: lines.join(', ') || json }
  }

  return (
    <Section title="Address">
      <FieldList>
        <MaskedField field="address" label="Address" read={read} />
      </FieldList>
    </Section>
  )
}
