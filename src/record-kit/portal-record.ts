import { createContext } from 'react'
import type { CallerCheckVerdict, CallerCheckField } from '../contract/caller-check-policy'
import type { RevealedField } from '../contract/masked-fields'

/** In a portal's tab: what the portal and the record have to do with each other. */
export interface PortalRecord {
  /** The customer of the portal's ticket, normalized, and the ticket's number: the reason of reveals. */
  ticket: { customerId: string; number: string } | undefined
  /** Tells the portal what was revealed of whom, never the value. */
  onReveal: (field: RevealedField, customerId: string) => void
  /** Hands the agent's note over, which holds no personal value, to be put into the ticket. */
  onNote: (text: string, customerId: string) => void
  /** Tells the portal how a caller check ended, and which fields were compared. */
  onCallerCheck: (outcome: CallerCheckVerdict, fields: readonly CallerCheckField[], customerId: string) => void
}

/** Undefined unless embedded. */
export const PortalRecordContext = createContext<PortalRecord | undefined>(undefined)
