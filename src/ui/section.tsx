import { type ReactNode, useId } from 'react'

interface Props {
  title: string
  /** One short line beside the title: a count, a sum. */
  summary?: ReactNode
  /** Takes all columns of a grid it stands in. */
  wide?: boolean
  children?: ReactNode
}

/** A titled part of a page, with a hairline above it. */
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
