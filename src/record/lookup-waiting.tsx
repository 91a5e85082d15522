import { useEffect } from 'react'
import { Button } from '../ui/button'
import { useAnnounce } from '../ui/announcer'
import { useWaitingStage } from '../ui/use-waiting-stage'

/** Shown while a record loads: nothing, then a skeleton, then a text and Cancel. */
export function LookupWaiting({ onCancel }: { onCancel: () => void }) {
  const stage = useWaitingStage()
  const announce = useAnnounce()
  const announced = stage === 'announced' || stage === 'slow'

  useEffect(() => {
    if (announced) announce('Looking up customer')
  }, [announced, announce])

  if (stage === 'nothing') return null
  return (
    <div className="relative">
      <h1 className="sr-only">Customer record</h1>
      {stage === 'slow' && (
        // Positioned where the record's buttons will be, so that nothing moves.
        <p className="absolute end-0 top-4 flex max-w-full flex-wrap items-center justify-end gap-3 rounded bg-background py-1 ps-3">
          Still waiting for Imprint…
          <Button onClick={onCancel}>Cancel</Button>
        </p>
      )}
      <RecordSkeleton />
    </div>
  )
}

/** The layout of a record: name, ID, programs, two columns of fields. */
function RecordSkeleton() {
  return (
    <div aria-hidden="true" className="@container border-t border-border pt-6">
      <div className="skeleton h-7 w-56 max-w-full" />
      <div className="skeleton mt-3 mb-6 h-4 w-80 max-w-full" />
      <Rows count={2} />
      <div className="grid gap-x-10 @min-[40rem]:grid-cols-2">
        <Rows count={3} />
        <Rows count={5} />
        <Rows count={4} />
        <Rows count={2} />
      </div>
    </div>
  )
}

function Rows({ count }: { count: number }) {
  return (
    <div className="border-t border-border py-4">
      <div className="skeleton mb-4 h-4 w-28" />
      {Array.from({ length: count }, (_, row) => (
        <div key={row} className="grid h-9 grid-cols-[1fr_3fr] gap-3">
          <div className="skeleton h-4 w-16" />
          <div className="skeleton h-4 w-2/3" />
        </div>
      ))}
    </div>
  )
}
