import { infiniteQueryOptions, skipToken, useInfiniteQuery } from '@tanstack/react-query'
import type { CustomerClient } from '../api/client'
import { customerKeys } from './customer-keys'
import { useCustomerClient } from './customer-query'
import { useProduct } from './use-product'
import { withinDeadline } from './within-deadline'

/** The query options of the customers with a partner's ID, in pages of ten. Fails with a LookupError. */
export function partnerQuery(client: CustomerClient, partnerId: string, product: string) {
  return infiniteQueryOptions({
    queryKey: customerKeys.list(partnerId, product),
    queryFn: ({ signal, pageParam: startingAfter }) =>
      withinDeadline(signal, (ends, retry) =>
        retry(() => client.findCustomers(partnerId, { signal: ends, product, startingAfter })),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // Each page is a read of ten customers that goes on record, and a list is only chosen from: Back does not repeat it.
    staleTime: Infinity,
    retry: false, // retried within one deadline
    retryOnMount: false,
  })
}

/** The state of a lookup by partner ID, without starting it. `partnerId`: undefined on any other page. */
export function usePartnerLookupState(partnerId: string | undefined) {
  const query = partnerQuery(useCustomerClient(), partnerId ?? '', useProduct())
  return useInfiniteQuery({ ...query, queryFn: partnerId === undefined ? skipToken : query.queryFn, enabled: false })
}
