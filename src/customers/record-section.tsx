import type { CustomerAnswer } from '../api/customer'
import { formatRelative, formatTimestamp, formatUtc, readTimestamp } from '../format/timestamp'
import { FieldList } from '../ui/field-list'
import { Section } from '../ui/section'
import { useNow, useViewer } from '../ui/viewer'
import { ReceivedText } from './received-text'
import { FieldNote, RecordField, surpriseAt } from './record-field'

/** When the record was made and last changed. The contract describes updated_at as "created": a slip of the vendor's. */
export function RecordSection({ answer: { customer, surprises } }: { answer: CustomerAnswer }) {
  const { created_at: created, updated_at: updated } = customer
  const backwards = isBefore(updated, created)
  if (!created && !updated) return <Section title="Record" summary="Dates not on file" />
  return (
    <Section title="Record">
      <FieldList>
        <RecordField label="Created" name="created date" value={created} surprise={surpriseAt(surprises, 'created_at')}>
          <Timestamp received={created} />
        </RecordField>
        <RecordField label="Updated" name="updated date" value={updated} surprise={surpriseAt(surprises, 'updated_at')}>
          <Timestamp received={updated} />
          {backwards && <FieldNote>before it was created</FieldNote>}
        </RecordField>
      </FieldList>
    </Section>
  )
}

/** A date in the agent's zone and how long ago; UTC and the text received on demand. Undefined shows as received. */
function Timestamp({ received = '' }: { received: string | undefined }) {
  const { locale, timeZone, clockOffset } = useViewer()
  const now = useNow(60_000)
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

function isBefore(a: string | undefined, b: string | undefined): boolean {
  const [first, second] = [readTimestamp(a ?? ''), readTimestamp(b ?? '')]
  return first !== undefined && second !== undefined && first < second
}
