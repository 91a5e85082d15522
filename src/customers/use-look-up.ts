import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { inProduct, paths } from '../paths'
import { isWholeId } from '../customer-id/customer-id'
import { customerKeys } from './customer-keys'
import { customerQuery, useCustomerClient } from './customer-query'
import { useProduct } from './use-product'

/** An answer asked for this shortly before Enter is the answer to Enter. Milliseconds. */
const stillCurrent = 5_000

/**
 * Two ways to ask. `lookUp` goes to a customer's page, in this product unless told, its request already under way, and
 * in place of this page where `replace` says so;
 * `speculate` starts the lookup while a whole ID stands in the box, and `lookUp` then finds the answer there.
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
  const ahead = useRef<string>(undefined)

  function lookUp(id: string, product = current, replace?: boolean) {
    const query = customerQuery(client, id, product)
    const known = queryClient.getQueryCache().find({ queryKey: query.queryKey, exact: true })
    const failed = known?.state.status === 'error'
    // What was asked ahead and failed a moment ago is the answer; whatever else failed is asked again.
    const answered = failed && ahead.current === id && Date.now() - known.state.errorUpdatedAt < stillCurrent
    ahead.current = undefined
    if (failed && !answered && known.state.data === undefined) known.reset()
    // The page shows how it went. A record stays while its failed refresh is tried again.
    if (!answered) queryClient.query({ ...query, ...(failed && { staleTime: 0 }) }).catch(() => {})
    const path = paths.customer(id, product)
    void navigate(path, { replace: replace ?? path === inProduct(pathname, current) })
  }

  function speculate(text: string) {
    const id = isWholeId(text)
    if (id === ahead.current) return
    if (ahead.current) {
      const queryKey = customerKeys.detail(ahead.current, current)
      void queryClient.cancelQueries({ queryKey, predicate: (query) => !query.isActive() })
    }
    ahead.current = id
    if (id) queryClient.query(customerQuery(client, id, current)).catch(() => {})
  }

  return { lookUp, speculate }
}
