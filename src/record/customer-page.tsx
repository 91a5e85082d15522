import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, startTransition, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useLocation, useNavigate, useParams } from 'react-router'
import { isSafeId } from '../contract/customer-id-rule'
import type { CustomerResponse } from '../api/customer'
import type { LookupError } from '../api/errors'
import { shortId } from '../format/short-id'
import { paths } from '../paths'
import { useAnnounce } from '../ui/announcer'
import { useTitle } from '../ui/use-title'
import { useWaitingStage } from '../ui/use-waiting-stage'
import { normalizeId } from '../customer-id/customer-id'
import { customerKeys } from '../customers/customer-keys'
import { isNotFound, useCustomer } from '../customers/customer-query'
import { CustomerRecord, type LaterParts } from './customer-record'
import { useDeployment } from '../customers/deployment'
import { shouldFocusAnswer } from '../customers/focus-lookup-box'
import { LookupFailure } from '../failures/lookup-failure'
import { LookupStopped } from '../failures/lookup-stopped'
import { LookupWaiting } from './lookup-waiting'
import { SectionsSkeleton } from './record-skeleton'
import { describeOpenPrograms } from './program-order'
import { forgetOldRecords } from '../customers/forget-customers'
import { addRecent } from '../customers/recents'
import { describeAbsence } from '../record-kit/record-field'
import { RefusedId } from '../failures/refused-id'
import { useProduct } from '../customers/use-product'

/** The page of a customer's permalink. An ID that must not be sent is refused before any request. */
export function CustomerPage({ later }: { later: LaterParts }) {
  const { customerId = '' } = useParams()
  const product = useProduct()
  if (!isSafeId(customerId)) return <RefusedId id={customerId} />
  // A key per customer resets all state, such as revealed values, when the customer changes.
  return <CustomerLookup key={normalizeId(customerId) + product} id={customerId} later={later} />
}

type View =
  | { kind: 'record'; answer: CustomerResponse }
  | { kind: 'waiting' }
  | { kind: 'failed'; error: LookupError }
  | { kind: 'cancelled' }

/** Data comes before waiting and error: a record stays on the page while it is refreshed, and if that fails. */
function viewOf({ data, error, isFetching }: ReturnType<typeof useCustomer>): View {
  if (data) return { kind: 'record', answer: data }
  if (isFetching) return { kind: 'waiting' }
  return error ? { kind: 'failed', error } : { kind: 'cancelled' }
}

function CustomerLookup({ id, later }: { id: string; later: LaterParts }) {
  const queryClient = useQueryClient()
  const queryKey = customerKeys.detail(id, useProduct())
  const lookup = useCustomer(id)
  const view = viewOf(lookup)
  const stage = useWaitingStage(view.kind === 'waiting')
  const showsDetails = useIsPainted(view.kind === 'record')
  const isDrawing = view.kind === 'record' && !showsDetails
  const page = useRef<HTMLDivElement>(null)

  useTitle(`Customer ${shortId(id)} – ${useDeployment().appName}`)
  useFocusOnArrival(page, view.kind)
  useOutcome(id, view)

  function retry() {
    page.current?.focus() // the focused button is removed
    // Reset, not refetch: otherwise the old failure comes back if the new lookup is cancelled.
    void queryClient.resetQueries({ queryKey, exact: true })
  }

  return (
    <div ref={page} tabIndex={-1} className="outline-none" aria-busy={view.kind === 'waiting'}>
      {view.kind === 'waiting' && stage !== 'nothing' && (
        <LookupWaiting id={id} stage={stage} onCancel={() => void queryClient.cancelQueries({ queryKey })} />
      )}
      {view.kind === 'record' && (
        <CustomerRecord
          later={later}
          showsDetails={showsDetails}
          answer={view.answer}
          refresh={{ running: lookup.isFetching, error: lookup.error, start: () => void lookup.refetch() }}
        />
      )}
      {view.kind === 'failed' && <LookupFailure id={id} error={view.error} onRetry={retry} />}
      {view.kind === 'cancelled' && <LookupStopped onRetry={retry} />}
      {/* One element for the wait and for the name's first paint: drawing it again would delay the name. */}
      {stage !== 'nothing' && (view.kind === 'waiting' || isDrawing) && <SectionsSkeleton id={id} />}
      {stage === 'nothing' && isDrawing && <div className="min-h-screen in-[[data-embedded]]:hidden" />}
    </div>
  )
}

/** Whether the browser has painted the page at least once since `isShown` was first true. */
function useIsPainted(isShown: boolean): boolean {
  const [isPainted, setIsPainted] = useState(false)
  useLayoutEffect(() => {
    if (!isShown) return
    const show = () => startTransition(() => setIsPainted(true))
    // In a hidden tab, or in a portal's frame that is out of view, no animation frame runs.
    let task = setTimeout(show, 500)
    // An animation frame's callback runs before the paint; a task that it starts runs after it.
    const frame = requestAnimationFrame(() => {
      clearTimeout(task)
      task = setTimeout(show)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(task)
    }
  }, [isShown])
  return isPainted
}

/** Focuses the page's heading when an answer arrives, unless the agent is typing. */
function useFocusOnArrival(page: RefObject<HTMLElement | null>, view: View['kind']) {
  const { key } = useLocation()
  const { embedded } = useDeployment()
  useEffect(() => {
    if (view !== 'waiting' && shouldFocusAnswer(embedded)) page.current?.querySelector('h1')?.focus()
  }, [page, view, key, embedded])
}

/** The side effects of an outcome: an announcement, an entry in the recent lookups, and Imprint's spelling in the URL. */
function useOutcome(id: string, view: View) {
  const announce = useAnnounce()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const product = useProduct()
  const answer = view.kind === 'record' ? view.answer : undefined
  const foundId = answer?.customer.id
  const notFound = view.kind === 'failed' && isNotFound(view.error)
  const ending = announcementOf(view)

  useEffect(() => {
    if (!answer) return
    const { customer, deviations } = answer
    addRecent(customer.id, product)
    forgetOldRecords(queryClient)
    const programs = customer.statuses
      ? describeOpenPrograms(customer.statuses)
      : `card programs: ${describeAbsence(deviations, 'statuses')}`
    announce(`Customer found, ${programs}`)
  }, [answer, product, announce, queryClient])

  useEffect(() => {
    if (ending === undefined) return
    if (notFound) addRecent(id, product)
    announce(ending)
  }, [ending, notFound, id, product, announce])

  useEffect(() => {
    if (foundId !== undefined && foundId !== id) void navigate(paths.customer(foundId, product), { replace: true })
  }, [foundId, id, product, navigate])
}

/**
 * Replaces the announcement "Looking up customer" when a lookup ends without a record. "" for a failure, whose page is
 * read itself; undefined otherwise.
 */
function announcementOf(view: View): string | undefined {
  if (view.kind === 'cancelled') return 'Lookup cancelled'
  if (view.kind === 'failed') return isNotFound(view.error) ? 'No customer found' : ''
  return undefined
}
