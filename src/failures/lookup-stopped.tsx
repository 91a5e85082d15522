import { Button } from '../ui/button'
import { MessagePage } from '../ui/message-page'
import { focusLookupBox } from '../customers/focus-lookup-box'

/** Shown after Cancel. The requested ID is still in the lookup box. */
export function LookupStopped({ onRetry }: { onRetry: () => void }) {
  return (
    <MessagePage
      icon="cross"
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
