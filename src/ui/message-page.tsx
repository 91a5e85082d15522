import type { ReactNode } from 'react'

interface Props {
  title: string
  /** Read out at once. Not for a page that the focus goes to, which would be read twice. */
  alert?: boolean
  children?: ReactNode
  /** What to do next. */
  actions?: ReactNode
}

/** A page that says what happened and what to do next. */
export function MessagePage({ title, alert = false, children, actions }: Props) {
  return (
    <div className="grid gap-4 border-t border-border py-8">
      <div role={alert ? 'alert' : undefined} className="grid max-w-160 gap-2">
        <h1 tabIndex={-1}>{title}</h1>
        <div className="grid gap-2 wrap-anywhere">{children}</div>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
