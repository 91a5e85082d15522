import type { ReactNode } from 'react'

interface Props {
  tone?: 'neutral' | 'caution' | 'critical'
  children: ReactNode
}

/** A note that stays where it is: a bar at the edge, then words. */
export function Notice({ tone = 'neutral', children }: Props) {
  return (
    <div className="notice" data-tone={tone}>
      {children}
    </div>
  )
}
