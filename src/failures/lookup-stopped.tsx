import { MessagePage } from '../ui/message-page'
import { focusLookupBox } from '../customers/focus-lookup-box'

/** After Cancel: nothing was shown, and the ID still stands in the box. */
export function LookupStopped({ onRetry }: { onRetry: () => void }) {
  return (
    <MessagePage
      title="Lookup cancelled"
      actions={
        <>
          <button type="button" className="button button-primary" onClick={onRetry}>
            Try again
          </button>
          <button type="button" className="button" onClick={() => focusLookupBox()}>
            Edit ID
          </button>
        </>
      }
    >
      <p>The lookup was stopped before Imprint answered.</p>
    </MessagePage>
  )
}
