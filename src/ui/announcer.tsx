import { createContext, type ReactNode, useCallback, useContext, useState } from 'react'

const AnnounceContext = createContext<(message: string) => void>(() => {})

/** Says a short sentence to screen readers, politely; what is on the screen does not change. */
export const useAnnounce = () => useContext(AnnounceContext)

/** Holds the page's one polite status region. It is always mounted: a region that comes with its text is not read. */
export function Announcer({ children }: { children: ReactNode }) {
  const [spoken, setSpoken] = useState({ message: '', turn: 0 })
  const announce = useCallback((message: string) => setSpoken(({ turn }) => ({ message, turn: turn + 1 })), [])
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
