import { Button } from '../ui/button'
import { MessagePage } from '../ui/message-page'
import { focusLookupBox } from '../customers/focus-lookup-box'

/** After Cancel: nothing was shown, and the ID still stands in the box. */
export function LookupStopped({ onRetry }: { onRetry: () => void }) {
  return (
    <MessagePage
      title="Lookup cancelled"
      actions={
        <>
          <Button variant="primary" onClick={onRetry}>
            Try again
          </Button>
          <Button onClick={() => focusLookupBox()}>Edit ID</Button>
        </>
      }
    >
      <p>The lookup was stopped before Imprint answered.</p>
    </MessagePage>
  )
}
