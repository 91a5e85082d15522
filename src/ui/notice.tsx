import type { ReactNode } from 'react'

interface Props {
  tone?: 'caution'
  children: ReactNode
}

/** A permanent note, with a coloured bar at its start. */
export function Notice({ tone, children }: Props) {
  return (
    <div className="notice" data-tone={tone}>
      {children}
    </div>
  )
}
