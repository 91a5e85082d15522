/**
 * Requests that left before the client's code was here: main.ts starts them for the ID in the URL and in the box, and
 * the client takes one over when it asks for the same.
 */
interface EarlyRequest {
  response: Promise<Response>
  /** performance.now() at the start, and when the answer began. */
  startedAt: number
  answeredAt?: number
  abort: AbortController
}

/** By URL. */
const early = new Map<string, EarlyRequest>()

/** As long as an answer counts as current; see the cache's policy. Milliseconds. */
const longestAge = 60_000

/** What stands before `/v2`: our proxy's own path, or the one it keeps for a product. */
export const baseUrlOf = (product: string, proxy = '/api') => (product ? `${proxy}/products/${product}` : proxy)

/** Starts the request for a customer now, or joins the one that runs. Ask only for an ID that is safe to send. */
export function requestEarly(id: string, product = '', signal?: AbortSignal): void {
  const url = urlOf(id, product)
  if (!early.has(url)) early.set(url, send(url))
  signal?.addEventListener('abort', () => abandon(url), { once: true })
}

function send(url: string): EarlyRequest {
  const abort = new AbortController()
  // The very options of the client's own requests: only such a fetch takes over a preload from a Link header.
  const response = fetch(url, { headers: { Accept: 'application/json' }, redirect: 'manual', signal: abort.signal })
  const request: EarlyRequest = { response, startedAt: performance.now(), abort }
  response.then(
    () => (request.answeredAt = performance.now()),
    () => {}, // whoever takes the request over sees the failure; until then it is nobody's
  )
  return request
}

/** Gives up every request that was not taken over yet, but for those for these customers of one product. */
export function abandonEarlyRequests(but: readonly string[] = [], product = ''): void {
  const kept = but.map((id) => urlOf(id, product))
  for (const url of early.keys()) if (!kept.includes(url)) abandon(url)
}

function abandon(url: string): void {
  early.get(url)?.abort.abort()
  early.delete(url)
}

const urlOf = (id: string, product: string) =>
  new URL(`${baseUrlOf(product)}/v2/customers/${encodeURIComponent(id)}`, location.origin).href

/**
 * The early request for this URL, once: with the caller's signal in charge of it from here on. `idle`: how long its
 * answer has been waiting to be taken, in milliseconds. Undefined where there is none, or only one of yesterday.
 */
export function takeEarlyRequest(
  url: string,
  signal: AbortSignal,
): { response: Promise<Response>; startedAt: number; idle: number } | undefined {
  const request = early.get(url)
  if (!request) return undefined
  const { response, startedAt, answeredAt, abort } = request
  const now = performance.now()
  if (now - startedAt > longestAge) {
    abandon(url)
    return undefined
  }
  early.delete(url)
  if (signal.aborted) abort.abort()
  signal.addEventListener('abort', () => abort.abort(), { once: true })
  return { response, startedAt, idle: answeredAt === undefined ? 0 : now - answeredAt }
}
