import { useEffect } from 'react'
import { useMatch } from 'react-router'
import type { LookupError } from '../api/errors'
import { isSafeId } from '../contract/customer-id-rule'
import { normalizeId } from '../customer-id/customer-id'
import { isNotFound, useLookupState } from '../customers/customer-query'
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
  const product = useProduct()
  const failure = error && !isFetching ? outcomeOf(error, errorUpdatedAt) : undefined
  return { customerId: normalizeId(id), product, outcome: data ? { type: 'found' } : failure }
}

function outcomeOf(error: LookupError, at: number): Outcome {
  return isNotFound(error) ? { type: 'missing', at } : { type: 'failed', reason: error.kind, at }
}
