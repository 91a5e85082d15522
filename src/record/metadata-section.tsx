import type { CustomerResponse } from '../api/customer'
import { repeatedKeys } from '../contract/json'
import { pathOfEarlier } from '../api/parse-context'
import { Section } from '../ui/section'
import { JsonRows } from '../record-kit/json-tree'
import { ReceivedText } from '../record-kit/received-text'
import { FieldNote } from '../record-kit/field-note'
import { deviationAt } from '../record-kit/record-field'

/** Longer names do not fit the column of the record's labels. */
const longestUsualKey = 12

/** The partner's own data: free in form, so it is shown as it came, typed, level by level. */
export function MetadataSection({ answer: { customer, text } }: { answer: CustomerResponse }) {
  const { metadata } = customer
  if (!metadata) return <Section title="Metadata" summary="Not on file" />
  if (metadata.kind !== 'object') {
    return (
      <Section title="Metadata">
        <JsonRows entries={[['metadata', metadata]]} text={text} path="" />
        <FieldNote>unexpected format</FieldNote>
      </Section>
    )
  }
  const count = metadata.entries.length
  if (count === 0) return <Section title="Metadata" summary="Empty" />
  return (
    <Section title="Metadata" summary={count === 1 ? '1 entry' : `${count} entries`}>
      {/* Long names have a wider column, on account of which the values begin on another line than those above. */}
      <div className={metadata.entries.some(([key]) => key.length > longestUsualKey) ? '[--label:min(12rem,40%)]' : ''}>
        <JsonRows entries={metadata.entries} text={text} path="metadata" />
      </div>
    </Section>
  )
}

/** Fields that the contract does not name, and earlier values of those that came twice: nothing an agent may need is lost. */
export function UnknownFieldsSection({ answer: { customer, deviations, text } }: { answer: CustomerResponse }) {
  const { unknownFields } = customer
  if (unknownFields.length === 0) return null
  const paths = unknownFields.map(([path]) => path)
  const inTwo = repeatedKeys(paths) // JsonRows says so of these
  const earlier = paths.filter((path) => !inTwo.has(path) && deviationAt(deviations, pathOfEarlier(path)))
  return (
    <Section title="Other fields" summary="unknown, repeated, or in an unexpected format">
      <JsonRows entries={unknownFields} text={text} path="" />
      {earlier.map((path) => (
        <FieldNote key={path}>
          <ReceivedText text={path} />
          <span> came more than once: this is not the last value, which counts</span>
        </FieldNote>
      ))}
    </Section>
  )
}
