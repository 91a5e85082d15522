import { createContext, useContext, useEffect, useState } from 'react'

/** The locale and time zone that values are formatted for, and the clock that they are compared with. */
export interface LocaleSettings {
  /** BCP 47, always English: "en-US". */
  locale: string
  /** IANA name, "America/New_York"; undefined for the browser's own, whose name costs 15 ms to look up. */
  timeZone: string | undefined
  /** Milliseconds that the displayed clock is ahead of the machine's. 0, except in a demo with a fixed clock. */
  clockOffset: number
}

const LocaleContext = createContext<LocaleSettings>({ locale: 'en-US', timeZone: undefined, clockOffset: 0 })

export const LocaleProvider = LocaleContext.Provider

export const useLocaleSettings = () => useContext(LocaleContext)

/**
 * The machine's time in epoch milliseconds, updated every `interval` milliseconds.
 * Add `clockOffset` of the locale settings before displaying it as a date.
 */
export function useNow(interval: number): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), interval)
    return () => clearInterval(timer)
  }, [interval])
  return now
}
