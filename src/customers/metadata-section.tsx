import type { CustomerAnswer } from '../api/customer'
import { Section } from '../ui/section'
import { JsonRows } from './json-tree'
import { FieldNote } from './record-field'

/** The partner's own data: free in form, so it is shown as it came, typed, level by level. */
export function MetadataSection({ answer: { customer, text } }: { answer: CustomerAnswer }) {
  const { metadata } = customer
  if (!metadata) return <Section wide title="Metadata" summary="Not on file" />
  if (metadata.kind !== 'object') {
    return (
      <Section wide title="Metadata">
        <JsonRows entries={[['metadata', metadata]]} text={text} path="" />
        <FieldNote>unexpected format</FieldNote>
      </Section>
    )
  }
  const count = metadata.entries.length
  if (count === 0) return <Section wide title="Metadata" summary="Empty" />
  return (
    <Section wide title="Metadata" summary={count === 1 ? '1 entry' : `${count} entries`}>
      <JsonRows entries={metadata.entries} text={text} path="metadata" />
    </Section>
  )
}

/** Fields that the contract does not name: shown, so that nothing an agent may need is lost. */
export function UnknownFieldsSection({ answer: { customer, text } }: { answer: CustomerAnswer }) {
  if (customer.unknownFields.length === 0) return null
  return (
    <Section wide title="Other fields" summary="unknown, or in an unexpected format">
      <JsonRows entries={customer.unknownFields} text={text} path="" />
    </Section>
  )
}
