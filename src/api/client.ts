import type { CallerAnswers } from '../contract/caller-answers'
import { isSafeId } from '../contract/customer-id-rule'
import {
  callerChecksPath,
  customerPath,
  markerHeader,
  partnerLookupsPath,
  revealsHeader,
  revealsPath,
} from '../contract/endpoints'
import { isPartnerId } from '../contract/partner-id-rule'
import { withholdJson } from '../contract/withhold-json'
import type { CustomerResponse, FoundCustomers } from './customer'
import { LookupError } from './errors'
import { type CallerCheckAnswer, readCallerCheck } from './read-caller-check'
import { readCustomer } from './read-customer'
import { readCustomerList } from './read-customer-list'
import { type Transport, request } from './request'

/** The calls this app makes to Imprint. */
export interface CustomerClient {
  /**
   * Looks up one customer. `product`: the product to look in, where there are several; "" where there is one.
   * Throws a LookupError, or the signal's reason when the caller aborts it.
   */
  getCustomer(id: string, options: { signal: AbortSignal; product?: string }): Promise<CustomerResponse>
  /**
   * Finds the customers with a partner's ID, none or many, a page at a time. `startingAfter`: the `next` of the page
   * before. Throws as `getCustomer` does.
   */
  findCustomers(partnerId: string, options: FindOptions): Promise<FoundCustomers>
  /**
   * Asks for a withheld value of a customer, and returns its JSON; for all of the customer if `pointer` is "". `reason`: a
   * ticket number, or one of the deployment's reasons, "" for none. Throws as `getCustomer` does.
   */
  revealValue(id: string, options: RevealOptions): Promise<string>
  /**
   * Asks whether a caller's answers match the customer, and never which of them does. Throws as `getCustomer` does; a
   * `rate-limited` whose `limit` is `caller-check` says that the tries for this customer are used up.
   */
  checkCaller(id: string, options: CallerCheckOptions): Promise<CallerCheckAnswer>
}

interface FindOptions {
  signal: AbortSignal
  product?: string
  startingAfter?: string | undefined
}

interface RevealOptions {
  signal: AbortSignal
  product?: string
  /** A JSON Pointer (RFC 6901). */
  pointer: string
  reason: string
}

interface CallerCheckOptions {
  signal: AbortSignal
  product?: string
  answers: CallerAnswers
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
      check(isSafeId(id), signal)
      const { headers, ...response } = await request(customerPath(id, product), { signal, transport })
      const { status, requestId, latency } = response
      const answer = withhold(response.text, headers.get(markerHeader))
      const record = readCustomer(answer.text, id, answer.marker)
      if (typeof record === 'string') throw new LookupError(record, { status, requestId, latency, at: Date.now() })
      return { ...record, ...response, ...answer, mayReveal: headers.get(revealsHeader) !== 'not-allowed' }
    },

    async findCustomers(partnerId, { signal, product = '', startingAfter }) {
      check(isPartnerId(partnerId), signal)
      const body = { partner_customer_id: partnerId, ...(startingAfter && { starting_after: startingAfter }) }
      try {
        const { headers, text, ...response } = await request(partnerLookupsPath(product), { signal, transport, body })
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
    },

    async revealValue(id, { signal, product = '', pointer, reason }) {
      check(isSafeId(id), signal)
      const body = { pointer, ...(reason && { reason }) }
      return (await request(revealsPath(id, product), { signal, transport, body })).text
    },

    async checkCaller(id, { signal, product = '', answers }) {
      check(isSafeId(id), signal)
      const path = callerChecksPath(id, product)
      const { text, status, requestId, latency } = await request(path, { signal, transport, body: answers })
      const answer = readCallerCheck(text)
      if (!answer) throw new LookupError('unreadable', { status, requestId, latency, at: Date.now() })
      return answer
    },
  }

  function check(isSafe: boolean, signal: AbortSignal): void {
    signal.throwIfAborted()
    if (!isSafe) throw new LookupError('invalid-request', { at: Date.now() })
    if (!isOnline()) throw new LookupError('offline', { at: Date.now() })
  }
}

/** Whether a lookup by partner ID failed because there is none: Imprint documents an empty list, and has both types elsewhere. */
const isNoCustomer = (error: unknown) =>
  error instanceof LookupError &&
  (error.kind === 'not-found' ||
    (error.details.status === 404 && error.details.type === 'PARTNER_CUSTOMER_NOT_FOUND_ERROR'))

/** The answer with masked values withheld: as the gateway sent it, or, if it came unmasked, by the same rules here. */
function withhold(text: string, marker: string | null): Pick<CustomerResponse, 'text' | 'marker' | 'unmasked'> {
  if (marker) return { text, marker }
  const own = `${createMarker()}:`
  try {
    return { text: withholdJson(text, own), marker: own, unmasked: text }
  } catch {
    return { text, marker: own } // not JSON: the reader says so
  }
}

/** Not crypto.randomUUID, which is missing where a plain proxy serves the page over http. */
const createMarker = () => Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join('')
