import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { addBusyCheck } from './agent-busy'
import { useAnnounce } from './announcer'
import { onHideReveals } from './hide-reveals'

/** How long a masked value is shown, and how much "Keep showing" adds. Milliseconds. */
const revealTime = 30_000

/** `until`: epoch milliseconds. `error`: why the last attempt to show the value failed. */
type State = { kind: 'hidden'; error?: unknown } | { kind: 'loading' } | { kind: 'shown'; until: number }

export type Reveal = ReturnType<typeof useReveal>

/**
 * Whether a masked value may be in the page now, and for how many more seconds.
 *
 * `reveal` loads the value and shows it. That ends after 30 s; `hideAfterBlur` seconds after the window has lost focus,
 * unless it is back by then, so that an agent can type the value into another window; and at once when the tab is hidden,
 * the page is printed, or `hideReveals()` is called. A change of record or route ends it by unmounting. `toggle` is the
 * ref of the button that shows and hides the value. Both are announced to screen readers with `label`: "SSN last four
 * hidden".
 *
 * The value is in a ref, not in a state or a prop: React keeps the last of those in memory after they have changed. Only a
 * component that is mounted while `revealed` may read it.
 */
export function useReveal(label: string, hideAfterBlur: number) {
  const announce = useAnnounce()
  const [state, setState] = useState<State>({ kind: 'hidden' })
  const [now, setNow] = useState(0)
  const value = useRef<string>(undefined)
  const loading = useRef<AbortController>(undefined)
  const isActive = state.kind !== 'hidden'
  const revealed = state.kind === 'shown'
  const until = revealed ? state.until : undefined

  const toggle = useRef<HTMLButtonElement>(null)
  const focused = useRef<Element>(null)

  const forget = useCallback(() => {
    loading.current?.abort()
    loading.current = undefined
    value.current = undefined
    // A browser keeps the text of the last match, as RegExp.input: this one has none.
    ;/^/.exec('')
  }, [])

  const hide = useCallback(() => {
    focused.current = document.activeElement
    forget()
    setState({ kind: 'hidden' })
    announce(`${label} hidden`)
  }, [label, announce, forget])

  // If the focused element was removed with the value (its copy button or "Keep showing"), focus the toggle.
  useLayoutEffect(() => {
    if (!revealed && focused.current?.isConnected === false) toggle.current?.focus({ preventScroll: true })
    focused.current = null // releases an element that is no longer in the page
  }, [revealed])

  useEffect(() => {
    if (!isActive) return
    // Synchronously, before the browser paints the page for the task switcher or the printer.
    const hideNow = () => flushSync(hide)
    const hideWhenHidden = () => document.hidden && hideNow()
    let timer: ReturnType<typeof setTimeout> | undefined
    const hideSoon = () => {
      if (hideAfterBlur === 0) hideNow()
      else timer = setTimeout(hideNow, hideAfterBlur * 1_000)
    }
    const stay = () => clearTimeout(timer)
    const unsubscribe = onHideReveals(hideNow)
    const endBusy = addBusyCheck(() => true)
    window.addEventListener('blur', hideSoon)
    window.addEventListener('focus', stay)
    window.addEventListener('beforeprint', hideNow)
    document.addEventListener('visibilitychange', hideWhenHidden)
    return () => {
      forget()
      unsubscribe()
      endBusy()
      stay()
      window.removeEventListener('blur', hideSoon)
      window.removeEventListener('focus', stay)
      window.removeEventListener('beforeprint', hideNow)
      document.removeEventListener('visibilitychange', hideWhenHidden)
    }
  }, [isActive, hide, forget, hideAfterBlur])

  useEffect(() => {
    if (until === undefined) return
    const tick = () => (Date.now() >= until ? hide() : setNow(Date.now()))
    const timer = setInterval(tick, 250)
    return () => clearInterval(timer)
  }, [until, hide])

  /** `load` gets a signal that aborts when the value is not wanted any more. Returns whether the value is shown. */
  async function reveal(load: (signal: AbortSignal) => Promise<string>): Promise<boolean> {
    const abort = new AbortController()
    loading.current = abort
    setState({ kind: 'loading' })
    try {
      const loaded = await load(abort.signal)
      if (abort.signal.aborted) return false
      value.current = loaded
    } catch (error) {
      if (!abort.signal.aborted) setState({ kind: 'hidden', error })
      return false
    }
    const start = Date.now()
    setNow(start)
    setState({ kind: 'shown', until: start + revealTime })
    announce(`${label} shown for 30 seconds`)
    return true
  }

  function keepShowing() {
    if (until !== undefined) setState({ kind: 'shown', until: until + revealTime })
  }

  return {
    value,
    loading: state.kind === 'loading',
    revealed,
    error: state.kind === 'hidden' ? state.error : undefined,
    /** Whole seconds left, at least 1 while revealed. */
    secondsLeft: until === undefined ? 0 : Math.max(1, Math.ceil((until - now) / 1_000)),
    reveal,
    hide,
    keepShowing,
    toggle,
  }
}
