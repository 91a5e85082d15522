/** Why a lookup did not end with a record, told apart by what the agent can do about it. */
export type LookupErrorKind =
  | 'not-found' // a 404 that says CUSTOMER_NOT_FOUND_ERROR, and nothing else
  | 'invalid-request' // 400, 422: the ID was refused as malformed
  | 'session-ended' // 401, or a redirect to a sign-in page
  | 'not-allowed' // 403
  | 'rate-limited' // 429
  | 'daily-limit' // 429 DAILY_LIMIT: as many different customers as the agent may look up in a day
  | 'misrouted' // a 404 without the vendor's type, 405, 410 ...: a proxy between us is set up wrongly
  | 'misconfigured' // the gateway's own credential was refused (502 UPSTREAM_CREDENTIAL)
  | 'sign-in-unavailable' // 503 SIGNIN_UNAVAILABLE: the sign-in service is down, not Imprint
  | 'server-error' // any other 5xx: their fault
  | 'too-slow' // nothing complete within the deadline
  | 'too-large' // more than 1 MiB
  | 'offline' // the browser says there is no network; nothing was sent
  | 'unreachable' // refused, reset, DNS, TLS, cut off in the middle
  | 'empty' // 204 or 304, 200 with nothing in it
  | 'unreadable' // not JSON, cut JSON, wrong content type, no customer in it
  | 'another-record' // the answer's id is not the one asked for
  | 'broken' // a fault in this tool; its `cause` is what was thrown

/** What is known of a failed lookup beyond its kind. Holds no personal data, but for `message`. */
export interface LookupErrorDetails {
  /** HTTP status, where an answer came. */
  status?: number | undefined
  /** The vendor's or gateway's `type`, such as CUSTOMER_NOT_FOUND_ERROR. */
  type?: string | undefined
  /** What the answer said, cut to 200 characters; only of 400, 404 and 422 answers. Text from outside: show, never log. */
  message?: string | undefined
  /** A validation body's `details`, at most 5 of at most 200 characters. */
  problems?: readonly string[] | undefined
  /** The media type of an answer that should have been JSON, or several: `text/html` is often a login or a maintenance page. */
  contentType?: string | undefined
  /** From x-request-id, to quote to support. */
  requestId?: string | undefined
  /** The gateway's own limit that a 429 names: `day`, or `caller-check`. */
  limit?: string | undefined
  /**
   * Whole seconds to wait before the next try: Retry-After of 429 and 503, clamped to 1-300, of a caller check to its whole
   * window; 10 where a 429 names none.
   */
  retryAfter?: number | undefined
  /** Milliseconds from request to failure. */
  latency?: number | undefined
  /** When the failure was known, epoch milliseconds. */
  at: number
  /** The other letter case of the UUID, which was looked up as well and not found either. */
  alsoAsked?: string | undefined
}

/** The one error that a lookup throws. Its message names the kind only: it may reach a log. */
export class LookupError extends Error {
  readonly kind: LookupErrorKind
  readonly details: LookupErrorDetails

  constructor(kind: LookupErrorKind, details: LookupErrorDetails, options?: ErrorOptions) {
    super(`Lookup failed: ${kind}`, options)
    this.name = 'LookupError'
    this.kind = kind
    this.details = details
  }
}

/** Whether an automatic retry may help: a lost connection, 408, 425, 502, 503 or 504. A 429 waits for the agent. */
export function isRetryable(error: unknown): boolean {
  if (!(error instanceof LookupError)) return false
  const { kind, details } = error
  return kind === 'unreachable' || (kind === 'server-error' && [502, 503, 504].includes(details.status ?? 0))
}
