const minute = 60_000

/** The shortest time between two broadcasts of activity to the other tabs. Milliseconds. */
const shareInterval = 1_000

/** The DOM events that count as activity of the agent. */
export const activityEvents = [
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

type ActivityEvent = (typeof activityEvents)[number]

/** When the agent was last active in any tab, and when this tab last broadcast that. Epoch milliseconds. */
interface Activity {
  lastActivity: number
  lastShared: number
}

/** The page with the record on it. */
type Active = Activity & { status: 'active' }

/** The record is still on the page, under a dialog that counts down to the lock. */
type Warning = Activity & { status: 'warning'; secondsLeft: number }

/** The record is out of the page but kept in memory. `secondsLeft` until the lock is set once the dialog is due. */
type Covered = Activity & { status: 'covered'; secondsLeft: number | undefined }

/** Customer data has been removed. Final: the page has to be reloaded. */
interface Ended {
  status: 'locked' | 'signed-out' | 'session-ended'
}

type Open = Active | Warning | Covered

export type SessionState = Open | Ended

export type SessionEvent =
  /** A second has passed, or the page may have been suspended until now. */
  | { type: 'tick' }
  | { type: 'activity'; source: ActivityEvent }
  /** Another tab was in use at this time. Epoch milliseconds. */
  | { type: 'activity-elsewhere'; at: number }
  | { type: 'locked-elsewhere' }
  | { type: 'signed-out-elsewhere' }
  /** The agent clicked "Sign out". */
  | { type: 'sign-out' }
  /** A request was refused because the agent's session is over. */
  | { type: 'session-ended' }
  /** The agent leaves the page, and the browser keeps it in its back/forward cache. */
  | { type: 'kept-for-back' }
  /** The page is restored from the back/forward cache. */
  | { type: 'restored-by-back' }

/** What the adapter has to do after a transition, in this order. */
export type SessionEffect =
  /** Send the other tabs the time of the last activity, or tell them to lock or sign out. */
  | { type: 'broadcast'; message: number | 'lock' | 'sign-out' }
  /** Remove the app from the page, with all that it keeps in memory. */
  | { type: 'clear' }
  /** Remove all customer data, including the list of recent lookups. */
  | { type: 'forget-customers' }
  /** Remove the record from the page until `uncover`. */
  | { type: 'cover' }
  /** Render the session's screen for the new state. */
  | { type: 'draw' }
  | { type: 'uncover' }
  | { type: 'go-to-sign-out' }
  | { type: 'reload' }

interface SessionRules {
  /** Minutes without activity until the page is covered, and until it is locked. 0: never. */
  coverAfter: number
  lockAfter: number
  /** Whether a session that has ended ends this page. If not, the app shows it in the record's place. */
  endsWithSession: boolean
}

/** The state of a page opened at `now` (epoch milliseconds), which counts as its first activity. */
export const startSession = (now: number): SessionState => ({ status: 'active', lastActivity: now, lastShared: now })

/**
 * Returns the state machine of one page's session, `(state, event, now) → state`. `now` is the wall clock in epoch
 * milliseconds: timers stop while a computer sleeps, so every event compares the clock with the last activity.
 * An ended state is final.
 */
export function createSessionReducer({ coverAfter, lockAfter, endsWithSession }: SessionRules) {
  const coverTime = coverAfter * minute || Infinity
  const lockTime = lockAfter * minute || Infinity
  const warnTime = Math.max(lockTime - minute, lockTime / 2)

  return function reduceSession(state: SessionState, event: SessionEvent, now: number): SessionState {
    if (hasEnded(state)) return state
    switch (event.type) {
      case 'tick':
        return applyLimits(state, now)
      case 'activity':
        return applyActivity(state, event.source, now)
      case 'activity-elsewhere':
        return event.at > state.lastActivity ? applyLimits({ ...state, lastActivity: event.at }, now) : state
      case 'locked-elsewhere':
      case 'kept-for-back':
        return { status: 'locked' }
      case 'signed-out-elsewhere':
      case 'sign-out':
        return { status: 'signed-out' }
      case 'session-ended':
        return endsWithSession ? { status: 'session-ended' } : state
      case 'restored-by-back':
        return state
    }
  }

  /** Applies the limits for the time since the last activity. A cover stays until the agent removes it in this tab. */
  function applyLimits(state: Open, now: number): SessionState {
    // If the clock was set back, a later `lastActivity` would postpone the lock.
    const lastActivity = Math.min(state.lastActivity, now)
    const activity = { lastActivity, lastShared: state.lastShared }
    const idle = now - lastActivity
    if (idle >= lockTime) return { status: 'locked' }
    const secondsLeft = idle >= warnTime ? Math.ceil((lockTime - idle) / 1_000) : undefined
    if (state.status === 'covered' || idle >= coverTime) return { status: 'covered', ...activity, secondsLeft }
    return secondsLeft === undefined
      ? { status: 'active', ...activity }
      : { status: 'warning', ...activity, secondsLeft }
  }

  function applyActivity(state: Open, source: ActivityEvent, now: number): SessionState {
    const current = applyLimits(state, now)
    // An overdue limit applies first: the key that wakes the computer must not also remove the cover.
    if (hasEnded(current) || current.status !== state.status) return current
    // With the page covered or the dialog open, only a key or a click means "I am back", and a key only once it is
    // released, or its keyup would reach the record. A pointer must not close the dialog on its way to "Stay", and
    // putting the record back scrolls the page by itself.
    if (current.status === 'active' || source === 'keyup' || source === 'click')
      return { status: 'active', ...recordActivity(current, now) }
    return source === 'wheel' ? applyLimits({ ...current, ...recordActivity(current, now) }, now) : current
  }
}

const recordActivity = ({ lastShared }: Activity, now: number): Activity => ({
  lastActivity: now,
  lastShared: Math.abs(now - lastShared) < shareInterval ? lastShared : now,
})

/** Whether customer data has been removed from this page for good. */
export const hasEnded = (state: SessionState): state is Ended =>
  state.status === 'locked' || state.status === 'signed-out' || state.status === 'session-ended'

/** The effects, in order, of a transition from `before` to `after` by `event`. */
export function effectsOf(before: SessionState, event: SessionEvent, after: SessionState): SessionEffect[] {
  if (event.type === 'restored-by-back') return [{ type: 'reload' }]
  if (hasEnded(before)) return []
  const effects: SessionEffect[] = []
  if (event.type === 'sign-out') effects.push({ type: 'broadcast', message: 'sign-out' })
  // Also if this page continues: the session has ended in every tab.
  if (event.type === 'session-ended') effects.push({ type: 'broadcast', message: 'lock' })

  if (hasEnded(after)) {
    effects.push({ type: 'clear' })
    // The list of recent lookups holds no customer data, and is shown again after Back.
    if (event.type !== 'kept-for-back') effects.push({ type: 'forget-customers' })
    effects.push({ type: 'draw' })
    if (event.type === 'sign-out') effects.push({ type: 'go-to-sign-out' })
    return effects
  }

  if (after.lastShared !== before.lastShared) effects.push({ type: 'broadcast', message: after.lastShared })
  const [wasCovered, isCovered] = [before.status === 'covered', after.status === 'covered']
  if (isCovered && !wasCovered) effects.push({ type: 'cover' })
  if (before.status !== after.status || secondsLeftIn(before) !== secondsLeftIn(after)) effects.push({ type: 'draw' })
  // After the draw: a dialog that closes moves the focus.
  if (wasCovered && !isCovered) effects.push({ type: 'uncover' })
  return effects
}

/** Seconds until the page locks while the agent is warned of it, else undefined. */
export const secondsLeftIn = (state: SessionState): number | undefined =>
  state.status === 'warning' || state.status === 'covered' ? state.secondsLeft : undefined
