import { type Ref, useEffect, useState } from 'react'
import { useAnnounce } from './announcer'
import { Button } from './button'
import type { ButtonVariant } from './button-class'
import { copyText } from './copy-text'
import { Icon } from './icon'
import { Tooltip } from './tooltip'

/** How long the confirmation is shown, as in IBM's Carbon design system. Milliseconds. */
const confirmationTime = 2_000

interface Props {
  /** The name of the value, as in the middle of a sentence: "email" gives "Copy email" and "Email copied". */
  name: string
  /** Called on click, so that the exact value need not be in the page. */
  text: () => string
  /** `path` distinguishes the second of two copy buttons side by side. It is drawn while its row is in use only. */
  shape?: 'copy' | 'path'
  variant?: ButtonVariant | undefined
  ref?: Ref<HTMLButtonElement>
  /** The key that presses the button. */
  shortcut?: string | undefined
  /** Called when the text is on the clipboard. */
  onCopied?: () => void
  /** Shown beside the icon; without it, the button is an icon with an accessible name. */
  children?: string
}

/** Copies an exact value and confirms it for 2 s, on screen and to screen readers. */
export function CopyButton({ name, text, shape = 'copy', variant, ref, shortcut, onCopied, children }: Props) {
  const announce = useAnnounce()
  const [outcome, setOutcome] = useState<'copied' | 'failed'>()

  useEffect(() => {
    if (!outcome) return
    const timer = setTimeout(() => setOutcome(undefined), confirmationTime)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy() {
    const copied = await copyText(text())
    setOutcome(copied ? 'copied' : 'failed')
    if (copied) onCopied?.()
    announce(
      copied
        ? `${name.charAt(0).toUpperCase()}${name.slice(1)} copied`
        : 'Could not copy. Select the text and press Ctrl+C.',
    )
  }

  const word = outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Not copied' : children
  const label = `${outcome ? word : 'Copy'} ${name}` // contains the visible word, for speech input (WCAG 2.5.3)
  const icon = <Icon shape={outcome === 'copied' ? 'check' : outcome === 'failed' ? 'cross' : shape} />
  if (children)
    return (
      <Button ref={ref} variant={variant} aria-label={label} aria-keyshortcuts={shortcut} onClick={() => void copy()}>
        {icon}
        {/* Both texts in one grid cell, so that the button keeps its width and nothing moves. */}
        <span className="grid *:[grid-area:1/1]">
          <span className={outcome && 'invisible'}>{children}</span>
          {outcome && <span>{word}</span>}
        </span>
      </Button>
    )
  return (
    <Tooltip text={`Copy ${name}`}>
      <Button variant="icon" data-shape={shape} aria-label={label} onClick={() => void copy()}>
        {icon}
        {outcome && ( // Over the neighbouring text, so that nothing moves.
          <span className="absolute end-full rounded-small bg-surface whitespace-nowrap px-1.5 text-[0.8125rem] text-positive">
            {word}
          </span>
        )}
      </Button>
    </Tooltip>
  )
}
