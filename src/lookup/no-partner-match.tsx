import { isSafeId } from '../contract/customer-id-rule'
import { useDeployment } from '../customers/deployment'
import { RecentList } from '../customers/recent-list'
import { focusLookupBox, otherKindId } from '../customers/focus-lookup-box'
import { useLookUp } from '../customers/use-look-up'
import { usePartnerLookUp } from '../customers/use-partner-look-up'
import { useProduct } from '../customers/use-product'
import { Button } from '../ui/button'
import { Icon } from '../ui/icon'
import { MessagePage } from '../ui/message-page'

/** No customer has the partner's ID: what else to try. */
export function NoPartnerMatch({ partnerId }: { partnerId: string }) {
  const { products, embedded } = useDeployment()
  const product = useProduct()
  const { lookUp } = useLookUp()
  const lookUpPartner = usePartnerLookUp()
  return (
    <MessagePage
      icon="search"
      title="No customer found"
      below={!embedded && <RecentList />}
      actions={
        <>
          <Button variant="primary" onClick={() => focusLookupBox()}>
            <Icon shape="edit" />
            Edit ID
          </Button>
          {isSafeId(partnerId) && (
            <Button id={otherKindId} onClick={() => lookUp(partnerId)}>
              Look up as customer ID
            </Button>
          )}
          {products
            .filter((other) => other !== product)
            .map((other) => (
              <Button key={other} onClick={() => lookUpPartner(partnerId, other)}>
                Try {other}
              </Button>
            ))}
        </>
      }
    >
      <p>
        Imprint has no customer with partner ID{' '}
        <span translate="no" className="font-medium">
          {partnerId}
        </span>
        {product && (
          <>
            {' '}
            in <em translate="no">{product}</em>
          </>
        )}
        .
      </p>
      <p className="text-text-muted">
        Compare the ID with the ticket, first and last characters too. A partner’s ID may have been linked to another
        customer since, or to none.
      </p>
    </MessagePage>
  )
}
