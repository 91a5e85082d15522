import { useEffect, useState } from 'react'

/** What to show while waiting: nothing, a skeleton, then an announcement to screen readers, then a visible text. */
export type WaitingStage = 'nothing' | 'skeleton' | 'announced' | 'slow'

/**
 * When each stage begins, in milliseconds. A skeleton for a shorter wait would only flicker, and drawing it
 * would delay an answer that arrives meanwhile.
 */
const stages: readonly (readonly [after: number, stage: WaitingStage])[] = [
  [300, 'skeleton'],
  [1_000, 'announced'],
  [3_000, 'slow'],
]

/** The stage of a wait. It begins anew each time `isWaiting` becomes true, and remains as it was when the wait is over. */
export function useWaitingStage(isWaiting: boolean): WaitingStage {
  const [stage, setStage] = useState<WaitingStage>('nothing')
  const [wasWaiting, setWasWaiting] = useState(isWaiting)
  if (isWaiting !== wasWaiting) {
    setWasWaiting(isWaiting)
    if (isWaiting) setStage('nothing')
  }
  useEffect(() => {
    if (!isWaiting) return
    const timers = stages.map(([after, next]) => setTimeout(setStage, after, next))
    return () => timers.forEach(clearTimeout)
  }, [isWaiting])
  return stage
}
