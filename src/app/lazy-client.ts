import type { CustomerClient, CustomerClientOptions } from '../api/client'
import { requestEarly } from '../api/early-requests'

/**
 * The customer client, its code loaded at the first lookup: the first screen does without it, and the first request
 * does not wait for it but leaves at once and is taken over.
 */
export function createLazyClient(options?: CustomerClientOptions): CustomerClient {
  let client: CustomerClient | undefined

  async function load() {
    const { createCustomerClient } = await import('./record-code')
    client ??= createCustomerClient(options)
    return client
  }

  return {
    async getCustomer(id, signal, deadline, product) {
      if (client) return client.getCustomer(id, signal, deadline, product)
      if (!options && navigator.onLine) requestEarly(id, product, signal)
      const loaded = await load()
      return loaded.getCustomer(id, signal, deadline, product)
    },
  }
}
