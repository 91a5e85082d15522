import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import type { CustomerResponse, FoundCustomers } from '../api/customer'
import type { LookupError } from '../api/errors'
import { useCustomerClient } from '../customers/customer-query'
import { useDeployment } from '../customers/deployment'
import { focusLookupBox, shouldFocusAnswer } from '../customers/focus-lookup-box'
import { partnerIdOf, partnerLookupOf } from '../customers/partner-lookups'
import { partnerQuery } from '../customers/partner-query'
import { seedCustomer } from '../customers/seed-customer'
import { useLookUp } from '../customers/use-look-up'
import { useProduct } from '../customers/use-product'
import { LookupFailure } from '../failures/lookup-failure'
import { LookupStopped } from '../failures/lookup-stopped'
import { useAnnounce } from '../ui/announcer'
import { Button } from '../ui/button'
import { MessagePage } from '../ui/message-page'
import { useTitle } from '../ui/use-title'
import { NoPartnerMatch } from './no-partner-match'
import { describeCount, PartnerMatches } from './partner-matches'
import { PartnerWaiting } from './partner-waiting'

/** The page of a lookup by partner ID. Its URL does not name the ID; the history entry's state leads to it. */
export function PartnerPage() {
  const lookup = partnerLookupOf(useLocation().state)
  const product = useProduct()
  useTitle(`Lookup by partner ID – ${useDeployment().appName}`)
  return <KeptLookup key={`${lookup} ${product}`} lookup={lookup} />
}

function KeptLookup({ lookup }: { lookup: string | undefined }) {
  // Read once: when the session ends the ID is forgotten, and the page has to say what happened.
  const [partnerId] = useState(() => partnerIdOf(lookup))
  return partnerId === undefined ? <LookupNotKept /> : <PartnerLookup partnerId={partnerId} />
}

/** After a reload, and for a bookmark. */
function LookupNotKept() {
  return (
    <MessagePage
      icon="search"
      title="This lookup was not kept"
      actions={
        <Button variant="primary" onClick={() => focusLookupBox()}>
          Enter an ID
        </Button>
      }
    >
      <p>A partner ID may be personal data, so it is neither in the address of this page nor stored. Enter it again.</p>
    </MessagePage>
  )
}

type View =
  | { kind: 'waiting' }
  | { kind: 'one'; customer: CustomerResponse }
  | { kind: 'several'; pages: readonly FoundCustomers[] }
  | { kind: 'none' }
  | { kind: 'failed'; error: LookupError }
  | { kind: 'cancelled' }

function viewOf(pages: readonly FoundCustomers[] | undefined, error: LookupError | null, isFetching: boolean): View {
  const [first] = pages ?? []
  if (!pages || !first)
    return isFetching ? { kind: 'waiting' } : error ? { kind: 'failed', error } : { kind: 'cancelled' }
  const [customer] = first.customers
  if (!customer && first.skipped === 0) return { kind: 'none' }
  const isOnly = first.customers.length === 1 && first.skipped === 0 && !first.hasMore
  return customer && isOnly ? { kind: 'one', customer } : { kind: 'several', pages }
}

function PartnerLookup({ partnerId }: { partnerId: string }) {
  const queryClient = useQueryClient()
  const query = partnerQuery(useCustomerClient(), partnerId, useProduct())
  const { queryKey } = query
  const { data, error, isFetching, isFetchingNextPage, hasNextPage, fetchNextPage, refetch } = useInfiniteQuery(query)
  const view = viewOf(data?.pages, error, isFetching)
  const page = useRef<HTMLDivElement>(null)
  useFocusOnArrival(page, view.kind)
  useOutcome(view)

  function retry() {
    page.current?.focus() // the focused button is removed
    // Reset as well: otherwise the old failure comes back if the new lookup is cancelled. Not by resetQueries(), which may ask
    // with the options of the layout's observer, and that one has no function to ask with.
    queryClient.getQueryCache().find({ queryKey, exact: true })?.reset()
    void refetch()
  }

  return (
    <div ref={page} tabIndex={-1} className="outline-none" aria-busy={view.kind === 'waiting'}>
      {view.kind === 'waiting' && <PartnerWaiting onCancel={() => void queryClient.cancelQueries({ queryKey })} />}
      {view.kind === 'several' && (
        <PartnerMatches
          partnerId={partnerId}
          pages={view.pages}
          more={{ error, isRunning: isFetchingNextPage, start: hasNextPage ? () => void fetchNextPage() : undefined }}
        />
      )}
      {view.kind === 'none' && <NoPartnerMatch partnerId={partnerId} />}
      {view.kind === 'failed' && <LookupFailure byPartnerId id={partnerId} error={view.error} onRetry={retry} />}
      {view.kind === 'cancelled' && <LookupStopped onRetry={retry} />}
    </div>
  )
}

/** Focuses the page's heading when an answer arrives, unless the agent is typing. */
function useFocusOnArrival(page: RefObject<HTMLElement | null>, view: View['kind']) {
  const { embedded } = useDeployment()
  useEffect(() => {
    if (view !== 'waiting' && shouldFocusAnswer(embedded)) page.current?.querySelector('h1')?.focus()
  }, [page, view, embedded])
}

/** Says how the lookup ended, and opens the record of an only customer in place of this page, so that Back passes it. */
function useOutcome(view: View) {
  const announce = useAnnounce()
  const { lookUp } = useLookUp()
  const product = useProduct()
  const queryClient = useQueryClient()
  const first = view.kind === 'several' ? view.pages[0] : undefined
  const customer = view.kind === 'one' ? view.customer : undefined

  const open = useEffectEvent((only: CustomerResponse) => {
    seedCustomer(queryClient, only, product)
    lookUp(only.customer.id, product, true)
  })
  useEffect(() => {
    if (customer) open(customer)
  }, [customer])

  const ending = first ? describeCount(first) : endings[view.kind]
  useEffect(() => {
    if (ending !== undefined) announce(ending)
  }, [ending, announce])
}

/** "" for a failure, whose page is read itself. */
const endings: Partial<Record<View['kind'], string>> = {
  none: 'No customer found',
  failed: '',
  cancelled: 'Lookup cancelled',
}
