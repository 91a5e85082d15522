import { requestOptions, takeEarlyRequest } from './early-request'
import { LookupError, type LookupErrorDetails, type LookupErrorKind } from './errors'
import { readBody } from './read-body'
import { readMediaTypes } from './read-media-types'
import { readRefusal } from './read-refusal'

/** How a request leaves: `fetch`, the demo's fake vendor, or a fetch that adds a portal's token. */
export type Transport = (request: Request) => Promise<Response>

export interface RequestOptions {
  /** Ends the request, the reading of its body included. A TimeoutError as its reason counts as "too slow". */
  signal: AbortSignal
  /** `fetch` unless given; only `fetch` takes over the early request. */
  transport?: Transport | undefined
  /** POSTed as JSON. Without it the request is a GET. */
  body?: object
}

/** A 200 answer of JSON. */
export interface ApiResponse {
  /** The body, to the letter; invalid UTF-8 is U+FFFD. */
  text: string
  status: number
  requestId?: string | undefined
  /** When it came, epoch milliseconds. */
  receivedAt: number
  /** Milliseconds from request to last byte. */
  latency: number
  headers: Headers
}

const maxBytes = 1024 * 1024

/**
 * GETs a path of our own origin, such as `/api/v2/customers/CSMR-v1-123`, or POSTs to it. Only a 200 with a JSON content type and at
 * most 1 MiB is returned. Throws a LookupError for anything else, or the signal's reason if the caller aborted.
 */
export async function request(path: string, { signal, transport, body }: RequestOptions): Promise<ApiResponse> {
  let start = performance.now()
  let idle = 0 // how long an early answer waited for this call: neither latency nor age counts it
  let response: Response | undefined

  try {
    signal.throwIfAborted()
    const text = await Promise.race([send(), rejectOnAbort(signal)])
    if (text === undefined) throw failure('too-large')
    if (text.trim() === '') throw failure('empty')
    const mediaTypes = readMediaTypes(response?.headers.get('Content-Type') ?? null)
    if (!/^application\/([\w.-]+\+)?json$/.test(mediaTypes.at(-1) ?? ''))
      throw failure('unreadable', { contentType: mediaTypes.join(', ').slice(0, 100) })
    return { text, ...facts(), status: 200, receivedAt: Date.now() - idle, headers: response?.headers ?? new Headers() }
  } catch (cause) {
    if (cause instanceof LookupError) throw cause
    if (signal.aborted) throw isTimeout(signal.reason) ? failure('too-slow') : signal.reason
    throw failure('unreachable', {}, cause)
  }

  async function send(): Promise<string | undefined> {
    const url = new URL(path, location.origin).href
    const post = body && {
      method: 'POST',
      headers: { ...requestOptions.headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    }
    const early = transport || body ? undefined : takeEarlyRequest(url, signal)
    if (early) start = early.sentAt
    response = await (early?.response ?? (transport ?? fetch)(new Request(url, { ...requestOptions, ...post, signal })))
    if (early?.answeredAt !== undefined) idle = performance.now() - early.answeredAt
    if (response.status !== 200) {
      const { kind, ...details } = await readRefusal(response)
      throw failure(kind, details)
    }
    return response.body ? readBody(response.body, maxBytes) : ''
  }

  function facts() {
    return { requestId: requestIdOf(response), latency: performance.now() - start - idle }
  }

  function failure(kind: LookupErrorKind, details?: Partial<LookupErrorDetails>, cause?: unknown): LookupError {
    const status = response?.status || undefined // 0 is a redirect that the browser hides
    return new LookupError(kind, { status, ...facts(), at: Date.now(), ...details }, { cause })
  }
}

/** Rejects with the signal's reason, so that a transport or a body that ignores its signal delays no one. */
function rejectOnAbort(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}

const isTimeout = (reason: unknown) => reason instanceof DOMException && reason.name === 'TimeoutError'

function requestIdOf(response: Response | undefined): string | undefined {
  const id = response?.headers.get('X-Request-ID')?.replace(/[^\x20-\x7e]/g, '')
  return id ? id.slice(0, 128) : undefined
}
