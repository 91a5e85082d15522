import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useAnnounce } from './announcer'
import { onHideReveals } from './hide-reveals'

/** How long a masked value is shown, and how much "Keep showing" adds. Milliseconds. */
const revealTime = 30_000

/**
 * Whether a masked value may be in the page now, and for how many more seconds.
 *
 * A reveal ends after 30 s, and at once when the window loses focus, the tab is hidden, the page is printed, or
 * `hideReveals()` is called. A change of record or route ends it by unmounting. `toggle` is the ref of the button that
 * shows and hides the value. Both are announced to screen readers with `label`: "SSN last four hidden".
 */
export function useReveal(label: string) {
  const announce = useAnnounce()
  const [until, setUntil] = useState<number>()
  const [now, setNow] = useState(0)
  const revealed = until !== undefined

  const toggle = useRef<HTMLButtonElement>(null)
  const focused = useRef<Element>(null)

  const hide = useCallback(() => {
    focused.current = document.activeElement
    setUntil(undefined)
    announce(`${label} hidden`)
  }, [label, announce])

  // If the focused element was removed with the value (its copy button or "Keep showing"), focus the toggle.
  useLayoutEffect(() => {
    if (!revealed && focused.current?.isConnected === false) toggle.current?.focus({ preventScroll: true })
    focused.current = null // releases an element that is no longer in the page
  }, [revealed])

  useEffect(() => {
    if (until === undefined) return
    const tick = () => (Date.now() >= until ? hide() : setNow(Date.now()))
    // Synchronously, before the browser paints the page for the task switcher or the printer.
    const hideNow = () => flushSync(hide)
    const hideWhenHidden = () => document.hidden && hideNow()
    const timer = setInterval(tick, 250)
    const unsubscribe = onHideReveals(hideNow)
    window.addEventListener('blur', hideNow)
    window.addEventListener('beforeprint', hideNow)
    document.addEventListener('visibilitychange', hideWhenHidden)
    return () => {
      clearInterval(timer)
      unsubscribe()
      window.removeEventListener('blur', hideNow)
      window.removeEventListener('beforeprint', hideNow)
      document.removeEventListener('visibilitychange', hideWhenHidden)
    }
  }, [until, hide])

  function reveal() {
    const start = Date.now()
    setNow(start)
    setUntil(start + revealTime)
    announce(`${label} shown for 30 seconds`)
  }

  function keepShowing() {
    setUntil((end) => end && end + revealTime)
  }

  /** Whole seconds left, at least 1 while revealed. */
  const secondsLeft = revealed ? Math.max(1, Math.ceil((until - now) / 1_000)) : 0
  return { revealed, secondsLeft, reveal, hide, keepShowing, toggle }
}
