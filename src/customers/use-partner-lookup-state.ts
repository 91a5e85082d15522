import { type InfiniteData, skipToken, useQuery } from '@tanstack/react-query'
import type { FoundCustomers } from '../api/customer'
import { customerKeys } from './customer-keys'
import { useProduct } from './use-product'

/** The state of a lookup by partner ID, without starting it. `partnerId`: undefined on any other page. */
export function usePartnerLookupState(partnerId: string | undefined) {
  const queryKey = customerKeys.list(partnerId ?? '', useProduct())
  return useQuery<InfiniteData<FoundCustomers>>({ queryKey, queryFn: skipToken })
}
