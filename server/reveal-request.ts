import type { FastifyRequest } from 'fastify'
import * as v from 'valibot'
import { isRevealReason } from '../src/contract/reveal-reason.ts'
import { malformed, Refusal } from './refusal.ts'
import type { Settings } from './settings.ts'

/** `pointer`: a JSON Pointer (RFC 6901) into the customer, "" for all of it. `reason`: a ticket, or one of REVEAL_REASONS. */
export interface RevealRequest {
  pointer: string
  reason: string
}

const schema = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    pointer: v.pipe(v.string(), v.maxLength(1000), v.regex(/^(?:\/|$)/)),
    reason: v.optional(v.pipe(v.string(), v.maxLength(100)), ''),
  }),
)

/** Reads the body of a reveal. Throws a Refusal: it cannot be read, the agent may not reveal, or the reason will not do. */
export function readRevealRequest(request: FastifyRequest, settings: Settings): RevealRequest {
  const { success, output } = v.safeParse(schema, request.body)
  if (!success) throw malformed()
  if (!mayReveal(request, settings))
    throw new Refusal(403, 'REVEAL_NOT_ALLOWED', 'Your group may not show masked values.')
  const { REVEAL_REASON: mode, TICKET_PATTERN: ticketPattern, REVEAL_REASONS: reasons } = settings
  const reason = mode === 'off' ? '' : output.reason // what is not asked for does not go on record
  if (mode === 'required' && reason === '')
    throw new Refusal(422, 'REVEAL_REASON_MISSING', 'Give a ticket or a reason first.')
  if (reason !== '' && !isRevealReason(reason, { ticketPattern, reasons }))
    throw new Refusal(422, 'REVEAL_REASON_INVALID', 'This is neither a ticket nor a known reason.')
  return { pointer: output.pointer, reason }
}

/** Whether the agent is in one of REVEAL_GROUPS, or there are none. */
export const mayReveal = ({ groups }: FastifyRequest, { REVEAL_GROUPS: allowed }: Settings): boolean =>
  allowed.length === 0 || allowed.some((group) => groups.includes(group))
