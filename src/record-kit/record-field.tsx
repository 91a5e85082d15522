import type { ReactNode } from 'react'
import type { ContractDeviation } from '../api/customer'
import { hasHidden } from '../format/hidden-characters'
import { hasUnseen } from '../format/split-unseen'
import { CopyButton } from '../ui/copy-button'
import { Field } from '../ui/field-list'
import { ReceivedText } from './received-text'

interface Props {
  label: string
  /** As received; undefined when nothing is on file. */
  value: string | undefined
  /** What the copy button calls it: "email". The label in small letters unless told. */
  name?: string
  deviation?: ContractDeviation | undefined
  /** How the value is shown, where that is not as received. */
  children?: ReactNode
}

/** One field of a record: its value, a note where something is odd about it, and a button that copies it exactly. */
export function RecordField({ label, value, name = label.toLowerCase(), deviation, children }: Props) {
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

export function NotOnFile() {
  return <span className="text-text-muted">Not on file</span>
}

/** A remark on a value, on a line of its own below it. */
export function FieldNote({ children }: { children: ReactNode }) {
  return <span className="block text-xs text-caution wrap-anywhere">{children}</span>
}

/** The first deviation about a field, in the wire's spelling. */
export const deviationAt = (deviations: readonly ContractDeviation[], path: string) =>
  deviations.find((deviation) => deviation.path === path)

/** Why a whole group shows nothing. */
export const describeAbsence = (deviations: readonly ContractDeviation[], path: string) =>
  deviationAt(deviations, path) ? 'Unexpected format, see “Other fields”' : 'Not on file'
