import type { ReactNode } from 'react'
import { Icon, type IconShape } from './icon'

interface Props {
  /** What kind of thing happened: nothing is wrong with the tool, a passing trouble, or a refusal. */
  tone?: 'neutral' | 'caution' | 'critical'
  icon: IconShape
  title: string
  /** `alert`: read by screen readers at once. Not for a page that receives focus, which would be read twice. */
  role?: 'alert' | undefined
  children?: ReactNode
  /** Label and value pairs below the text: a FieldList. */
  details?: ReactNode
  /** Buttons and links for what to do next, the most helpful first. */
  actions?: ReactNode
  /** A panel below, of the same width. */
  below?: ReactNode
}

/** A panel that says what happened and what to do next. */
export function MessagePage({ tone = 'neutral', icon, title, role, children, details, actions, below }: Props) {
  return (
    <div>
      <div className="panel message">
        <span className="disc" data-tone={tone}>
          <Icon shape={icon} />
        </span>
        <div role={role} className="grid gap-1">
          <h1 tabIndex={-1}>{title}</h1>
          <div className="grid gap-2 wrap-anywhere">{children}</div>
        </div>
        {details && <div className="message-details">{details}</div>}
        {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
      </div>
      {below && <div className="message-below">{below}</div>}
    </div>
  )
}
