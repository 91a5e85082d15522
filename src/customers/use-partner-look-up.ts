import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useNavigate } from 'react-router'
import { inProduct, paths } from '../paths'
import { customerKeys } from './customer-keys'
import { keepPartnerId, partnerIdOf, partnerLookupOf } from './partner-lookups'
import { useProduct } from './use-product'

/** An older list is asked for again when the agent asks again; the same as of a record. Milliseconds. */
const freshFor = 60_000

/**
 * Returns a function that looks up by a partner's ID, in the current product unless another is given, and navigates to the
 * page of what it found. With `replace`, that page replaces the current history entry.
 */
export function usePartnerLookUp(): (partnerId: string, product?: string, replace?: boolean) => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const location = useLocation()
  const current = useProduct()

  return (partnerId, product = current, replace) => {
    const queryKey = customerKeys.list(partnerId, product)
    const path = paths.partner(product)
    const isThisPage = path === inProduct(location.pathname, current)
    const known = queryClient.getQueryState(queryKey)
    const isShown = isThisPage && partnerIdOf(partnerLookupOf(location.state)) === partnerId
    if (isShown && known?.fetchStatus === 'fetching') return // Enter twice
    const isFresh = known?.status === 'success' && Date.now() - known.dataUpdatedAt < freshFor
    // Not reset, which would ask again with the options of an observer that only watches, and has no function to ask with.
    if (!isFresh) queryClient.removeQueries({ queryKey, exact: true })
    void navigate(path, { state: keepPartnerId(partnerId), replace: replace ?? isThisPage })
  }
}
