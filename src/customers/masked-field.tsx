import { CopyButton } from '../ui/copy-button'
import { Field } from '../ui/field-list'
import { MaskedValue } from '../ui/masked-value'
import { RevealTime, RevealToggle } from '../ui/reveal-controls'
import { ReceivedText } from './received-text'
import { FieldNote, NotOnFile } from './record-field'
import { type RevealedField, useAuditedReveal } from './use-audited-reveal'

interface Props {
  field: RevealedField
  label: string
  /** In the middle of a sentence: "date of birth". */
  name: string
  dots: string
  /** What a copy gives while revealed; undefined when nothing is on file. */
  value: string | undefined
  /** What is shown while revealed; undefined when it must never be. */
  shown: string | undefined
  /** How it is read aloud, where that differs: digits one by one. */
  spoken?: string | undefined
  warning?: string | undefined
}

/** A field whose value is not in the page until the agent asks for it, and is gone again after 30 s. */
export function MaskedField({ field, label, name, dots, value, shown, spoken, warning }: Props) {
  const reveal = useAuditedReveal(field)
  if (value === undefined) {
    return (
      <Field label={label}>
        <NotOnFile />
      </Field>
    )
  }
  const revealed = reveal.revealed && shown !== undefined
  return (
    <Field
      label={label}
      actions={shown !== undefined && <RevealToggle name={name} state={reveal} />}
      moreActions={
        revealed && (
          <>
            <CopyButton name={name} text={() => value} />
            <RevealTime name={name} state={reveal} />
          </>
        )
      }
    >
      {revealed ? <Revealed shown={shown} spoken={spoken} /> : <MaskedValue name={label} dots={dots} />}
      {warning && <FieldNote>{shown === undefined ? `${warning}, not shown` : warning}</FieldNote>}
    </Field>
  )
}

function Revealed({ shown, spoken }: { shown: string; spoken: string | undefined }) {
  if (!spoken) return <ReceivedText text={shown} />
  return (
    <>
      <span aria-hidden="true" className="font-mono">
        {shown}
      </span>
      <span className="sr-only">{spoken}</span>
    </>
  )
}
