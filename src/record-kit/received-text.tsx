import { useState } from 'react'
import { isBlank, splitUnseen } from '../format/split-unseen'
import { Button } from '../ui/button'

/** Longer text is folded, so that one field does not fill the page. */
const foldAfter = 300

interface Props {
  text: string
  /** False where the parent limits the length. */
  folds?: boolean
}

/**
 * Text from the API, which may be hostile. It is isolated from the direction of the text around it; hidden, bidirectional
 * and control characters and unusual spaces become visible marks; a blank text is described; a long text is folded.
 */
export function ReceivedText({ text, folds = true }: Props) {
  const [open, setOpen] = useState(false)
  const long = folds && text.length > foldAfter
  const shown = long && !open ? `${text.slice(0, foldAfter).replace(/[\uD800-\uDBFF]$/, '')}…` : text
  return (
    <>
      {/* A new element for each text, because a page translator or extension may have replaced its text nodes. */}
      <bdi key={shown} translate="no">
        {isBlank(text) && <span className="text-text-muted">{`empty text${text && ' '}`}</span>}
        {splitUnseen(shown).map((part, index) =>
          part.kind === 'text' ? part.text : <Mark key={index} label={part.label} name={part.name} />,
        )}
      </bdi>
      {long && (
        <Button variant="quiet" className="-ms-1.5 text-start" onClick={() => setOpen(!open)}>
          {open ? 'Show less' : `Show all ${text.length.toLocaleString('en-US')} characters`}
        </Button>
      )}
    </>
  )
}

/** Makes a hidden character visible: a label such as its code point, and its name for screen readers. */
export function Mark({ label, name }: { label: string; name: string }) {
  return (
    <span className="mx-px rounded-small border border-caution px-0.5 font-mono text-xs text-caution" title={name}>
      <span aria-hidden="true">{label}</span>
      <span className="sr-only">{` ${name} `}</span>
    </span>
  )
}
