import { Button } from '../ui/button'

/** Shown in place of a section that threw while rendering. Without the error's message, which may quote the record. */
export function SectionFailure({ onRetry }: { onRetry: () => void }) {
  return (
    <div role="alert" className="panel p-4">
      <p>This part of the record could not be shown. The fault is in this tool.</p>
      <Button className="mt-2" onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}
