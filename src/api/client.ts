import type { CallerAnswers } from '../contract/caller-answers'
import { isSafeId } from '../contract/customer-id-rule'
import { callerChecksPath, customerPath, markerHeader, revealsHeader, revealsPath } from '../contract/endpoints'
import { withholdJson } from '../contract/withhold-json'
import type { CustomerResponse } from './customer'
import { LookupError } from './errors'
import { type CallerCheckAnswer, readCallerCheck } from './read-caller-check'
import { readCustomer } from './read-customer'
import { type ApiResponse, type Transport, request } from './request'

/** The calls this app makes to Imprint. */
export interface CustomerClient {
  /**
   * Looks up one customer. `product`: the product to look in, where there are several; "" where there is one.
   * Throws a LookupError, or the signal's reason when the caller aborts it.
   */
  getCustomer(id: string, options: { signal: AbortSignal; product?: string }): Promise<CustomerResponse>
  /**
   * POSTs JSON to a path of the gateway: for a call that few visits need, and that is a file of its own. Throws as
   * `getCustomer` does.
   */
  post(path: string, options: { signal: AbortSignal; body: object }): Promise<ApiResponse>
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
      check(id, signal)
      const { headers, ...response } = await request(customerPath(id, product), { signal, transport })
      const { status, requestId, latency } = response
      const answer = withhold(response.text, headers.get(markerHeader))
      const record = readCustomer(answer.text, id, answer.marker)
      if (typeof record === 'string') throw new LookupError(record, { status, requestId, latency, at: Date.now() })
      return { ...record, ...response, ...answer, mayReveal: headers.get(revealsHeader) !== 'not-allowed' }
    },

    async post(path, { signal, body }) {
      checkOnline(signal)
      return request(path, { signal, transport, body })
    },

    async revealValue(id, { signal, product = '', pointer, reason }) {
      check(id, signal)
      const body = { pointer, ...(reason && { reason }) }
      return (await request(revealsPath(id, product), { signal, transport, body })).text
    },

    async checkCaller(id, { signal, product = '', answers }) {
      check(id, signal)
      const path = callerChecksPath(id, product)
      const { text, status, requestId, latency } = await request(path, { signal, transport, body: answers })
      const answer = readCallerCheck(text)
      if (!answer) throw new LookupError('unreadable', { status, requestId, latency, at: Date.now() })
      return answer
    },
  }

  function check(id: string, signal: AbortSignal): void {
    signal.throwIfAborted()
    if (!isSafeId(id)) throw new LookupError('invalid-request', { at: Date.now() })
    checkOnline(signal)
  }

  function checkOnline(signal: AbortSignal): void {
    signal.throwIfAborted()
    if (!isOnline()) throw new LookupError('offline', { at: Date.now() })
  }
}

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
