import { createContext, useContext } from 'react'

const BarSlotContext = createContext<HTMLElement | null>(null)

/** The element of the top bar that a page may render into, beside the app's mark. Null before the bar is mounted. */
export const BarSlotProvider = BarSlotContext.Provider

export const useBarSlot = () => useContext(BarSlotContext)
