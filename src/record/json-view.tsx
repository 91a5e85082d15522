import { useState } from 'react'
import type { CustomerResponse } from '../api/customer'
import { splitUnseen } from '../format/split-unseen'
import { CopyButton } from '../ui/copy-button'
import { RevealTime, RevealToggle } from '../ui/reveal-controls'
import { Section } from '../ui/section'
import { Mark } from '../record-kit/received-text'
import { redactJson } from '../contract/redact-json'
import { useAuditedReveal } from '../record-kit/use-audited-reveal'

/** A page of text this long still scrolls well. */
const foldAfter = 50_000

/** The answer to the letter, masked as the record is. */
export function JsonView({ answer }: { answer: CustomerResponse }) {
  const reveal = useAuditedReveal('json', 'Masked values')
  const [open, setOpen] = useState(false)
  const text = redactJson(answer.text, { keys: reveal.revealed ? 'shown' : 'hidden', wholeAnswer: true })
  const long = text.length > foldAfter
  const shown = long && !open ? text.slice(0, foldAfter) : text
  return (
    <Section
      title="JSON as received"
      summary={
        <span className="flex flex-wrap items-center justify-end gap-2">
          <RevealTime name="masked values" state={reveal} />
          <RevealToggle name="masked values" state={reveal} />
          <CopyButton name={reveal.revealed ? 'JSON' : 'masked JSON'} text={() => text}>
            {reveal.revealed ? 'Copy JSON' : 'Copy masked JSON'}
          </CopyButton>
        </span>
      }
    >
      {/* A new element for a new text, as in ReceivedText. */}
      <pre
        key={shown}
        dir="ltr"
        className="rounded bg-sunken p-3 font-mono text-xs leading-5 whitespace-pre-wrap wrap-anywhere"
      >
        <ExactText text={shown} />
      </pre>
      {long && (
        <button type="button" className="button mt-2" onClick={() => setOpen(!open)}>
          {open ? 'Show less' : `Show all ${text.length.toLocaleString('en-US')} characters`}
        </button>
      )}
    </Section>
  )
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
