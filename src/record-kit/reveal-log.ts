import { createContext, type RefObject, useContext } from 'react'
import type { RevealedField } from '../contract/masked-fields'

/** That a value of the record was shown. It holds no value. */
export interface Reveal {
  field: RevealedField
  /** A ticket number or one of the deployment's reasons; "" for none. */
  reason: string
  /** Epoch milliseconds. */
  at: number
}

/** The reveals of the record on the page, for the agent's note. A ref: nothing is drawn from it. */
export const RevealLogContext = createContext<RefObject<Reveal[]>>({ current: [] })

export const useRevealLog = () => useContext(RevealLogContext)
