import { useEffect, useState } from 'react'

/** What to show of a wait: nothing yet, a skeleton, words for screen readers, words for all. */
export type WaitingStage = 'nothing' | 'skeleton' | 'announced' | 'slow'

/** Milliseconds. A wait under 200 ms is not noticed, and a skeleton would only flicker. */
const stages: readonly (readonly [after: number, stage: WaitingStage])[] = [
  [200, 'skeleton'],
  [1_000, 'announced'],
  [3_000, 'slow'],
]

/** The stage of a wait that began when the component was mounted. */
export function useWaitingStage(): WaitingStage {
  const [stage, setStage] = useState<WaitingStage>('nothing')
  useEffect(() => {
    const timers = stages.map(([after, next]) => setTimeout(setStage, after, next))
    return () => timers.forEach(clearTimeout)
  }, [])
  return stage
}
