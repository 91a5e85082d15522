import type { LookupErrorDetails, LookupErrorKind } from './errors'
import { entryOf, type JsonNode, readJsonIfAny } from '../contract/json'
import { callerCheckWindow } from '../contract/caller-check-tries'
import { limitHeader } from '../contract/endpoints'
import { readBody } from './read-body'
import { readRetryAfter } from './read-retry-after'

type Refusal = { kind: LookupErrorKind } & Pick<
  LookupErrorDetails,
  'type' | 'message' | 'problems' | 'limit' | 'retryAfter'
>

/** The statuses whose message is for the agent. A 5xx text may hold a stack trace or a secret. */
const explained = [400, 404, 422]
/** The statuses whose type decides. No other body is read, so that none can leak or delay what the status says. */
const decided = [...explained, 502, 503]
const longestBody = 64 * 1024

/**
 * What an answer other than 200 means. Reads the vendor's three bodies, flat, wrapped and validation; anything else
 * counts as no body. Throws what the body's stream throws when it breaks.
 */
export async function readRefusal(response: Response): Promise<Refusal> {
  const { status, headers } = response
  const body = decided.includes(status) ? await readErrorBody(response) : undefined
  const limit = status === 429 ? (headers.get(limitHeader) ?? undefined) : undefined
  const longest = limit === 'caller-check' ? callerCheckWindow : undefined
  const retryAfter =
    status === 429 || status === 503 ? readRetryAfter(headers.get('Retry-After'), Date.now(), longest) : undefined
  return {
    kind: kindOf(response, body?.type),
    type: body?.type,
    ...(explained.includes(status) && { message: body?.message, problems: body?.problems }),
    limit,
    retryAfter: status === 429 ? (retryAfter ?? 10) : retryAfter,
  }
}

function kindOf({ status, type: responseType, headers }: Response, type: string | undefined): LookupErrorKind {
  if (responseType === 'opaqueredirect') return 'session-ended'
  switch (status) {
    case 0: // Response.error(), where the transport does not throw
    case 408:
    case 425:
      return 'unreachable'
    case 204:
    case 205:
    case 304:
      return 'empty'
    case 400:
    case 422:
      return 'invalid-request'
    case 401:
      return 'session-ended'
    case 403:
      return 'not-allowed'
    case 404:
      return type === 'CUSTOMER_NOT_FOUND_ERROR' ? 'not-found' : 'misrouted'
    case 429:
      return headers.get(limitHeader) === 'day' ? 'daily-limit' : 'rate-limited'
    case 502:
      if (type === 'UPSTREAM_TOO_LARGE') return 'too-large'
      if (type === 'UPSTREAM_UNREADABLE' || type === 'UPSTREAM_NOT_JSON') return 'unreadable'
      return type === 'UPSTREAM_CREDENTIAL' ? 'misconfigured' : 'server-error'
    case 503:
      return type === 'SIGNIN_UNAVAILABLE' ? 'sign-in-unavailable' : 'server-error'
  }
  if (status < 300) return 'unreadable'
  if (status < 400) return 'session-ended' // a redirect where the transport does not hide it
  return status < 500 ? 'misrouted' : 'server-error'
}

async function readErrorBody(response: Response): Promise<Omit<Refusal, 'kind'> | undefined> {
  const text = response.body && (await readBody(response.body, longestBody))
  const body = text ? readJsonIfAny(text) : undefined
  if (!body) return undefined
  const wrapped = entryOf(body, 'error')
  const error = wrapped?.kind === 'object' ? wrapped : body
  const type = textOf(entryOf(error, 'type'))
  const problems = entryOf(body, 'details')
  return {
    type: type && /^[\w.-]{1,64}$/.test(type) ? type : undefined,
    message: cut(textOf(entryOf(error, 'message')) ?? textOf(wrapped)),
    problems:
      problems?.kind === 'array' ? problems.items.flatMap((item) => cut(textOf(item)) ?? []).slice(0, 5) : undefined,
  }
}

function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' && node.value !== '' ? node.value : undefined
}

function cut(text: string | undefined): string | undefined {
  return text?.slice(0, 200)
}
