import { useEffect } from 'react'
import { MessagePage } from './message-page'
import { reloadOnce } from './reload-once'

/** What was to be shown could not be loaded: there is no network, or a deploy has taken the old files away. */
export function CodeFailure({ onRetry }: { onRetry: () => void }) {
  useEffect(reloadOnce, [])
  const online = navigator.onLine
  return (
    <MessagePage
      role="alert"
      title={online ? 'This page is out of date' : 'You are offline'}
      actions={
        <button type="button" className="button button-primary" onClick={online ? () => location.reload() : onRetry}>
          {online ? 'Reload' : 'Try again'}
        </button>
      }
    >
      <p>
        A part of Customer lookup could not be loaded{online ? '. A new version may be out.' : ' without the network.'}
      </p>
    </MessagePage>
  )
}
