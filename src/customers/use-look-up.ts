import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { paths } from '../paths'
import { isWholeId, normalizeId } from './customer-id'
import { customerQuery, useCustomerClient } from './use-customer'

/** An answer asked for this shortly before Enter is the answer to Enter. Milliseconds. */
const stillCurrent = 5_000

/** Goes to a customer's page, its request already under way. */
export function useLookUp(): (id: string) => void {
  const client = useCustomerClient()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { pathname } = useLocation()

  return (id) => {
    const query = customerQuery(client, id)
    const known = queryClient.getQueryCache().find({ queryKey: query.queryKey, exact: true })
    const failed = known?.state.status === 'error'
    // What failed a moment before Enter is the answer to it; what failed before that, or stands on the screen, is asked again.
    const askedAhead = failed && !known.isActive() && Date.now() - known.state.errorUpdatedAt < stillCurrent
    if (failed && !askedAhead && known.state.data === undefined) known.reset()
    // The page shows how it went. A record stays while its failed refresh is tried again.
    if (!askedAhead) queryClient.query({ ...query, ...(failed && { staleTime: 0 }) }).catch(() => {})
    const path = paths.customer(id)
    void navigate(path, { replace: path === pathname })
  }
}

/** Starts the lookup while a whole ID stands in the box; Enter then finds the answer there. */
export function useSpeculation(): (text: string) => void {
  const client = useCustomerClient()
  const queryClient = useQueryClient()
  const asked = useRef<string>(undefined)

  return (text) => {
    const id = isWholeId(text)
    if (id === asked.current) return
    if (asked.current) {
      const abandoned = ['customers', normalizeId(asked.current)]
      void queryClient.cancelQueries({ queryKey: abandoned, exact: true, predicate: (query) => !query.isActive() })
    }
    asked.current = id
    if (!id) return
    queryClient.query(customerQuery(client, id)).catch(() => {})
  }
}
