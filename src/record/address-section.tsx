import { type ReactNode, useId } from 'react'
import type { CustomerResponse } from '../api/customer'
import { readRevealedAddress } from '../api/read-customer'
import { addressParts, formatAddress } from '../format/address'
import { formatCountry } from '../format/country'
import { CopyButton } from '../ui/copy-button'
import { FieldList } from '../ui/field-list'
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
    return <AddressRow value={<span className="text-text-muted">{describeAbsence(deviations, 'address')}</span>} />

  const lines = formatAddress(address, locale)
  const named = address.country && formatCountry(address.country, locale)
  const odd = deviations.filter(({ path }) => path.startsWith('address.'))
  const padded = parts.filter(({ value }) => value !== value.trim()) // the formatted lines are trimmed
  return (
    <AddressRow
      action={<CopyButton name="address" text={() => lines.join('\n')} />}
      value={
        <address dir="auto" className="not-italic wrap-anywhere">
          {lines.map((line, index) => (
            <span key={index} className="block">
              <ReceivedText text={line} />
              {index === lines.length - 1 && named && (
                <span className="text-text-muted">{` (${address.country})`}</span>
              )}
            </span>
          ))}
        </address>
      }
      more={
        <>
          {odd.map(({ path, found }) => (
            <FieldNote key={path}>
              <ReceivedText text={path.replace('address.', '').replaceAll('_', ' ')} />
              <span>{`: ${found}`}</span>
            </FieldNote>
          ))}
          {padded.map(({ label }) => (
            <FieldNote key={label}>{`${label}: odd spaces at an end, which a copy of it keeps`}</FieldNote>
          ))}
          <details className="no-print">
            <summary className="me-8 text-[0.8125rem] text-accent">Show parts</summary>
            <FieldList>
              {parts.map(({ label, value }) => (
                <RecordField key={label} label={label} value={value} />
              ))}
            </FieldList>
          </details>
        </>
      }
    />
  )
}

interface RowProps {
  value: ReactNode
  /** A button at the end of the row. */
  action?: ReactNode
  /** Below the value. */
  more?: ReactNode
}

/** A section that looks like the last row of the contact section above it. */
export function AddressRow({ value, action, more }: RowProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="section -mt-1">
      <div className="labelled-row border-t border-border/60 pt-1.75 pb-2">
        <h2 id={id} className="text-sm/5 font-normal text-text-muted">
          Address
        </h2>
        <div className="min-w-0">{value}</div>
        {action && <div className="actions">{action}</div>}
        {more && <div className="col-span-full min-w-0 @min-[22rem]:col-start-2">{more}</div>}
      </div>
    </section>
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
    <section aria-label="Address" className="section -mt-1">
      <div className="border-t border-border/60">
        <FieldList>
          <MaskedField field="address" label="Address" read={read} />
        </FieldList>
      </div>
    </section>
  )
}
