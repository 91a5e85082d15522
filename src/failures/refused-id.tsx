import { useEffect, useRef } from 'react'
import { Button } from '../ui/button'
import { MessagePage } from '../ui/message-page'
import { useTitle } from '../ui/use-title'
import { describeRefusal, readCustomerIds } from '../customer-id/customer-id'
import { useDeployment } from '../customers/deployment'
import { focusLookupBox } from '../customers/focus-lookup-box'

/** Shown for a link whose ID must not be sent. The ID is not shown: it may be a card or phone number. */
export function RefusedId({ id }: { id: string }) {
  const { appName } = useDeployment()
  useTitle(`Not a customer ID – ${appName}`)
  const read = readCustomerIds(id)
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => page.current?.querySelector('h1')?.focus(), [])
  return (
    <div ref={page}>
      <MessagePage
        icon="edit"
        title="This link does not name a customer"
        actions={
          <Button variant="primary" onClick={() => focusLookupBox()}>
            Enter an ID
          </Button>
        }
      >
        <p>{read.kind === 'none' ? describeRefusal(read) : 'What stands after “customers/” is not a customer ID.'}</p>
        <p>Nothing was sent to Imprint.</p>
      </MessagePage>
    </div>
  )
}
