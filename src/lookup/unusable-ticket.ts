import { createContext } from 'react'

/**
 * In a portal: why its ticket shows no customer, as a sentence. Undefined where it shows one, and without a portal.
 * src/app/mount-embedded.tsx knows the ticket, the search page says it.
 */
export const UnusableTicketContext = createContext<string | undefined>(undefined)
