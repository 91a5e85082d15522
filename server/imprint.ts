import { errors, Pool } from 'undici'
import { Refusal } from './refusal.ts'

/** What Imprint has answered, as it goes on to the page. */
export interface Answer {
  status: number
  contentType: string | undefined
  body: Buffer
}

/** One call of Imprint, however it ended. */
export interface Call {
  outcome: Answer | Refusal
  /** Imprint's status, or where none came, what came of the call: 502, 504 or 499. "" if Imprint was not asked. */
  upstreamStatus: string
  /** Undefined where Imprint was not asked. */
  seconds: number | undefined
}

const largestAnswer = 1024 * 1024
const longestCall = 9_500 // the page waits 10 s, and is to be told why

/**
 * Imprint's API at `origin`. `timeout`: milliseconds without a byte; a whole call may take 9.5 s and 1 MiB. Redirects are
 * not followed, nothing is unpacked, and https is spoken only with the holder of a certificate for the name.
 */
export function createImprint(origin: string, timeout: number) {
  const pool = new Pool(origin, {
    connections: 256,
    connect: { timeout },
    headersTimeout: timeout,
    bodyTimeout: timeout,
    maxHeaderSize: 16 * 1024,
    maxResponseSize: largestAnswer,
  })
  return { read, close: () => pool.close() }

  /** GETs a path with these headers, which hold the credential. `left` ends the call. Never rejects. */
  async function read(path: string, headers: Record<string, string>, left: AbortSignal): Promise<Call> {
    const start = performance.now()
    let upstreamStatus: number | undefined
    const call = (outcome: Answer | Refusal): Call => ({
      outcome,
      upstreamStatus: String(upstreamStatus ?? outcome.status),
      seconds: (performance.now() - start) / 1000,
    })
    try {
      const answer = await pool.request({
        path,
        method: 'GET',
        headers: { accept: 'application/json', 'accept-encoding': 'identity', ...headers },
        signal: AbortSignal.any([left, AbortSignal.timeout(longestCall)]),
      })
      upstreamStatus = answer.statusCode
      // Read to its end even where it is not passed on, so that the connection can be used again.
      const body = Buffer.from(await answer.body.arrayBuffer())
      return call(passOn(answer.statusCode, answer.headers, body))
    } catch (error) {
      return call(refusalOf(error, left))
    }
  }
}

/** What the page gets: a record, a refusal whose words are for the agent (400, 404, 422), or a refusal of our own. */
function passOn(
  status: number,
  headers: Record<string, string | string[] | undefined>,
  body: Buffer,
): Answer | Refusal {
  const contentType = typeof headers['content-type'] === 'string' ? headers['content-type'] : undefined
  const json = /^application\/([a-z0-9.-]+\+)?json *(;|$)/i.test(contentType ?? '')
  if (status < 300 && !json && body.length > 0)
    return new Refusal(502, 'UPSTREAM_NOT_JSON', 'Imprint answered with a page or another kind of file.')
  if (status < 300 || ([400, 404, 422].includes(status) && json)) return { status, contentType, body }
  if (status < 400) return new Refusal(502, 'UPSTREAM_REDIRECT', 'Imprint answered with a redirect.')
  const again = headers['retry-after']
  const retryAfter: Record<string, string> = typeof again === 'string' ? { 'retry-after': again } : {}
  switch (status) {
    // Passed on, a 401 could raise the browser's password prompt, and would look like the agent's own session.
    case 401:
    case 403:
      return new Refusal(502, 'UPSTREAM_CREDENTIAL', 'Imprint refused our credential.')
    case 429:
      return new Refusal(429, 'UPSTREAM_RATE_LIMITED', 'Too many lookups.', retryAfter)
    case 502:
      return unreachable()
    case 503:
      return new Refusal(503, 'UPSTREAM_UNAVAILABLE', 'Imprint is not available.', retryAfter)
    case 504:
      return tooSlow()
  }
  return status < 500
    ? new Refusal(status, 'UPSTREAM_REFUSED', 'Imprint refused the request.')
    : new Refusal(500, 'UPSTREAM_FAILED', 'Imprint failed.')
}

const unreachable = () => new Refusal(502, 'UPSTREAM_UNREACHABLE', 'Imprint could not be reached.')
const tooSlow = () => new Refusal(504, 'UPSTREAM_TIMEOUT', 'Imprint did not answer in time.')

function refusalOf(error: unknown, left: AbortSignal): Refusal {
  if (left.aborted) return new Refusal(499, 'PAGE_LEFT', 'The page has left.')
  if (error instanceof errors.ResponseExceededMaxSizeError)
    return new Refusal(502, 'UPSTREAM_TOO_LARGE', 'Imprint answered with more than 1 MiB.')
  const timedOut =
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError ||
    (error instanceof DOMException && error.name === 'TimeoutError')
  return timedOut ? tooSlow() : unreachable()
}
