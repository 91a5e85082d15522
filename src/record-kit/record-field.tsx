import type { ReactNode } from 'react'
import type { ContractDeviation } from '../api/customer'
import { hasHidden } from '../format/hidden-characters'
import { hasUnseen } from '../format/split-unseen'
import { CopyButton } from '../ui/copy-button'
import { Field } from '../ui/field-list'
import type { MaskableField } from '../contract/masked-fields'
import { useAnswer } from './answer-context'
import { FieldNote } from './field-note'
import { MaskedField } from './masked-field'
import { ReceivedText } from './received-text'

interface Props {
  label: string
  /** As received; undefined if the field is missing. */
  value: string | undefined
  /** The name in the copy button: "email". By default, the label in lower case. */
  name?: string
  deviation?: ContractDeviation | undefined
  /** Its name in the contract, if a deployment may mask it. */
  field?: MaskableField
  /** Replaces the value as received. */
  children?: ReactNode
}

/** One field of a record: its value, notes on deviations and hidden characters, and a button that copies the exact value. */
export function RecordField({ label, value, name = label.toLowerCase(), deviation, field, children }: Props) {
  const { withheld } = useAnswer().customer
  if (field && withheld.includes(field)) return <MaskedField field={field} label={label} name={name} />
  if (value === undefined)
    return (
      <Field label={label}>
        <NotOnFile />
      </Field>
    )
  return (
    <Field label={label} actions={<CopyButton name={name} text={() => value} />}>
      {children ?? <ReceivedText text={value} />}
      {deviation && <FieldNote>{`unexpected format: ${deviation.found}`}</FieldNote>}
      {hasUnseen(value) && (
        <FieldNote>{`contains ${hasHidden(value) ? 'hidden characters' : 'odd spaces'}, which a copy keeps`}</FieldNote>
      )}
    </Field>
  )
}

/** Shown for a field that is missing. */
export function NotOnFile() {
  return <span className="text-text-muted">Not on file</span>
}

/** The first deviation of a field. `path` as in the API's JSON: `address.city`. */
export const deviationAt = (deviations: readonly ContractDeviation[], path: string) =>
  deviations.find((deviation) => deviation.path === path)

/** The text for a missing group of fields: not sent, or not readable. */
export const describeAbsence = (deviations: readonly ContractDeviation[], path: string) =>
  deviationAt(deviations, path) ? 'Unexpected format, see “Other fields”' : 'Not on file'
