import { useState } from 'react'
import { isBlank, splitUnseen } from '../format/split-unseen'
import { Button } from '../ui/button'

/** Longer text is folded: a field is to be read, not scrolled past. */
const foldAfter = 300

/**
 * Text from the API, shown so that it can neither act nor pose: isolated from its neighbours' direction,
 * each hidden, bidi and control character and each odd space as a visible mark, the empty in words, the very long folded.
 */
export function ReceivedText({ text }: { text: string }) {
  const [open, setOpen] = useState(false)
  const long = text.length > foldAfter
  const shown = long && !open ? `${text.slice(0, foldAfter).replace(/[\uD800-\uDBFF]$/, '')}…` : text
  return (
    <>
      {/* A new element for a new text: a page translator or an extension may have replaced the text nodes in it. */}
      <bdi key={shown} translate="no">
        {isBlank(text) && <span className="text-text-muted">{`empty text${text && ' '}`}</span>}
        {splitUnseen(shown).map((part, index) =>
          part.kind === 'text' ? part.text : <Mark key={index} label={part.label} name={part.name} />,
        )}
      </bdi>
      {long && (
        <Button variant="quiet" onClick={() => setOpen(!open)}>
          {open ? 'Show less' : `Show all ${text.length.toLocaleString('en-US')} characters`}
        </Button>
      )}
    </>
  )
}

export function Mark({ label, name }: { label: string; name: string }) {
  return (
    <span className="mx-px rounded-small border border-caution px-0.5 font-mono text-xs text-caution" title={name}>
      <span aria-hidden="true">{label}</span>
      <span className="sr-only">{` ${name} `}</span>
    </span>
  )
}
