import { infiniteQueryOptions } from '@tanstack/react-query'
import type { CustomerClient } from '../api/client'
import { findCustomers } from '../api/find-customers'
import { customerKeys } from './customer-keys'
import { withinDeadline } from './within-deadline'

/** The query options of the customers with a partner's ID, in pages of ten. Fails with a LookupError. */
export function partnerQuery(client: CustomerClient, partnerId: string, product: string) {
  return infiniteQueryOptions({
    queryKey: customerKeys.list(partnerId, product),
    queryFn: ({ signal, pageParam: startingAfter }) =>
      withinDeadline(signal, (ends, retry) =>
        retry(() => findCustomers(client, partnerId, { signal: ends, product, startingAfter })),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    // Each page is a read of ten customers that goes on record, and a list is only chosen from: Back does not repeat it.
    staleTime: Infinity,
    retry: false, // retried within one deadline
    retryOnMount: false,
  })
}
