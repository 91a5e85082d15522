import type { ReactNode } from 'react'

interface Props {
  tone?: 'caution'
  children: ReactNode
}

/** A note that stays where it is: a bar at the edge, then words. */
export function Notice({ tone, children }: Props) {
  return (
    <div className="notice" data-tone={tone}>
      {children}
    </div>
  )
}
