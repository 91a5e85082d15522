import { queryOptions, useQuery } from '@tanstack/react-query'
import { createContext, useContext } from 'react'
import type { CustomerClient } from '../api/client'
import type { CustomerAnswer } from '../api/customer'
import { LookupError } from '../api/errors'
import { normalizeId, otherCase } from './customer-id'
import { useProduct } from './use-product'

/** The app's way to the API; whoever mounts the app says which. */
export const CustomerClientContext = createContext<CustomerClient | undefined>(undefined)

export function useCustomerClient(): CustomerClient {
  const client = useContext(CustomerClientContext)
  if (!client) throw new Error('No CustomerClientContext around this component')
  return client
}

/** One lookup, its retries and its second spelling included, ends within this. Milliseconds. */
const lookupTime = 10_000

/** A fetch keeps one signal through all its retries, so the signal tells which deadline a try belongs to. */
const deadlines = new WeakMap<AbortSignal, number>()

/**
 * The lookup of one customer, in a product where there are several. The key mirrors the URL; a UUID is the same in either letter case.
 * Fails with a LookupError. A failed lookup is not started again by being looked at: that takes the agent's click.
 */
export function customerQuery(client: CustomerClient, id: string, product: string) {
  return queryOptions<CustomerAnswer>({
    queryKey: ['customers', normalizeId(id), product],
    queryFn: ({ signal }) => {
      const deadline = deadlines.get(signal) ?? Date.now() + lookupTime
      deadlines.set(signal, deadline)
      return findInEitherCase(id, (spelling) => client.getCustomer(spelling, signal, deadline, product))
    },
    retryOnMount: false,
  })
}

/** Whether the live API minds the letter case of a UUID is not documented, so a miss is asked for once more. */
async function findInEitherCase(id: string, ask: (id: string) => Promise<CustomerAnswer>): Promise<CustomerAnswer> {
  try {
    return await ask(id)
  } catch (error) {
    const other = otherCase(id)
    if (!other || !isNotFound(error)) throw error
    try {
      return { ...(await ask(other)), foundAs: other }
    } catch (second) {
      if (isNotFound(second))
        throw new LookupError('not-found', { ...error.details, alsoAsked: other }, { cause: second })
      throw second
    }
  }
}

/** "No such customer": an answer, not a fault. */
export const isNotFound = (error: unknown): error is LookupError =>
  error instanceof LookupError && error.kind === 'not-found'

export function useCustomer(id: string, options?: Pick<ReturnType<typeof customerQuery>, 'enabled'>) {
  return useQuery({ ...customerQuery(useCustomerClient(), id, useProduct()), ...options })
}
