import type { QueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { LookupError } from '../api/errors'
import { forgetCustomers } from '../customers/forget-customers'
import { hideReveals } from '../ui/hide-reveals'
import type { Settings } from './config'
import { SessionScreen } from './session-screen'

interface Guarded {
  /** The element that the app is drawn into. */
  root: HTMLElement
  /** Takes the app out of it for good. */
  unmount: () => void
  queryClient: QueryClient
  settings: Settings
  /** Whether the end of a session ends this page. A portal's tab and a demo go on, and say so in the record's place. */
  endsWithSession: boolean
  /** Where to go from here: the window's own location, but in tests. */
  location: Pick<Location, 'assign' | 'reload'>
}

const minute = 60_000
const signs = [
  'keydown',
  'keyup',
  'paste',
  'click',
  'auxclick',
  'pointerdown',
  'pointermove',
  'wheel',
  'scroll',
  'touchstart',
] as const

/**
 * Watches over a page that may be left alone: covers it, warns, locks it and signs out, here and in the app's other
 * tabs (docs/decisions/). Time is the wall clock's, compared at every chance, for timers stand still while a computer
 * sleeps. The channel between tabs carries times and two words, and is done without where there is none.
 *
 * Returns a function that ends the watch.
 */
export function guardSession({ root, unmount, queryClient, settings, endsWithSession, location }: Guarded): () => void {
  const { signOutUrl, appName } = settings
  const coverTime = settings.coverAfter * minute || Infinity
  const lockTime = settings.lockAfter * minute || Infinity
  const warnTime = Math.max(lockTime - minute, lockTime / 2)

  const screens = document.createElement('div')
  const screenRoot = createRoot(screens)
  const channel = openChannel()
  let lastSign = Date.now()
  let lastTold = 0
  let secondsLeft: number | undefined
  let ended: 'locked' | 'signed-out' | 'session-ended' | undefined
  /** Set while the page is covered. */
  let comeBackTo: { title: string; focused: Element | null; scrolled: number } | undefined

  document.body.append(screens)
  const timer = setInterval(check, 1_000)
  const watching = new AbortController()
  const { signal } = watching
  for (const sign of signs) window.addEventListener(sign, takeSign, { capture: true, signal })
  for (const chance of ['focus', 'pageshow']) window.addEventListener(chance, check, { signal })
  document.addEventListener('visibilitychange', check, { signal })
  // A copy that the browser keeps for Back holds no record, and is not what is shown then.
  window.addEventListener('pagehide', ({ persisted }) => persisted && empty('locked'), { signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload(), { signal })
  channel?.addEventListener('message', hear, { signal })
  const cache = queryClient.getQueryCache()
  const forgetTab = cache.subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') tellOfEnd(event.action.error)
  })
  for (const { state } of cache.getAll()) tellOfEnd(state.error)
  noteSign()

  return () => {
    watching.abort()
    clearInterval(timer)
    forgetTab()
    channel?.close()
    screenRoot.unmount()
    screens.remove()
  }

  /** Compares the clock with the last sign of the agent. */
  function check() {
    if (ended) return
    const now = Date.now()
    lastSign = Math.min(lastSign, now) // a clock that was set back would keep the page open
    const idle = now - lastSign
    if (idle >= lockTime) return lock('locked')
    if (idle >= coverTime) cover()
    const left = idle >= warnTime ? Math.ceil((lockTime - idle) / 1_000) : undefined
    if (left === secondsLeft) return
    secondsLeft = left
    draw()
  }

  function takeSign(event: Event) {
    if (ended) return
    if (event instanceof PointerEvent && event.type === 'pointermove' && isJitter(event)) return
    check() // the limit comes before the key that woke the computer
    const away = ended ?? (comeBackTo || secondsLeft !== undefined)
    if (!away) {
      noteSign()
      if (event.type === 'click' || event.type === 'auxclick') signOut(event)
      return
    }
    const { type } = event
    if (type === 'keydown' || type === 'keyup' || type === 'paste' || type === 'click') {
      event.preventDefault() // what ends a cover does nothing else
      event.stopImmediatePropagation()
    }
    // A key is over when it comes up. A pointer on its way to “Stay” does not take it away, and a scroll may be our own.
    if (!ended && (type === 'keyup' || type === 'click')) comeBack()
    if (!ended && type === 'wheel') noteSign()
  }

  function noteSign() {
    lastSign = Date.now()
    if (Math.abs(lastSign - lastTold) < 1_000) return
    lastTold = lastSign
    tell(lastSign)
  }

  function tell(what: number | 'lock' | 'sign-out') {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a window’s; a channel is its origin’s alone
    channel?.postMessage(what)
  }

  function hear({ data }: MessageEvent<unknown>) {
    if (ended) return
    if (data === 'lock') lock('locked')
    if (data === 'sign-out') lock('signed-out')
    if (typeof data !== 'number' || !(data > lastSign)) return
    lastSign = data
    check()
  }

  /** The record is taken out of the page and not only hidden; the app goes on, and so does what it holds. */
  function cover() {
    if (comeBackTo) return
    comeBackTo = { title: document.title, focused: document.activeElement, scrolled: window.scrollY }
    hideReveals()
    root.remove()
    document.title = appName
    draw()
  }

  function comeBack() {
    noteSign()
    const { title, focused, scrolled } = comeBackTo ?? {}
    comeBackTo = undefined
    secondsLeft = undefined
    draw()
    if (title === undefined) return
    screens.before(root)
    document.title = title
    window.scrollTo(0, scrolled ?? 0)
    const place = focused?.isConnected ? focused : root.querySelector('h1')
    if (place instanceof HTMLElement) place.focus({ preventScroll: true })
  }

  function lock(how: NonNullable<typeof ended>) {
    empty(how)
  }

  /** Nothing of a customer is left: not on the screen, not in memory, not on its way. */
  function empty(how: NonNullable<typeof ended>) {
    ended = how
    comeBackTo = undefined // its element holds on to the record that it was in

    clearInterval(timer)
    unmount()
    root.remove()
    forgetCustomers(queryClient)
    document.title = appName
    secondsLeft = undefined
    draw()
  }

  /** The link in the frame leads there by itself; what was on the screen goes first. */
  function signOut(event: Event) {
    const link = event.target instanceof Element && event.target.closest('a')
    if (!link || !signOutUrl || link.getAttribute('href') !== signOutUrl) return
    event.preventDefault()
    event.stopImmediatePropagation()
    tell('sign-out')
    lock('signed-out')
    location.assign(signOutUrl)
  }

  function tellOfEnd(error: unknown) {
    if (ended || !(error instanceof LookupError) || error.kind !== 'session-ended') return
    tell('lock')
    // Not within the cache's own turn, which is about to tell the app of it.
    if (endsWithSession) queueMicrotask(() => ended ?? lock('session-ended'))
  }

  function draw() {
    const state = ended ?? (comeBackTo && 'covered')
    flushSync(() =>
      screenRoot.render(
        <SessionScreen
          state={state}
          secondsLeft={secondsLeft}
          settings={settings}
          onReload={() => location.reload()}
        />,
      ),
    )
  }
}

/** A table that shakes is nobody who works. */
const isJitter = ({ movementX, movementY }: PointerEvent) => Math.hypot(movementX, movementY) < 3

/** Undefined where the browser has no such channel, or gives none to a frame without storage. */
function openChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('customer-lookup-session')
  } catch {
    return undefined
  }
}
