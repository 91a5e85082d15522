import type { ReactNode } from 'react'

/** The meaning of a badge. Each tone has its own shape, so that colour is never the only cue (WCAG 1.4.1). */
export type Tone = 'positive' | 'muted' | 'plain'

const colours: Record<Tone, string> = { positive: 'text-positive', muted: 'text-text-muted', plain: 'text-neutral' }

interface Props {
  tone: Tone
  children: ReactNode
}

/** A word after a shape: a filled circle, a crossed circle, or a question mark in a circle. */
export function Badge({ tone, children }: Props) {
  return (
    <span className={`inline-flex min-w-0 items-baseline gap-1.5 font-medium ${colours[tone]}`}>
      <svg
        aria-hidden="true"
        className="size-3 shrink-0 self-center"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      >
        <circle cx="6" cy="6" r="5" fill={tone === 'positive' ? 'currentColor' : 'none'} />
        {tone === 'muted' && <path d="m2.5 9.5 7-7" />}
        {tone === 'plain' && <path d="M4.5 4.6a1.5 1.5 0 1 1 2 1.4c-.4.2-.5.4-.5.9m0 1.3v.6" strokeWidth="1.2" />}
      </svg>
      <span className="wrap-anywhere">{children}</span>
    </span>
  )
}
