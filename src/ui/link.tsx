import type { MouseEvent, ReactNode } from 'react'
import { useHref, useNavigate } from 'react-router'

interface Props {
  to: string
  className?: string
  /** Goes there in its own way, in place of the plain one. */
  onFollow?: () => void
  children: ReactNode
}

/**
 * A link within the app. A plain click stays in the page; any other, with a modifier or the middle button, is the
 * browser's: a new tab, a window, a download. The router's own brings its server-rendering half, 4 kB, along.
 */
export function Link({ to, className, onFollow, children }: Props) {
  const href = useHref(to)
  const navigate = useNavigate()

  function follow(event: MouseEvent) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (onFollow) onFollow()
    else void navigate(to)
  }

  return (
    <a href={href} className={className} onClick={follow}>
      {children}
    </a>
  )
}
