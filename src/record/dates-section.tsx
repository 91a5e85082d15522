import type { CustomerResponse } from '../api/customer'
import { formatRelative, formatTimestamp, formatUtc, isPlaceholderDate, readTimestamp } from '../format/timestamp'
import { FieldList } from '../ui/field-list'
import { Section } from '../ui/section'
import { useNow, useLocaleSettings } from '../ui/locale-settings'
import { ReceivedText } from '../record-kit/received-text'
import { FieldNote, RecordField, deviationAt } from '../record-kit/record-field'

/** Databases write the two times of one change one after the other, or round them: less apart says nothing. Milliseconds. */
const tolerance = 1_000

/** When the record was made and last changed. The contract describes updated_at as "created": a slip of the vendor's. */
export function DatesSection({ answer: { customer, deviations } }: { answer: CustomerResponse }) {
  const { created_at: created, updated_at: updated } = customer
  const backwards = millisecondsBetween(updated, created) >= tolerance
  if (!created && !updated) return <Section title="Record" summary="Dates not on file" />
  return (
    <Section title="Record">
      <FieldList>
        <RecordField label="Created" name="created date" value={created} deviation={oddity(created, 'created_at')}>
          <Timestamp received={created} />
        </RecordField>
        <RecordField label="Updated" name="updated date" value={updated} deviation={oddity(updated, 'updated_at')}>
          <Timestamp received={updated} />
          {backwards && <FieldNote>before it was created</FieldNote>}
        </RecordField>
      </FieldList>
    </Section>
  )

  /** A placeholder may be in an odd format as well; that it is one says it all. */
  function oddity(received: string | undefined, path: string) {
    return isPlaceholderDate(received ?? '') ? undefined : deviationAt(deviations, path)
  }
}

/** A date in the agent's zone and how long ago; UTC and the text received on demand. What is no date shows as received. */
function Timestamp({ received = '' }: { received: string | undefined }) {
  const { locale, timeZone, clockOffset } = useLocaleSettings()
  const now = useNow(60_000)
  if (isPlaceholderDate(received)) {
    return (
      <>
        <ReceivedText text={received} />
        <FieldNote>a placeholder date</FieldNote>
      </>
    )
  }
  const date = readTimestamp(received)
  if (!date) return <ReceivedText text={received} />
  return (
    <details>
      <summary className="list-none underline decoration-border decoration-dotted underline-offset-4 hover:decoration-text">
        <time dateTime={date.toISOString()}>{formatTimestamp(date, locale, timeZone)}</time>
        <span className="block text-text-muted no-print">
          {formatRelative(date, new Date(now + clockOffset), locale)}
        </span>
      </summary>
      <span className="block text-text-muted no-print">{formatUtc(date, locale)}</span>
      <span className="block font-mono text-xs text-text-muted no-print">{received}</span>
    </details>
  )
}

/** How long the first time is before the second; NaN where one of them is none, or a placeholder. */
function millisecondsBetween(first = '', second = ''): number {
  if (isPlaceholderDate(first) || isPlaceholderDate(second)) return NaN
  return Number(readTimestamp(second)) - Number(readTimestamp(first))
}
