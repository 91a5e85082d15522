import { useState } from 'react'
import type { CustomerResponse } from '../api/customer'
import { type JsonToken, splitJsonLines } from '../format/json-lines'
import { splitUnseen } from '../format/split-unseen'
import { CopyButton } from '../ui/copy-button'
import { RevealTime } from '../ui/reveal-controls'
import { Section } from '../ui/section'
import { Mark } from '../record-kit/received-text'
import { FieldNote } from '../record-kit/field-note'
import { ShowButton } from '../record-kit/show-button'
import { type MaskedValueState, useMaskedValue } from '../record-kit/use-masked-value'

/** A page of text this long still scrolls well. */
const foldAfter = 50_000

/** The answer to the letter, masked as the record is, in lines to be read. A copy is the text without them. */
export function JsonView({ answer }: { answer: CustomerResponse }) {
  const state = useMaskedValue('', 'Masked values', 'masked values')
  const masked = answer.text.replaceAll(answer.marker, '')
  return (
    <Section
      title="Answer as JSON"
      summary={
        <span className="flex flex-wrap items-center justify-end gap-2 py-1">
          <RevealTime name="masked values" state={state} />
          <ShowButton name="masked values" state={state} />
          <CopyButton
            name={state.revealed ? 'JSON' : 'masked JSON'}
            text={() => (state.revealed ? (state.value.current ?? '') : masked)}
          >
            {state.revealed ? 'Copy JSON' : 'Copy masked JSON'}
          </CopyButton>
        </span>
      }
    >
      {state.problem && (
        <p role="alert">
          <FieldNote>{state.problem}</FieldNote>
        </p>
      )}
      {state.revealed ? <RevealedJson state={state} /> : <Json text={masked} />}
    </Section>
  )
}

function RevealedJson({ state }: { state: MaskedValueState }) {
  return <Json text={state.value.current ?? ''} />
}

function Json({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  const long = text.length > foldAfter
  const shown = long && !open ? text.slice(0, foldAfter) : text
  return (
    <>
      {/* A new element for a new text, as in ReceivedText. */}
      <pre key={shown} dir="ltr" className="json-text">
        {splitJsonLines(shown).map(({ depth, tokens }, index) => (
          <span key={index} className="json-line" style={{ paddingInlineStart: indentOf(depth) }}>
            {tokens.map(({ kind, text: piece }, at) => (
              <span key={at} className={tokenClasses[kind]}>
                <ExactText text={piece} />
              </span>
            ))}
          </span>
        ))}
      </pre>
      {long && (
        <button type="button" className="button mt-2" onClick={() => setOpen(!open)}>
          {open ? 'Show less' : `Show all ${text.length.toLocaleString('en-US')} characters`}
        </button>
      )}
    </>
  )
}

/** No more than twelve levels are indented: a narrow screen has no room for them. */
const indentOf = (depth: number) => `calc(var(--gutter) + ${Math.min(depth, 12)} * var(--indent))`

const tokenClasses: Record<JsonToken['kind'], string> = {
  key: 'text-text-muted',
  string: '',
  masked: 'rounded-small bg-sunken px-1 outline outline-border',
  literal: 'text-accent',
  mark: 'text-text-muted',
}

/** White space as it is, which shows in a <pre>; anything else that would not show as a mark. */
function ExactText({ text }: { text: string }) {
  return text
    .split(/( *[\n\r\t][\n\r\t ]*| {2,}|^ | $)/)
    .map((piece, index) =>
      index % 2 === 1
        ? piece
        : splitUnseen(piece).map((part, at) =>
            part.kind === 'text' ? part.text : <Mark key={at} label={part.label} name={part.name} />,
          ),
    )
}
