import type { ReactNode } from 'react'

interface Props {
  title: string
  /** `alert`: read by screen readers at once. Not for a page that receives focus, which would be read twice. */
  role?: 'alert' | undefined
  children?: ReactNode
  /** Buttons and links for what to do next. */
  actions?: ReactNode
}

/** A page that says what happened and what to do next. */
export function MessagePage({ title, role, children, actions }: Props) {
  return (
    <div className="grid gap-4 border-t border-border py-8">
      <div role={role} className="grid max-w-160 gap-2">
        <h1 tabIndex={-1}>{title}</h1>
        <div className="grid gap-2 wrap-anywhere">{children}</div>
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </div>
  )
}
