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
  isOnFile: boolean
  /** Called only once revealed: what a copy gives, and what is shown. Undefined when the value must never be shown. */
  read: (() => { value: string; shown: string }) | undefined
  /** How it is read aloud, where that differs: digits one by one. */
  spoken?: string | undefined
  warning?: string | undefined
}

/** A field whose value is not in the page until the agent asks for it, and is gone again after 30 s. */
export function MaskedField({ field, label, name, dots, isOnFile, read, spoken, warning }: Props) {
  const reveal = useAuditedReveal(field, label)
  if (!isOnFile) {
    return (
      <Field label={label}>
        <NotOnFile />
      </Field>
    )
  }
  const revealed = reveal.revealed ? read?.() : undefined
  return (
    <Field
      label={label}
      actions={read && <RevealToggle name={name} state={reveal} />}
      moreActions={
        revealed && (
          <>
            <CopyButton name={name} text={() => revealed.value} />
            <RevealTime name={name} state={reveal} />
          </>
        )
      }
    >
      {revealed ? <Revealed shown={revealed.shown} spoken={spoken} /> : <MaskedValue name={label} dots={dots} />}
      {warning && <FieldNote>{read ? warning : `${warning}, not shown`}</FieldNote>}
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
