import { createContext } from 'react'

/** Set in a portal's tab: tells the portal of a reveal, and sends requests with the portal's token. */
export interface RevealListener {
  hear: (field: string, customerId: string) => void
  send: (request: Request) => Promise<Response>
}

/** Undefined unless embedded. */
export const RevealListenerContext = createContext<RevealListener | undefined>(undefined)
