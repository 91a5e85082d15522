import { LookupError } from '../api/errors'

/** Why a request about the record on the screen has failed, as a sentence; `otherwise` where there is no better one. */
export function describeProblem(error: unknown, otherwise: string): string {
  if (!(error instanceof LookupError)) return otherwise
  switch (error.kind) {
    case 'rate-limited':
      return `Too many requests. Try again in ${error.details.retryAfter ?? 10} s.`
    case 'session-ended':
      return 'Your session has ended.'
    case 'offline':
      return 'You are offline. Nothing was sent.'
    case 'too-slow':
      return 'No answer in 10 seconds. Try again.'
    default:
      return otherwise
  }
}
