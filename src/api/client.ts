import createClient from 'openapi-fetch'
import type { CustomerAnswer } from './customer'
import { baseUrlOf, takeEarlyRequest } from './early-requests'
import { isSafeId } from './customer-id-rule'
import { LookupError, type LookupErrorDetails, type LookupErrorKind } from './errors'
import { readBody } from './read-body'
import { readMediaTypes } from './read-media-types'
import { readCustomer } from './read-customer'
import { readRefusal } from './read-refusal'
import type { paths } from './schema'

/** The calls this app makes to Imprint. */
export interface CustomerClient {
  /**
   * Looks one customer up, among those of a product where there are several. `deadline` (epoch milliseconds, 10 s from
   * now unless told) ends everything, the reading of the body included. Throws a LookupError, or the signal's reason
   * when the caller's `signal` is aborted.
   */
  getCustomer(id: string, signal: AbortSignal, deadline?: number, product?: string): Promise<CustomerAnswer>
}

export interface CustomerClientOptions {
  /** Where requests go instead of the network: the demo's fake vendor, a test. */
  fetch?: (request: Request) => Promise<Response>
  /** How a request reaches the network, where it takes something along. */
  send?: (request: Request) => Promise<Response>
  /** What stands before `/v2`; our proxy's own path unless told. */
  baseUrl?: string
}

const patience = 10_000
const largestRecord = 1024 * 1024

/** Makes the one door to the API; see CustomerClient. */
export function createCustomerClient({ fetch, send, baseUrl }: CustomerClientOptions = {}): CustomerClient {
  // Credentials and cache stay at their defaults: only such a request takes over the preload that a Link header started.
  const api = createClient<paths>({ headers: { Accept: 'application/json' }, redirect: 'manual' })

  return { getCustomer }

  async function getCustomer(
    id: string,
    signal: AbortSignal,
    deadline = Date.now() + patience,
    product = '',
  ): Promise<CustomerAnswer> {
    let start = performance.now()
    let idle = 0 // how long an early answer lay here, which is neither latency nor freshness
    let heard: Response | undefined

    signal.throwIfAborted()
    if (!isSafeId(id)) throw failure('not-accepted')
    // A transport of its own does not need the network: the demo goes on without.
    if (!fetch && !navigator.onLine) throw failure('offline')

    const timeout = AbortSignal.timeout(Math.max(0, deadline - Date.now()))
    const end = AbortSignal.any([signal, timeout])
    const { text, mediaTypes, ...facts } = await Promise.race([ask(), rejectOnAbort(end)]).catch((cause: unknown) => {
      signal.throwIfAborted()
      if (cause instanceof LookupError) throw cause
      throw timeout.aborted ? failure('too-slow') : failure('unreachable', {}, cause)
    })
    const receivedAt = Date.now() - idle
    const latency = elapsed()

    if (text === undefined) throw failure('too-large')
    if (text.trim() === '') throw failure('empty')
    if (!/^application\/([\w.-]+\+)?json$/.test(mediaTypes.at(-1) ?? ''))
      throw failure('unreadable', { contentType: mediaTypes.join(', ').slice(0, 100) })
    const record = readCustomer(text, id)
    if (typeof record === 'string') throw failure(record)
    return { ...record, ...facts, text, receivedAt, latency }

    async function ask() {
      const { data, response } = await api.GET('/v2/customers/{customer_id}', {
        baseUrl: baseUrlOf(product, baseUrl),
        params: { path: { customer_id: id } },
        parseAs: 'stream',
        fetch: fetch ?? takeOverOrSend,
        signal: end,
        middleware: [{ onResponse: refuse }],
      })
      return {
        text: data ? await readBody(data, largestRecord) : '',
        mediaTypes: readMediaTypes(response.headers.get('Content-Type')),
        status: response.status,
        requestId: requestIdOf(response),
      }
    }

    function takeOverOrSend(request: Request): Promise<Response> {
      const early = takeEarlyRequest(request.url, request.signal)
      if (!early) return (send ?? globalThis.fetch)(request)
      start = early.startedAt
      idle = early.idle
      return early.response
    }

    /** Throws here, because openapi-fetch would read a refusal's body to its end, however far that is. */
    async function refuse({ response }: { response: Response }): Promise<undefined> {
      heard = response
      if (response.status === 200) return
      const { kind, ...details } = await readRefusal(response)
      throw failure(kind, details)
    }

    function elapsed() {
      return performance.now() - start - idle
    }

    function failure(kind: LookupErrorKind, details?: Partial<LookupErrorDetails>, cause?: unknown): LookupError {
      const known = {
        id,
        status: heard?.status || undefined, // 0 is a redirect that the browser hides
        requestId: heard && requestIdOf(heard),
        latency: elapsed(),
        at: Date.now(),
        deadline,
      }
      return new LookupError(kind, { ...known, ...details }, { cause })
    }
  }
}

/** Rejects with the signal's reason, so that a transport or a body that does not heed its signal holds nobody up. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

function requestIdOf(response: Response): string | undefined {
  const id = response.headers.get('X-Request-ID')?.replace(/[^\x20-\x7e]/g, '')
  return id ? id.slice(0, 128) : undefined
}
