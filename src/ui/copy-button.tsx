import { useEffect, useState } from 'react'
import { useAnnounce } from './announcer'
import { Button } from './button'
import { copyText } from './copy-text'
import { Icon } from './icon'

const confirmationTime = 2_000 // what Carbon and others settled on

interface Props {
  /** What is copied, in the sentence's middle: "Copy email", "Email copied". */
  name: string
  /** Asked for at the click, so that the exact value need not be in the page. */
  text: () => string
  /** Another drawing than the usual, where two copy buttons stand side by side. */
  shape?: 'copy' | 'path'
  /** Shown beside the icon; without it the button is an icon with a name. */
  children?: string
}

/** Copies an exact value and says so for 2 s, on screen and to screen readers. */
export function CopyButton({ name, text, shape = 'copy', children }: Props) {
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
    announce(
      copied
        ? `${name.charAt(0).toUpperCase()}${name.slice(1)} copied`
        : 'Could not copy. Select the text and press Ctrl+C.',
    )
  }

  const word = outcome === 'copied' ? 'Copied' : outcome === 'failed' ? 'Not copied' : children
  return (
    <Button
      variant={children ? 'default' : 'quiet'}
      className={children ? '' : 'relative text-text-muted enabled:hover:text-accent'}
      aria-label={`${outcome ? word : 'Copy'} ${name}`} // holds the word that is seen, for who speaks it
      onClick={() => void copy()}
    >
      <Icon shape={outcome === 'copied' ? 'check' : shape} />
      {children ? (
        // In one cell, so that the button keeps its width and nothing around it moves.
        <span className="grid *:[grid-area:1/1]">
          <span className={outcome && 'invisible'}>{children}</span>
          {outcome && <span>{word}</span>}
        </span>
      ) : (
        outcome && ( // Over the neighbouring text, so that nothing moves.
          <span className="absolute end-full rounded-small bg-background px-1.5 text-text">{word}</span>
        )
      )}
    </Button>
  )
}
