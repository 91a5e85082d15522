import type { CustomerResponse } from '../api/customer'
import { formatRelative, formatUtc, isPlaceholderDate, readTimestamp, splitTimestamp } from '../format/timestamp'
import { FieldList } from '../ui/field-list'
import { Section } from '../ui/section'
import { useNow, useLocaleSettings } from '../ui/locale-settings'
import { ReceivedText } from '../record-kit/received-text'
import { FieldNote } from '../record-kit/field-note'
import { RecordField, deviationAt } from '../record-kit/record-field'

/** Smaller differences are rounding, or two writes of one change by a database. Milliseconds. */
const tolerance = 1_000

/** When the record was created and updated. The API's contract describes updated_at as "created", which is a mistake in it. */
export function DatesSection({ answer: { customer, deviations } }: { answer: CustomerResponse }) {
  const { created_at: created, updated_at: updated } = customer
  const backwards = millisecondsBetween(updated, created) >= tolerance
  if (!created && !updated) return <Section title="Dates" summary="Not on file" />
  return (
    <Section title="Dates">
      <FieldList>
        <RecordField
          label="Created"
          name="created date"
          value={created}
          deviation={formatDeviation(created, 'created_at')}
        >
          <Timestamp received={created} />
        </RecordField>
        <RecordField
          label="Updated"
          name="updated date"
          value={updated}
          deviation={formatDeviation(updated, 'updated_at')}
        >
          <Timestamp received={updated} />
          {backwards && <FieldNote>before it was created</FieldNote>}
        </RecordField>
      </FieldList>
    </Section>
  )

  /** No note on the format of a placeholder date, which has a note of its own. */
  function formatDeviation(received: string | undefined, path: string) {
    return isPlaceholderDate(received ?? '') ? undefined : deviationAt(deviations, path)
  }
}

/** The date in the agent's time zone and how long ago it was; on demand, UTC and the received text. A text that is not a date is shown as received. */
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
  const [time, zone] = splitTimestamp(date, locale, timeZone)
  return (
    <details>
      <summary className="list-none py-0 tabular-nums hover:underline">
        <time dateTime={date.toISOString()}>{time}</time>
        <span className="block text-text-muted">
          <span>{zone}</span>
          <span className="no-print">{` · ${formatRelative(date, new Date(now + clockOffset), locale)}`}</span>
        </span>
      </summary>
      <span className="block text-text-muted no-print">{formatUtc(date, locale)}</span>
      <span className="block font-mono text-xs text-text-muted no-print">{received}</span>
    </details>
  )
}

/** Milliseconds from the first timestamp to the second; NaN if one is missing, invalid or a placeholder. */
function millisecondsBetween(first = '', second = ''): number {
  if (isPlaceholderDate(first) || isPlaceholderDate(second)) return NaN
  return Number(readTimestamp(second)) - Number(readTimestamp(first))
}
