import { type ReactNode, useId } from 'react'

interface Props {
  title: string
  /** A short text or buttons beside the title. */
  summary?: ReactNode
  /** Whether it is a part of a panel that its parent draws. By default it is a panel of its own. */
  inPanel?: boolean
  children?: ReactNode
}

/** A part of a page with a heading. */
export function Section({ title, summary, inPanel = false, children }: Props) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={`section print:break-inside-avoid ${inPanel ? '' : 'panel'}`}>
      <div className="section-head">
        <h2 id={id}>{title}</h2>
        {summary && <div className="section-note">{summary}</div>}
      </div>
      {children}
    </section>
  )
}
