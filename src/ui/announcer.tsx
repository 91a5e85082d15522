import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react'

/** By then it has been read out; who comes by later would take it for news. Milliseconds. */
const staleAfter = 5_000

const AnnounceContext = createContext<(message: string) => void>(() => {})

/** Says a short sentence to screen readers, politely; what is on the screen does not change. */
export const useAnnounce = () => useContext(AnnounceContext)

/** Holds the page's one polite status region. It is always mounted: a region that comes with its text is not read. */
export function Announcer({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState({ message: '', turn: 0 })
  const announce = useCallback((message: string) => setSpoken(({ turn }) => ({ message, turn: turn + 1 })), [])

  useEffect(() => {
    const timer = setTimeout(() => setSpoken(({ turn }) => ({ message: '', turn })), staleAfter)
    return () => clearTimeout(timer)
  }, [spoken.turn])

  return (
    <AnnounceContext value={announce}>
      {children}
      <div role="status" className="sr-only">
        {/* A new key for each: the same sentence said twice is read twice. */}
        <span key={spoken.turn}>{spoken.message}</span>
      </div>
    </AnnounceContext>
  )
}
