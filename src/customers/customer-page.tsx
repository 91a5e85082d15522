import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { isSafeId } from '../api/customer-id-rule'
import { shortId } from '../format/mask'
import { paths } from '../paths'
import { useAnnounce } from '../ui/announcer'
import { CodeFailure } from '../ui/code-failure'
import { useTitle } from '../ui/use-title'
import { useWaiting } from '../ui/use-waiting'
import { normalizeId } from './customer-id'
import { CustomerRecord } from './customer-record'
import { useDeployment } from './deployment'
import { failureCodeQuery } from './failure-code'
import { answerTakesFocus } from './focus-lookup-box'
import { LookupWaiting } from './lookup-waiting'
import { describeOpenPrograms } from './program-order'
import { addRecent } from './recents'
import { describeAbsence } from './record-field'
import { customerQuery, isNotFound, useCustomer, useCustomerClient } from './use-customer'
import { useProduct } from './use-product'

/** The page of a permalink. An ID that must not travel is refused here, before any request. */
export function CustomerPage({ id }: { id: string }) {
  const product = useProduct()
  if (!isSafeId(id)) return <Refused id={id} />
  // A key per customer: nothing of one record, revealed or open, is left when the next one comes.
  return <CustomerLookup key={normalizeId(id) + product} id={id} />
}

function Refused({ id }: { id: string }) {
  const { data } = useQuery(failureCodeQuery)
  return data && <data.RefusedId id={id} />
}

/** Which of record, failure and waiting: data first, then error, then waiting. */
function CustomerLookup({ id }: { id: string }) {
  const queryClient = useQueryClient()
  const { queryKey } = customerQuery(useCustomerClient(), id, useProduct())
  const lookup = useCustomer(id)
  const failed = lookup.isError && !lookup.isFetching
  const stopped = lookup.isPending && lookup.fetchStatus === 'idle'
  const failure = useQuery({ ...failureCodeQuery, enabled: failed || stopped })
  const waiting = useWaiting(!lookup.data && !((failed || stopped) && !failure.isPending))
  const page = useRef<HTMLDivElement>(null)

  useTitle(`Customer ${shortId(id)} – Lookup`)
  // CodeFailure is an alert, which is read without the focus.
  useArrival(page, !waiting && Boolean(lookup.data ?? failure.data), lookup.data !== undefined)
  useOutcome(id, lookup)
  useEffect(() => {
    // The words may be needed soon: for this lookup, or, once a record is there, for the next one without a network.
    // Not when this one has failed: that asks for them itself, and this would not end.
    if (lookup.data || (lookup.isFetching && (waiting === 'slow' || lookup.failureCount > 0)))
      queryClient.query(failureCodeQuery).catch(() => {})
  }, [waiting, lookup.data, lookup.failureCount, lookup.isFetching, queryClient])

  function retry() {
    page.current?.focus() // the button that was pressed goes away
    // From the beginning: were it cancelled now, the old failure would come back.
    void queryClient.resetQueries({ queryKey, exact: true })
    if (failure.isError) void failure.refetch()
  }

  return (
    <div ref={page} tabIndex={-1} className="outline-none" aria-busy={waiting !== undefined}>
      {waiting ? (
        <LookupWaiting stage={waiting} onCancel={() => void queryClient.cancelQueries({ queryKey })} />
      ) : lookup.data ? (
        <CustomerRecord
          answer={lookup.data}
          refresh={{ running: lookup.isFetching, error: lookup.error, start: () => void lookup.refetch() }}
        />
      ) : !failure.data ? (
        <CodeFailure onRetry={retry} />
      ) : lookup.error ? (
        <failure.data.LookupFailure id={id} error={lookup.error} onRetry={retry} />
      ) : (
        <failure.data.LookupStopped onRetry={retry} />
      )}
    </div>
  )
}

/** Sends focus to the page's heading when an answer comes, unless the agent is at something else. */
function useArrival(page: RefObject<HTMLElement | null>, arrived: boolean, found: boolean) {
  const { key } = useLocation()
  const { embedded } = useDeployment()
  useEffect(() => {
    if (arrived && answerTakesFocus(embedded)) page.current?.querySelector('h1')?.focus()
  }, [page, arrived, found, key, embedded])
}

/** What follows from an answer outside of the page: it is said, remembered, and the URL takes the vendor's spelling. */
function useOutcome(id: string, { data, error, isFetching }: ReturnType<typeof useCustomer>) {
  const announce = useAnnounce()
  const navigate = useNavigate()
  const product = useProduct()
  const foundId = data?.customer.id
  const notFound = !data && isNotFound(error)
  const ended = !data && !isFetching
  // In place of "Looking up customer". Why a lookup failed is for the page itself to say.
  const outcome = notFound ? 'No customer found' : error ? '' : 'Lookup cancelled'

  useEffect(() => {
    if (!data) return
    addRecent(data.customer.id, product)
    const { customer, surprises } = data
    const programs = customer.statuses
      ? describeOpenPrograms(customer.statuses)
      : `card programs: ${describeAbsence(surprises, 'statuses')}`
    announce(`Customer found, ${programs}`)
  }, [data, product, announce])

  useEffect(() => {
    if (!ended) return
    if (notFound) addRecent(id, product)
    announce(outcome)
  }, [ended, notFound, outcome, id, product, announce])

  useEffect(() => {
    if (foundId !== undefined && foundId !== id) void navigate(paths.customer(foundId, product), { replace: true })
  }, [foundId, id, product, navigate])
}
