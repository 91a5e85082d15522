import { createContext } from 'react'

/** Who else hears of a reveal, and how a request reaches the gateway where it takes something along. */
export interface RevealListener {
  hear: (field: string, customerId: string) => void
  send: (request: Request) => Promise<Response>
}

/** Nobody, but in somebody's portal. */
export const RevealListenerContext = createContext<RevealListener | undefined>(undefined)
