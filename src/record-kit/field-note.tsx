import type { ReactNode } from 'react'

/** A note on a value, on a line below it. */
export function FieldNote({ children }: { children: ReactNode }) {
  return <span className="block text-xs text-caution wrap-anywhere">{children}</span>
}
