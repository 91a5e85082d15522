import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useEffect, useRef } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { isSafeId } from '../contract/customer-id-rule'
import type { CustomerResponse } from '../api/customer'
import type { LookupError } from '../api/errors'
import { shortId } from '../format/short-id'
import { paths } from '../paths'
import { useAnnounce } from '../ui/announcer'
import { useTitle } from '../ui/use-title'
import { normalizeId } from '../customer-id/customer-id'
import { customerKeys } from '../customers/customer-keys'
import { isNotFound, useCustomer } from '../customers/customer-query'
import { CustomerRecord } from './customer-record'
import { useDeployment } from '../customers/deployment'
import { answerTakesFocus } from '../customers/focus-lookup-box'
import { LookupFailure } from '../failures/lookup-failure'
import { LookupStopped } from '../failures/lookup-stopped'
import { LookupWaiting } from './lookup-waiting'
import { describeOpenPrograms } from './program-order'
import { forgetOldRecords } from '../customers/forget-customers'
import { addRecent } from '../customers/recents'
import { describeAbsence } from '../record-kit/record-field'
import { RefusedId } from '../failures/refused-id'
import { useProduct } from '../customers/use-product'

/** The page of a permalink. An ID that must not be sent is refused here, before any request. */
export function CustomerPage() {
  const { customerId = '' } = useParams()
  const product = useProduct()
  if (!isSafeId(customerId)) return <RefusedId id={customerId} />
  // A key per customer: nothing of one record, revealed or opened, is left when the next one comes.
  return <CustomerLookup key={normalizeId(customerId) + product} id={customerId} />
}

type View =
  | { kind: 'record'; answer: CustomerResponse }
  | { kind: 'waiting' }
  | { kind: 'failed'; error: LookupError }
  | { kind: 'cancelled' }

/** Data first, then waiting, then error: a record stays up while it is refreshed, and when that fails. */
function viewOf({ data, error, isFetching }: ReturnType<typeof useCustomer>): View {
  if (data) return { kind: 'record', answer: data }
  if (isFetching) return { kind: 'waiting' }
  return error ? { kind: 'failed', error } : { kind: 'cancelled' }
}

function CustomerLookup({ id }: { id: string }) {
  const queryClient = useQueryClient()
  const queryKey = customerKeys.detail(id, useProduct())
  const lookup = useCustomer(id)
  const view = viewOf(lookup)
  const page = useRef<HTMLDivElement>(null)

  useTitle(`Customer ${shortId(id)} – Lookup`)
  useFocusOnArrival(page, view.kind)
  useOutcome(id, lookup)

  function retry() {
    page.current?.focus() // the button that was pressed goes away
    // Reset, not refetch: if the new lookup is cancelled, the old failure must not come back.
    void queryClient.resetQueries({ queryKey, exact: true })
  }

  return (
    <div ref={page} tabIndex={-1} className="outline-none" aria-busy={view.kind === 'waiting'}>
      {view.kind === 'waiting' && <LookupWaiting onCancel={() => void queryClient.cancelQueries({ queryKey })} />}
      {view.kind === 'record' && (
        <CustomerRecord
          answer={view.answer}
          refresh={{ running: lookup.isFetching, error: lookup.error, start: () => void lookup.refetch() }}
        />
      )}
      {view.kind === 'failed' && <LookupFailure id={id} error={view.error} onRetry={retry} />}
      {view.kind === 'cancelled' && <LookupStopped onRetry={retry} />}
    </div>
  )
}

/** Moves focus to the page's heading when an answer comes, unless the agent is at something else. */
function useFocusOnArrival(page: RefObject<HTMLElement | null>, view: View['kind']) {
  const { key } = useLocation()
  const { embedded } = useDeployment()
  useEffect(() => {
    if (view !== 'waiting' && answerTakesFocus(embedded)) page.current?.querySelector('h1')?.focus()
  }, [page, view, key, embedded])
}

/** What follows from an answer outside of the page: it is announced, remembered, and the URL takes the vendor's spelling. */
function useOutcome(id: string, { data, error, isFetching }: ReturnType<typeof useCustomer>) {
  const announce = useAnnounce()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const product = useProduct()
  const foundId = data?.customer.id
  const notFound = !data && isNotFound(error)
  const ended = !data && !isFetching
  // In place of "Looking up customer". Why a lookup failed is for the page itself to say.
  const outcome = notFound ? 'No customer found' : error ? '' : 'Lookup cancelled'

  useEffect(() => {
    if (!data) return
    addRecent(data.customer.id, product)
    forgetOldRecords(queryClient)
    const { customer, deviations } = data
    const programs = customer.statuses
      ? describeOpenPrograms(customer.statuses)
      : `card programs: ${describeAbsence(deviations, 'statuses')}`
    announce(`Customer found, ${programs}`)
  }, [data, product, announce, queryClient])

  useEffect(() => {
    if (!ended) return
    if (notFound) addRecent(id, product)
    announce(outcome)
  }, [ended, notFound, outcome, id, product, announce])

  useEffect(() => {
    if (foundId !== undefined && foundId !== id) void navigate(paths.customer(foundId, product), { replace: true })
  }, [foundId, id, product, navigate])
}
