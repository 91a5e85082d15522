/**
 * Requests that left before the app's code was here: main.ts starts one for the ID in the URL or in the box, and the
 * client takes it over when it asks for the same. One at a time: the agent looks at one customer.
 */
interface EarlyRequest {
  url: string
  response: Promise<Response>
  /** performance.now() at the start. */
  startedAt: number
  abort: AbortController
}

let early: EarlyRequest | undefined

/** Starts the request for a customer now. Ask only for an ID that is safe to send. */
export function requestEarly(id: string): void {
  const url = urlOf(id)
  if (early?.url === url) return
  early?.abort.abort()
  const abort = new AbortController()
  // The very options of the client's own requests: only such a fetch takes over a preload from a Link header.
  const response = fetch(url, { headers: { Accept: 'application/json' }, redirect: 'manual', signal: abort.signal })
  response.catch(() => {}) // whoever takes the request over sees the failure; until then it is nobody's
  early = { url, response, startedAt: performance.now(), abort }
}

/** Gives the request up, if it was not taken over yet; with an ID, only if it is for that one. */
export function abandonEarlyRequest(id?: string): void {
  if (id !== undefined && early?.url !== urlOf(id)) return
  early?.abort.abort()
  early = undefined
}

const urlOf = (id: string) => new URL(`/api/v2/customers/${encodeURIComponent(id)}`, location.origin).href

/** The early request for this URL, once: with the caller's signal in charge of it from here on. */
export function takeEarlyRequest(
  url: string,
  signal: AbortSignal,
): Pick<EarlyRequest, 'response' | 'startedAt'> | undefined {
  if (early?.url !== url) return undefined
  const { response, startedAt, abort } = early
  early = undefined
  if (signal.aborted) abort.abort()
  signal.addEventListener('abort', () => abort.abort(), { once: true })
  return { response, startedAt }
}
