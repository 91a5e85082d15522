import { createContext, type ReactNode } from 'react'
import type { LookupError } from '../api/errors'

export interface FailureProps {
  id: string
  error: LookupError
  onRetry: () => void
  /** Whether the ID is the partner's. */
  byPartnerId?: boolean
}

/** Draws a lookup that failed because the session has ended. Undefined: as any other failure. */
export const SessionEndedContext = createContext<((failure: FailureProps) => ReactNode) | undefined>(undefined)
