import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { CustomerClient } from '../api/client'
import type { CustomerResponse } from '../api/customer'
import { LookupError } from '../api/errors'
import { otherCase } from '../customer-id/customer-id'
import { customerKeys } from './customer-keys'
import { useProduct } from './use-product'
import { withinDeadline } from './within-deadline'

export const CustomerClientContext = createContext<CustomerClient | undefined>(undefined)

export function useCustomerClient(): CustomerClient {
  const client = useContext(CustomerClientContext)
  if (!client) throw new Error('No CustomerClientContext around this component')
  return client
}

/**
 * The query options of one customer; `product` is "" in a deployment with one product. Fails with a LookupError.
 * A failed lookup is not repeated when a component mounts, only when the agent asks.
 */
export function customerQuery(client: CustomerClient, id: string, product: string) {
  return queryOptions<CustomerResponse>({
    queryKey: customerKeys.detail(id, product),
    queryFn: ({ signal }) =>
      withinDeadline(signal, (ends, retry) =>
        findInEitherCase(id, (spelling) => retry(() => client.getCustomer(spelling, { signal: ends, product }))),
      ),
    retry: false, // retried within one deadline
    retryOnMount: false,
  })
}

/** Repeats a lookup without result in the UUID's other letter case: the API's handling of case is not documented. */
async function findInEitherCase(id: string, get: (id: string) => Promise<CustomerResponse>): Promise<CustomerResponse> {
  try {
    return await get(id)
  } catch (error) {
    const other = otherCase(id)
    if (!other || !(error instanceof LookupError) || !isNotFound(error)) throw error
    try {
      return { ...(await get(other)), foundAs: other }
    } catch (second) {
      if (!(second instanceof LookupError) || !isNotFound(second)) throw second
      throw new LookupError('not-found', { ...error.details, alsoAsked: other }, { cause: second })
    }
  }
}

/** Whether the API answered that there is no such customer. */
export const isNotFound = (error: LookupError | null | undefined): boolean => error?.kind === 'not-found'

/** The lookup of a customer, which starts when the component mounts. */
export function useCustomer(id: string) {
  return useQuery(customerQuery(useCustomerClient(), id, useProduct()))
}

/** The state of a customer's lookup, without starting it. `id`: undefined on a page without a customer. */
export function useLookupState(id: string | undefined) {
  const query = customerQuery(useCustomerClient(), id ?? '', useProduct())
  return useQuery({ ...query, queryFn: id === undefined ? skipToken : query.queryFn, enabled: false })
}
