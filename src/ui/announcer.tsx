import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

/** Clears the region after 5 s, so that a user who navigates to it later does not hear a stale message. Milliseconds. */
const staleAfter = 5_000

const AnnounceContext = createContext<(message: string) => void>(() => {})

/** Returns a function that announces a short sentence to screen readers, politely. The screen does not change. */
export const useAnnounce = () => useContext(AnnounceContext)

/** The page's only polite live region. Always mounted, because a region that is added together with its text is not read. */
export function Announcer({ children }: { children: ReactNode }) {
  const [announced, setAnnounced] = useState({ message: '', count: 0 })
  const announce = useCallback((message: string) => setAnnounced(({ count }) => ({ message, count: count + 1 })), [])

  useEffect(() => {
    const timer = setTimeout(() => setAnnounced(({ count }) => ({ message: '', count })), staleAfter)
    return () => clearTimeout(timer)
  }, [announced.count])

  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" className="sr-only">
        {/* A new key for each message, so that a repeated sentence is read again. */}
        <span key={announced.count}>{announced.message}</span>
      </div>
    </AnnounceContext>
  )
}
