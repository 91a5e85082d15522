import { useEffect, useRef } from 'react'
import { useDeployment } from '../customers/deployment'
import { MessagePage } from '../ui/message-page'
import { useTitle } from '../ui/use-title'
import { openSessionChannel, signedIn } from './session-channel'

/**
 * The page that "Sign in in a new tab" in a portal leads to. The sign-in service in front of the gateway lets only an agent
 * who has signed in see it, so that to be here is to be signed in. It says so to the tab in the portal.
 */
export function SignedInPage() {
  const { appName } = useDeployment()
  useTitle(`Signed in – ${appName}`)
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const channel = openSessionChannel()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- for windows; a channel has one origin only
    channel?.postMessage(signedIn)
    channel?.close()
    page.current?.querySelector('h1')?.focus()
  }, [])
  return (
    <div ref={page}>
      <MessagePage icon="check" title="You are signed in">
        <p>Close this tab and go back to your portal. {appName} goes on there with the customer it was at.</p>
      </MessagePage>
    </div>
  )
}
