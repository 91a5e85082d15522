import { useEffect, useState } from 'react'

/** What to show while waiting: nothing, a skeleton, then an announcement to screen readers, then a visible text. */
export type WaitingStage = 'nothing' | 'skeleton' | 'announced' | 'slow'

/** When each stage begins, in milliseconds. A skeleton for a wait under 200 ms would only flicker. */
const stages: readonly (readonly [after: number, stage: WaitingStage])[] = [
  [200, 'skeleton'],
  [1_000, 'announced'],
  [3_000, 'slow'],
]

/** The stage of a wait that began when the component mounted. */
export function useWaitingStage(): WaitingStage {
  const [stage, setStage] = useState<WaitingStage>('nothing')
  useEffect(() => {
    const timers = stages.map(([after, next]) => setTimeout(setStage, after, next))
    return () => timers.forEach(clearTimeout)
  }, [])
  return stage
}
