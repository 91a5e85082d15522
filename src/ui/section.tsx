import { type ReactNode, useId } from 'react'

interface Props {
  title: string
  /** A short text or buttons beside the title. */
  summary?: ReactNode
  /** Spans all columns of the grid around it. */
  wide?: boolean
  children?: ReactNode
}

/** A part of a page with a heading and a line above it. */
export function Section({ title, summary, wide = false, children }: Props) {
  const id = useId()
  return (
    <section
      aria-labelledby={id}
      className={`border-t border-border py-4 print:break-inside-avoid ${wide ? 'col-span-full' : ''}`}
    >
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4">
        <h2 id={id}>{title}</h2>
        {summary && <div className="-my-0.5 text-text-muted">{summary}</div>}
      </div>
      {children}
    </section>
  )
}
