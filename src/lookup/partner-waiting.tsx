import { useEffect } from 'react'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { MessagePage } from '../ui/message-page'
import { useWaitingStage } from '../ui/use-waiting-stage'

/** Shown while a lookup by partner ID runs: nothing at first, then a sentence, then Cancel. */
export function PartnerWaiting({ onCancel }: { onCancel: () => void }) {
  const stage = useWaitingStage(true)
  const announce = useAnnounce()
  const announced = stage === 'announced' || stage === 'slow'

  useEffect(() => {
    if (announced) announce('Looking up partner ID')
  }, [announced, announce])

  if (stage === 'nothing') return null
  return (
    <MessagePage
      icon="clock"
      title="Looking up partner ID"
      actions={stage === 'slow' && <Button onClick={onCancel}>Cancel</Button>}
    >
      {stage === 'slow' && <p className="text-text-muted">Still waiting for Imprint…</p>}
    </MessagePage>
  )
}
