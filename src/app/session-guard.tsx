import type { QueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { LookupError } from '../api/errors'
import { forgetCustomers, forgetRecords } from '../customers/forget-customers'
import { hideReveals } from '../ui/hide-reveals'
import type { Settings } from './config'
import { openSessionChannel } from './session-channel'
import { SessionScreen } from './session-screen'
import {
  type SessionEffect,
  type SessionEvent,
  activityEvents,
  createSessionReducer,
  effectsOf,
  hasEnded,
  startSession,
} from './session-state'

interface Options {
  /** The element that the app is rendered into. */
  root: HTMLElement
  /** Unmounts the app for good. */
  unmount: () => void
  queryClient: QueryClient
  settings: Settings
  /** Whether the end of a session ends this page. Embedded and in the demo the app shows it in place of the record. */
  endsWithSession: boolean
  /** `window.location`, except in tests. */
  location: Pick<Location, 'assign' | 'reload'>
}

/** While the page is covered or about to lock, these do not reach the app: the key that shows it again must not type. */
const blockedWhileAway: readonly string[] = ['keydown', 'keyup', 'paste', 'click']

/**
 * Covers, locks and signs out a page that the agent has left, in this tab and the app's other tabs (docs/decisions/).
 * This is the adapter around session-state.ts: it turns DOM events, the clock and messages of other tabs into events
 * of the state machine, and carries out its effects. Returns a function that removes the guard.
 */
export function guardSession({ root, unmount, queryClient, settings, endsWithSession, location }: Options): () => void {
  const { signOutUrl, appName } = settings
  const reduce = createSessionReducer({ ...settings, endsWithSession })
  const openedAt = Date.now()
  let state = startSession(openedAt)
  /** Restored when the cover is removed. */
  let coveredPage:
    | { title: string; focused: Element | null; scrolled: number; dialog: HTMLDialogElement | null }
    | undefined

  const screens = document.createElement('div')
  screens.id = 'screens'
  document.body.append(screens)
  const screenRoot = createRoot(screens)
  const channel = openSessionChannel()
  const listening = new AbortController()
  const { signal } = listening
  const tick = () => dispatch({ type: 'tick' })
  const timer = setInterval(tick, 1_000)

  for (const type of activityEvents) window.addEventListener(type, onActivity, { capture: true, signal })
  for (const type of ['focus', 'pageshow']) window.addEventListener(type, tick, { signal })
  document.addEventListener('visibilitychange', tick, { signal })
  window.addEventListener('pagehide', ({ persisted }) => persisted && dispatch({ type: 'kept-for-back' }), { signal })
  window.addEventListener('pageshow', ({ persisted }) => persisted && dispatch({ type: 'restored-by-back' }), {
    signal,
  })
  channel?.addEventListener('message', onMessage, { signal })
  const queries = queryClient.getQueryCache()
  let hasAnswer = queries.getAll().some(({ state: { data } }) => data !== undefined)
  const unsubscribe = queries.subscribe((event) => {
    if (event.type !== 'updated') return
    if (event.action.type === 'success') hasAnswer = true
    if (event.action.type === 'error') onQueryError(event.action.error)
  })
  broadcast(openedAt)
  for (const query of queries.getAll()) onQueryError(query.state.error)

  return () => {
    listening.abort()
    clearInterval(timer)
    unsubscribe()
    channel?.close()
    screenRoot.unmount()
    screens.remove()
  }

  function dispatch(event: SessionEvent) {
    const before = state
    state = reduce(before, event, Date.now())
    for (const effect of effectsOf(before, event, state)) run(effect)
  }

  function onActivity(event: Event) {
    if (hasEnded(state) || isJitter(event)) return
    const type = activityEvents.find((name) => name === event.type)
    const wasActive = state.status === 'active'
    if (wasActive && isSignOut(event)) {
      block(event)
      dispatch({ type: 'sign-out' })
    } else if (type) {
      dispatch({ type: 'activity', source: type })
      if (!(wasActive && state.status === 'active') && blockedWhileAway.includes(type)) block(event)
    }
  }

  function onMessage({ data }: MessageEvent<unknown>) {
    if (data === 'lock') dispatch({ type: 'locked-elsewhere' })
    if (data === 'sign-out') dispatch({ type: 'signed-out-elsewhere' })
    if (typeof data === 'number') dispatch({ type: 'activity-elsewhere', at: data })
  }

  function onQueryError(error: unknown) {
    if (!(error instanceof LookupError) || error.kind !== 'session-ended') return
    // A portal's frame that gets no cookie fails from the start, and again at each try. The other tabs' session goes on.
    if (!endsWithSession && !hasAnswer) return
    hasAnswer = false
    // Deferred until the cache has notified the app of this error: the effects unmount the app and clear the cache.
    queueMicrotask(() => dispatch({ type: 'session-ended' }))
  }

  function run(effect: SessionEffect) {
    switch (effect.type) {
      case 'broadcast':
        return broadcast(effect.message)
      case 'forget-customers':
        return forgetCustomers(queryClient)
      case 'clear':
        return clear()
      case 'cover':
        return cover()
      case 'draw':
        return draw()
      case 'uncover':
        return uncover()
      case 'go-to-sign-out':
        return location.assign(signOutUrl)
      case 'reload':
        return location.reload()
    }
  }

  function broadcast(message: number | 'lock' | 'sign-out') {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- for windows; a channel has one origin only
    channel?.postMessage(message)
  }

  /** Removes the record from the document, not only from view. The app stays mounted, so that it comes back unchanged. */
  function cover() {
    coveredPage = {
      title: document.title,
      focused: document.activeElement,
      scrolled: window.scrollY,
      dialog: root.querySelector<HTMLDialogElement>('dialog:modal'),
    }
    hideReveals()
    root.remove()
    document.title = appName
  }

  function uncover() {
    if (!coveredPage) return
    const { title, focused, scrolled, dialog } = coveredPage
    coveredPage = undefined
    screens.before(root)
    // Out of the document a dialog has ceased to be modal, but not to be open.
    dialog?.removeAttribute('open')
    dialog?.showModal()
    document.title = title
    window.scrollTo(0, scrolled)
    const target = focused?.isConnected ? focused : root.querySelector('h1')
    if (target instanceof HTMLElement) target.focus({ preventScroll: true })
  }

  /** Removes all customer data: from the page, from memory, and running requests. */
  function clear() {
    clearInterval(timer)
    coveredPage = undefined // its focused element would keep the record in memory
    unmount()
    root.remove()
    forgetRecords(queryClient)
    document.title = appName
  }

  function draw() {
    flushSync(() =>
      screenRoot.render(<SessionScreen state={state} settings={settings} onReload={() => location.reload()} />),
    )
  }

  function isSignOut({ type, target }: Event): boolean {
    if (type !== 'click' && type !== 'auxclick') return false
    if (!signOutUrl || !(target instanceof Element)) return false
    return target.closest('a')?.getAttribute('href') === signOutUrl
  }
}

function block(event: Event) {
  event.preventDefault()
  event.stopImmediatePropagation()
}

/** A bump against the table moves a mouse by a pixel or two. */
const isJitter = (event: Event) =>
  event instanceof PointerEvent && event.type === 'pointermove' && Math.hypot(event.movementX, event.movementY) < 3
