import type { MaskedField as FieldName } from '../contract/masked-fields'
import { CopyButton } from '../ui/copy-button'
import { Field } from '../ui/field-list'
import { Icon } from '../ui/icon'
import { MaskedValue } from '../ui/masked-value'
import { RevealTime } from '../ui/reveal-controls'
import { ReceivedText } from './received-text'
import { FieldNote } from './field-note'
import { ShowButton } from './show-button'
import { type MaskedValueState, useMaskedValue } from './use-masked-value'

/** A revealed value: what a copy gives, and what is shown. */
export interface RevealedValue {
  value: string
  shown: string
  /** How it is read aloud, where that differs: digits one by one. */
  spoken?: string | undefined
  /** In whole years. */
  age?: number | undefined
  /** Why to doubt it, in a few words: an icon in place of the age, because a row has no room for more. */
  doubt?: string | undefined
  /** What is to be said of it. */
  more?: string | undefined
  note?: string | undefined
}

interface Props {
  field: FieldName
  label: string
  /** In the middle of a sentence: "date of birth". By default, the label in lower case. */
  name?: string
  /** Dots in a fixed pattern, which must not depend on the value's length. */
  dots?: string
  /** Whether a button copies the value. A row has no room for one beside a date and an age. */
  copyable?: boolean
  /** Reads the JSON of the value; its text or its JSON unless given. */
  read?: (json: string) => RevealedValue
}

/** A field that is on file, and whose value is not in the page until the agent asks for it, and is gone again after 30 s. */
export function MaskedField({
  field,
  label,
  name = label.toLowerCase(),
  dots = '••••',
  copyable = true,
  read = readText,
}: Props) {
  const state = useMaskedValue(`/${field}`, label, name)
  return (
    <Field
      label={label}
      actions={
        <>
          {copyable && state.revealed && (
            <CopyButton name={name} text={() => read(state.value.current ?? 'null').value} />
          )}
          <RevealTime name={name} state={state} />
          <ShowButton name={name} state={state} />
        </>
      }
    >
      {state.revealed ? <Revealed state={state} read={read} /> : <MaskedValue name={label} dots={dots} />}
      {state.problem && (
        <span role="alert">
          <FieldNote>{state.problem}</FieldNote>
        </span>
      )}
    </Field>
  )
}

function Revealed({ state, read }: { state: MaskedValueState; read: (json: string) => RevealedValue }) {
  const { shown, spoken, age, doubt, more, note } = read(state.value.current ?? 'null')
  return (
    <>
      {spoken ? (
        <>
          <span aria-hidden="true" className="font-mono">
            {shown}
          </span>
          <span className="sr-only">{spoken}</span>
        </>
      ) : (
        <ReceivedText text={shown} />
      )}
      {age !== undefined && (
        <span className={doubt ? 'sr-only' : 'text-text-muted'}>
          {' · '}
          <span className="@max-[78rem]:sr-only">age </span>
          {age}
        </span>
      )}
      {doubt && (
        <span title={doubt} className="inline-flex gap-1 align-middle text-caution">
          <span className="sr-only">{` · ${doubt}`}</span>
          <Icon shape="warning" />
        </span>
      )}
      {more && (
        <span>
          {' · '}
          <ReceivedText text={more} />
        </span>
      )}
      {note && <FieldNote>{note}</FieldNote>}
    </>
  )
}

/** Text without its quotes, anything else as JSON. */
function readText(json: string): RevealedValue {
  const text = json.startsWith('"') ? String(JSON.parse(json)) : json
  return { value: text, shown: text }
}
