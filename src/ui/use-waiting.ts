import { useEffect, useState } from 'react'

/** What to show of a wait: nothing yet, a skeleton, words for screen readers, words for all. */
export type WaitingStage = 'nothing' | 'skeleton' | 'announced' | 'slow'

const skeletonAfter = 200 // a shorter wait is not seen, and a skeleton would only flicker
const skeletonAtLeast = 300
const steps: readonly (readonly [after: number, stage: WaitingStage])[] = [
  [skeletonAfter, 'skeleton'],
  [1_000, 'announced'],
  [3_000, 'slow'],
]

/**
 * Follows a wait. `undefined` when there is nothing to wait for, and nothing is held back.
 * A skeleton, once shown, stays for 300 ms; an answer before that never sees a timer.
 */
export function useWaiting(waiting: boolean): WaitingStage | undefined {
  const [shown, setShown] = useState<{ stage: WaitingStage; since: number }>()
  const stage = shown?.stage ?? (waiting ? 'nothing' : undefined)
  const skeletonSince = shown?.since

  useEffect(() => {
    if (!waiting) return
    const timers = steps.map(([after, next]) =>
      setTimeout(() => setShown((before) => ({ stage: next, since: before?.since ?? Date.now() })), after),
    )
    return () => timers.forEach(clearTimeout)
  }, [waiting])

  useEffect(() => {
    if (waiting || skeletonSince === undefined) return
    const timer = setTimeout(() => setShown(undefined), Math.max(0, skeletonSince + skeletonAtLeast - Date.now()))
    return () => clearTimeout(timer)
  }, [waiting, skeletonSince])

  // Shown long enough already: no timer between the answer and the paint.
  if (!waiting && skeletonSince !== undefined && Date.now() - skeletonSince >= skeletonAtLeast) return undefined
  return stage
}
