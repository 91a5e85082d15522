import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { inProduct, paths } from '../paths'
import { isWholeId } from '../customer-id/customer-id'
import { customerKeys } from './customer-keys'
import { customerQuery, useCustomerClient } from './customer-query'
import { useProduct } from './use-product'

/** A failure from before Enter is shown for Enter, and not asked for again, while it is younger than this. Milliseconds. */
const recentFailure = 5_000

/**
 * `lookUp` starts the lookup and navigates to the customer's page, in the current product unless another is given. With
 * `replace`, that page replaces the current history entry.
 * `speculate` starts the lookup as soon as the box holds a whole ID, so that `lookUp` may find the answer in the cache.
 */
export function useLookUp(): {
  lookUp: (id: string, product?: string, replace?: boolean) => void
  speculate: (text: string) => void
} {
  const client = useCustomerClient()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const current = useProduct()
  const speculated = useRef<string>(undefined)

  function lookUp(id: string, product = current, replace?: boolean) {
    const query = customerQuery(client, id, product)
    const known = queryClient.getQueryCache().find({ queryKey: query.queryKey, exact: true })
    const failed = known?.state.status === 'error'
    // A speculative lookup that has just failed is the answer. Any other failed lookup is repeated.
    const answered = failed && speculated.current === id && Date.now() - known.state.errorUpdatedAt < recentFailure
    speculated.current = undefined
    if (failed && !answered && known.state.data === undefined) known.reset()
    // The page shows the error. A record stays on the page while its failed refresh is repeated.
    if (!answered) queryClient.query({ ...query, ...(failed && { staleTime: 0 }) }).catch(() => {})
    const path = paths.customer(id, product)
    void navigate(path, { replace: replace ?? path === inProduct(pathname, current) })
  }

  function speculate(text: string) {
    const id = isWholeId(text)
    if (id === speculated.current) return
    if (speculated.current) {
      const queryKey = customerKeys.detail(speculated.current, current)
      void queryClient.cancelQueries({ queryKey, predicate: (query) => !query.isActive() })
    }
    speculated.current = id
    if (id) queryClient.query(customerQuery(client, id, current)).catch(() => {})
  }

  return { lookUp, speculate }
}
