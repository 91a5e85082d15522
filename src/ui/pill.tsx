import type { ReactNode } from 'react'

/** The meaning of a pill. Each tone has its own shape, so that colour is never the only cue (WCAG 1.4.1). */
export type Tone = 'positive' | 'neutral' | 'caution'

interface Props {
  tone: Tone
  children: ReactNode
}

/** A word after a shape in a tinted frame: a filled circle, a crossed circle, or a question mark. */
export function Pill({ tone, children }: Props) {
  return (
    <span className="pill" data-tone={tone}>
      <svg aria-hidden="true" className="size-2 shrink-0" viewBox="0 0 12 12" fill="none" stroke="currentColor">
        {tone === 'positive' && <circle cx="6" cy="6" r="5" fill="currentColor" />}
        {tone === 'neutral' && <path d="M1 6a5 5 0 1 0 10 0A5 5 0 1 0 1 6m1.5 3.5 7-7" strokeWidth="1.8" />}
        {tone === 'caution' && (
          <path
            d="M3 3.4C3 1.9 4.3.9 6 .9s3 1 3 2.5c0 2-2.9 2.1-2.9 4.2m0 3.2v.2"
            strokeWidth="1.8"
            strokeLinecap="round"
          />
        )}
      </svg>
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </span>
  )
}
