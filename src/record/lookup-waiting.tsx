import { useEffect } from 'react'
import { Button } from '../ui/button'
import { useAnnounce } from '../ui/announcer'
import type { WaitingStage } from '../ui/use-waiting-stage'
import { HeadSkeleton } from './record-skeleton'

interface Props {
  id: string
  stage: WaitingStage
  onCancel: () => void
}

/** The head of a record that is loading, later with a text and Cancel in the place of the record's buttons. */
export function LookupWaiting({ id, stage, onCancel }: Props) {
  const announce = useAnnounce()
  const announced = stage === 'announced' || stage === 'slow'

  useEffect(() => {
    if (announced) announce('Looking up customer')
  }, [announced, announce])

  return (
    <div>
      <h1 className="sr-only">Customer record</h1>
      <HeadSkeleton
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
