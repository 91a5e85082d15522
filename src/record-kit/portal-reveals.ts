import { createContext } from 'react'
import type { RevealedField } from '../contract/masked-fields'

/** In a portal's tab: what the portal has to do with reveals. */
export interface PortalReveals {
  /** The customer of the portal's ticket, normalized, and the ticket's number: the reason of reveals. */
  ticket: { customerId: string; number: string } | undefined
  /** Tells the portal what was revealed of whom, never the value. */
  onReveal: (field: RevealedField, customerId: string) => void
}

/** Undefined unless embedded. */
export const PortalRevealsContext = createContext<PortalReveals | undefined>(undefined)
