import { useEffect } from 'react'
import { useLocation, useMatch } from 'react-router'
import type { LookupError } from '../api/errors'
import { isSafeId } from '../contract/customer-id-rule'
import { normalizeId } from '../customer-id/customer-id'
import { isNotFound, useLookupState } from '../customers/customer-query'
import { partnerIdOf, partnerLookupOf } from '../customers/partner-lookups'
import { usePartnerLookupState } from '../customers/use-partner-lookup-state'
import { useProduct } from '../customers/use-product'
import { routePatterns } from '../paths'
import type { FramePage, Outcome } from './portal-session'

/**
 * Reports what the page shows. A component of its own, mounted anew for another agent: the hook of a query keeps the
 * last record it saw for as long as it is mounted.
 */
export function PageObserver({ onPage }: { onPage: (page: FramePage) => void }) {
  const page = useFramePage()
  useEffect(() => onPage(page))
  return null
}

/** What the page shows. It only reads the lookup's state; the page itself starts the lookup. */
function useFramePage(): FramePage {
  const { customerId = '' } = useMatch(routePatterns.customer)?.params ?? {}
  const id = isSafeId(customerId) ? customerId : ''
  const { data, error, isFetching, errorUpdatedAt } = useLookupState(id || undefined)
  const partnerId = partnerIdOf(partnerLookupOf(useLocation().state))
  const partnerLookup = usePartnerLookupState(partnerId)
  const product = useProduct()
  if (partnerId !== undefined) return { customerId: '', partnerId, product, outcome: partnerOutcome(partnerLookup) }
  const failure = error && !isFetching ? outcomeOf(error, errorUpdatedAt) : undefined
  return { customerId: normalizeId(id), product, outcome: data ? { type: 'found' } : failure }
}

/** Undefined where it found customers: what is told then is the record that it leads to. */
function partnerOutcome(lookup: ReturnType<typeof usePartnerLookupState>): Outcome | undefined {
  const { data, error, isFetching, errorUpdatedAt, dataUpdatedAt } = lookup
  const [first] = data?.pages ?? []
  if (first) return first.customers.length + first.skipped === 0 ? { type: 'missing', at: dataUpdatedAt } : undefined
  return error && !isFetching ? outcomeOf(error, errorUpdatedAt) : undefined
}

function outcomeOf(error: LookupError, at: number): Outcome {
  return isNotFound(error) ? { type: 'missing', at } : { type: 'failed', reason: error.kind, at }
}
