import { queryOptions, skipToken, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { CustomerClient } from '../api/client'
import type { CustomerResponse } from '../api/customer'
import { LookupError, isRetryable } from '../api/errors'
import { otherCase } from '../customer-id/customer-id'
import { customerKeys } from './customer-keys'
import { useProduct } from './use-product'

export const CustomerClientContext = createContext<CustomerClient | undefined>(undefined)

export function useCustomerClient(): CustomerClient {
  const client = useContext(CustomerClientContext)
  if (!client) throw new Error('No CustomerClientContext around this component')
  return client
}

/** The deadline of a lookup, including retries and the second spelling. Milliseconds. */
const lookupTimeout = 10_000
/** The longest pauses before the second and third try. Milliseconds. */
const retryDelays = [1_000, 3_000]

/**
 * The query options of one customer; `product` is "" in a deployment with one product. Fails with a LookupError.
 * A failed lookup is not repeated when a component mounts, only when the agent asks.
 */
export function customerQuery(client: CustomerClient, id: string, product: string) {
  return queryOptions<CustomerResponse>({
    queryKey: customerKeys.detail(id, product),
    queryFn: async ({ signal }) => {
      const deadline = createDeadline(lookupTimeout)
      const options = { signal: AbortSignal.any([signal, deadline.signal]), product }
      try {
        return await findInEitherCase(id, (spelling) => retry(() => client.getCustomer(spelling, options), deadline.at))
      } catch (error) {
        if (error instanceof LookupError || signal.aborted) throw error
        throw new LookupError('broken', { at: Date.now() }, { cause: error })
      } finally {
        deadline.clear()
      }
    },
    retry: false, // retried above, within one deadline
    retryOnMount: false,
  })
}

/** An AbortSignal.timeout that can be cleared: the browser keeps an uncleared one, and the answer with it, to its end. */
function createDeadline(milliseconds: number) {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new DOMException('', 'TimeoutError')), milliseconds)
  return { signal: controller.signal, at: Date.now() + milliseconds, clear: () => clearTimeout(timer) }
}

/**
 * Tries up to three times, while the error is temporary (`isRetryable`) and the pause ends before the deadline (epoch
 * milliseconds). Each pause is shortened at random by up to half, so that many agents do not retry at the same moment.
 */
async function retry<T>(attempt: () => Promise<T>, deadline: number): Promise<T> {
  for (const delay of retryDelays) {
    try {
      return await attempt()
    } catch (error) {
      if (!isRetryable(error) || Date.now() + delay >= deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, delay * (1 - Math.random() / 2)))
    }
  }
  return attempt()
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
