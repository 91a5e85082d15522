/** How often an agent may check the caller about a customer. */
export const callerCheckTries = 3
/** Seconds after the last try until the tries start anew. */
export const callerCheckWindow = 15 * 60

/** What came of asking for a try: how many are left after it, or how many seconds to wait for the next. */
export type CallerCheckTry = { allowed: true; left: number } | { allowed: false; wait: number }

/**
 * Counts tries in memory by a key. Never more than `callerCheckTries` within any `callerCheckWindow`: each try starts the
 * window anew, one that is refused does not.
 */
export function createCallerCheckTries(): (key: string) => CallerCheckTry {
  /** The longest unused first; `until` as `performance.now()` tells it. */
  const counted = new Map<string, { taken: number; until: number }>()

  return (key) => {
    const now = performance.now()
    for (const [old, { until }] of counted) {
      if (until > now) break
      counted.delete(old)
    }
    const { taken, until } = counted.get(key) ?? { taken: 0, until: 0 }
    if (taken >= callerCheckTries) return { allowed: false, wait: Math.ceil((until - now) / 1000) }
    counted.delete(key) // lest it keeps its place in the order
    counted.set(key, { taken: taken + 1, until: now + callerCheckWindow * 1000 })
    return { allowed: true, left: callerCheckTries - taken - 1 }
  }
}
