import type { ReactNode } from 'react'
import type { Surprise } from '../api/customer'
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
  surprise?: Surprise | undefined
  /** How the value is shown, where that is not as received. */
  children?: ReactNode
}

/** One field of a record: its value, a note where something is odd about it, and a button that copies it exactly. */
export function RecordField({ label, value, name = label.toLowerCase(), surprise, children }: Props) {
  if (value === undefined)
    return (
      <Field label={label}>
        <NotOnFile />
      </Field>
    )
  return (
    <Field label={label} actions={<CopyButton name={name} text={() => value} />}>
      {children ?? <ReceivedText text={value} />}
      {surprise && <FieldNote>{`unexpected format: ${surprise.found}`}</FieldNote>}
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

/** The first surprise about a field, in the wire's spelling. */
export const surpriseAt = (surprises: readonly Surprise[], path: string) =>
  surprises.find((surprise) => surprise.path === path)

/** Why a whole group shows nothing. */
export const describeAbsence = (surprises: readonly Surprise[], path: string) =>
  surpriseAt(surprises, path) ? 'Unexpected format, see “Other fields”' : 'Not on file'
