/** The request for the customer that the page's own URL names; src/start.ts sends it before the app has arrived. */
export interface EarlyRequest {
  url: string
  response: Promise<Response>
  /** performance.now() when it was sent, and when its headers came. */
  sentAt: number
  answeredAt?: number
  abort: AbortController
}

declare global {
  /** src/start.ts and the app are two scripts and share no module, so the request is handed over here. */
  var earlyRequest: EarlyRequest | undefined
}

/** An answer older than this is asked for again; the cache's own limit (`staleTime`). Milliseconds. */
const maxAge = 60_000

/** The options of each request to the API. A redirect is not followed: it would be a sign-in page. */
export const requestOptions = { headers: { Accept: 'application/json' }, redirect: 'manual' } as const

/** Sends a GET for an absolute URL now, for `takeEarlyRequest`. Call it for an ID that is safe to send, and once. */
export function startEarlyRequest(url: string): void {
  const abort = new AbortController()
  const response = fetch(url, { ...requestOptions, signal: abort.signal })
  const started: EarlyRequest = { url, response, sentAt: performance.now(), abort }
  response.then(
    () => (started.answeredAt = performance.now()),
    () => {}, // reported by request() once taken over; until then it must not count as unhandled
  )
  globalThis.earlyRequest = started
}

/**
 * The early request, if it is for this URL and recent; `signal` aborts it from here on. It can be taken once. For any
 * other URL it is aborted, because the agent has moved on.
 */
export function takeEarlyRequest(url: string, signal: AbortSignal): EarlyRequest | undefined {
  const taken = globalThis.earlyRequest
  if (!taken) return undefined
  globalThis.earlyRequest = undefined
  if (taken.url !== url || performance.now() - taken.sentAt > maxAge || signal.aborted) {
    taken.abort.abort()
    return undefined
  }
  signal.addEventListener('abort', () => taken.abort.abort(), { once: true })
  return taken
}

/** Aborts the early request, unless it was taken over. */
export function abandonEarlyRequest(): void {
  globalThis.earlyRequest?.abort.abort()
  globalThis.earlyRequest = undefined
}
