import { MessagePage } from '../ui/message-page'

/** When the lookup failed and the words for it could not be loaded either: there is hardly another cause than the network. */
export function UnexplainedFailure({ onRetry }: { onRetry: () => void }) {
  return (
    <MessagePage
      fault
      title="Cannot reach the lookup service"
      actions={
        <button type="button" className="button button-primary" onClick={onRetry}>
          Try again
        </button>
      }
    >
      <p>The lookup failed, and nothing more could be loaded to say why. Check the network, then try again.</p>
    </MessagePage>
  )
}
