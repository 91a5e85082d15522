import { useEffect, useEffectEvent } from 'react'
import { Button } from '../ui/button'
import { useAnnounce } from '../ui/announcer'
import { useWaitingStage } from '../ui/use-waiting-stage'
import { RecordSkeleton } from './record-skeleton'

interface Props {
  id: string
  /** Called when the skeleton is on the screen. */
  onSkeleton: () => void
  onCancel: () => void
}

/** Shown while a record loads: nothing, then a skeleton, then a text and Cancel in the place of the record's buttons. */
export function LookupWaiting({ id, onSkeleton, onCancel }: Props) {
  const stage = useWaitingStage()
  const announce = useAnnounce()
  const announced = stage === 'announced' || stage === 'slow'

  const tellSkeleton = useEffectEvent(onSkeleton)
  useEffect(() => {
    if (stage === 'skeleton') tellSkeleton()
  }, [stage])

  useEffect(() => {
    if (announced) announce('Looking up customer')
  }, [announced, announce])

  if (stage === 'nothing') return null
  return (
    <div>
      <h1 className="sr-only">Customer record</h1>
      <RecordSkeleton
        id={id}
        actions={
          stage === 'slow' && (
            <>
              <p className="text-text-muted">Still waiting for Imprint…</p>
              <Button onClick={onCancel}>Cancel</Button>
            </>
          )
        }
      />
    </div>
  )
}
