import type { CustomerResponse } from './customer'
import { isSafeId } from '../contract/customer-id-rule'
import { customerPath } from '../contract/endpoints'
import { LookupError } from './errors'
import { readCustomer } from './read-customer'
import { type RequestOptions, type Transport, request } from './request'

/** The calls this app makes to Imprint. */
export interface CustomerClient {
  /**
   * Looks up one customer. `product`: the product to look in, where there are several; "" where there is one.
   * Throws a LookupError, or the signal's reason when the caller aborts it.
   */
  getCustomer(id: string, options: { signal: AbortSignal; product?: string }): Promise<CustomerResponse>
}

export interface CustomerClientOptions {
  /** In place of `fetch`: the demo's fake vendor, a portal's tokens, a test. */
  transport?: Transport | undefined
  /** Whether there is a network: `navigator.onLine` unless given. The demo, which needs none, always says yes. */
  isOnline?: () => boolean
}

export function createCustomerClient({
  transport,
  isOnline = () => navigator.onLine,
}: CustomerClientOptions = {}): CustomerClient {
  return {
    async getCustomer(id, { signal, product = '' }) {
      signal.throwIfAborted()
      if (!isSafeId(id)) throw new LookupError('invalid-request', { at: Date.now() })
      if (!isOnline()) throw new LookupError('offline', { at: Date.now() })
      const options: RequestOptions = { signal, transport }
      const response = await request(customerPath(id, product), options)
      const { status, requestId, latency } = response
      const record = readCustomer(response.text, id)
      if (typeof record === 'string') throw new LookupError(record, { status, requestId, latency, at: Date.now() })
      return { ...record, ...response }
    },
  }
}
