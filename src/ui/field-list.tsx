import type { ReactNode } from 'react'

/** Label and value pairs as a description list, so that a screen reader reads each value with its label. */
export function FieldList({ children }: { children: ReactNode }) {
  return <dl className="divide-y divide-border/60">{children}</dl>
}

interface Props {
  label: ReactNode
  children: ReactNode
  /** Buttons at the end of the row. */
  actions?: ReactNode
}

/** One row of a FieldList. */
export function Field({ label, children, actions }: Props) {
  return (
    <div className="labelled-row min-h-9 pt-2 pb-1.75">
      <dt className="min-w-0 text-text-muted wrap-anywhere">{label}</dt>
      <dd>
        <div className="min-w-0 wrap-anywhere">{children}</div>
        {actions && <div className="actions">{actions}</div>}
      </dd>
    </div>
  )
}
