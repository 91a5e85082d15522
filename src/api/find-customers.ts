import { markerHeader, partnerLookupsPath, revealsHeader } from '../contract/endpoints'
import { isPartnerId } from '../contract/partner-id-rule'
import type { CustomerClient } from './client'
import type { FoundCustomers } from './customer'
import { LookupError } from './errors'
import { readCustomerList } from './read-customer-list'

interface Options {
  signal: AbortSignal
  /** "" where there is one. */
  product: string
  /** The `next` of the page before, "" for the first page. */
  startingAfter: string
}

/**
 * Finds the customers with a partner's ID, none or many, a page of ten at a time.
 * Throws a LookupError, or the signal's reason when the caller aborts it.
 */
export async function findCustomers(
  client: CustomerClient,
  partnerId: string,
  { signal, product, startingAfter }: Options,
): Promise<FoundCustomers> {
  if (!isPartnerId(partnerId)) throw new LookupError('invalid-request', { at: Date.now() })
  const body = { partner_customer_id: partnerId, ...(startingAfter && { starting_after: startingAfter }) }
  try {
    const { headers, text, ...response } = await client.post(partnerLookupsPath(product), { signal, body })
    const { status, requestId, latency } = response
    // Without a marker it is not the gateway that answered, and nothing may have been withheld.
    const marker = headers.get(markerHeader)
    const list = marker ? readCustomerList(text, marker) : 'unreadable'
    if (!marker || list === 'unreadable')
      throw new LookupError('unreadable', { status, requestId, latency, at: Date.now() })
    const mayReveal = headers.get(revealsHeader) !== 'not-allowed'
    return { ...list, customers: list.customers.map((one) => ({ ...response, ...one, marker, mayReveal })) }
  } catch (error) {
    if (isNoCustomer(error)) return { customers: [], skipped: 0, total: 0, hasMore: false, next: undefined }
    throw error
  }
}

/** Whether a lookup by partner ID failed because there is none: Imprint documents an empty list, and has both types elsewhere. */
const isNoCustomer = (error: unknown) =>
  error instanceof LookupError &&
  (error.kind === 'not-found' ||
    (error.details.status === 404 && error.details.type === 'PARTNER_CUSTOMER_NOT_FOUND_ERROR'))
