import { createContext, useContext, useEffect, useState } from 'react'

/** Who looks at the screen: how values are written for them, and what time it is. */
export interface LocaleSettings {
  /** BCP 47, of the interface's own language: "en-US". */
  locale: string
  /** IANA name, "America/New_York"; undefined for the machine's own, whose name takes 15 ms to find out. */
  timeZone: string | undefined
  /** Milliseconds that the shown clock is ahead of the machine's; not 0 only where a demo fixes its clock. */
  clockOffset: number
}

const LocaleContext = createContext<LocaleSettings>({ locale: 'en-US', timeZone: undefined, clockOffset: 0 })

export const LocaleProvider = LocaleContext.Provider

export const useLocaleSettings = () => useContext(LocaleContext)

/**
 * The machine's time in epoch milliseconds, told again every `interval` milliseconds.
 * Add the localeSettings's `clockOffset` before showing it as a date.
 */
export function useNow(interval: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval)
    return () => clearInterval(timer)
  }, [interval])
  return now
}
