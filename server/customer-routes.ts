import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { markerHeader, revealsHeader } from '../src/contract/endpoints.ts'
import { revealedField } from '../src/contract/masked-fields.ts'
import { revealJson, withholdJson, withholdListJson } from '../src/contract/withhold-json.ts'
import type { Audit } from './audit.ts'
import { compareAnswers, readCallerCheck } from './caller-check.ts'
import { credentialHeaders, productOf } from './credentials.ts'
import { type Answer, type Call, createImprint } from './imprint.ts'
import type { Limits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import { change, isRecord, readRecord, tryTo } from './record.ts'
import { findIds, type FoundCustomers, listPath, readPartnerLookup, refuseFound } from './partner-lookups.ts'
import { Refusal } from './refusal.ts'
import { checkFromThePage, checkSafe, noRoute, readTarget } from './request-target.ts'
import { mayReveal, type RevealRequest, readRevealRequest } from './reveal-request.ts'
import type { Settings } from './settings.ts'
import { createSignIn } from './sign-in.ts'

interface Options {
  /** As they are now: a reload replaces them. */
  settingsNow: () => Settings
  limits: Limits
  audit: Audit
  metrics: Metrics
}

/** The customer that a request is about, once it is known who asks. */
interface Asked {
  /** "" in a lookup by a partner's ID. */
  id: string
  product: string
  /** As they were when the request came. */
  settings: Settings
  /** When it came, as `performance.now()` tells it. */
  start: number
}

/**
 * Reads of customers, in which masked values are withheld, reveals of these, caller checks, and lookups by a partner's ID.
 * Each leaves a line in the audit.
 */
export async function customerRoutes(app: FastifyInstance, { settingsNow, limits, audit, metrics }: Options) {
  const { origin, UPSTREAM_TIMEOUT, AUTH_URL, AUTH_USER_HEADER, AUTH_GROUPS_HEADER } = settingsNow()
  const imprint = createImprint(origin, UPSTREAM_TIMEOUT * 1000)
  const { signIn, close } = createSignIn({
    url: AUTH_URL,
    userHeader: AUTH_USER_HEADER,
    groupsHeader: AUTH_GROUPS_HEADER,
  })
  app.addHook('onClose', async () => {
    await Promise.all([imprint.close(), close()])
  })

  for (const api of ['/api', '/api/products/:product']) {
    app.get(`${api}/v2/customers/:id`, { exposeHeadRoute: false }, read)
    app.post(`${api}/v2/customers/:id/reveals`, { bodyLimit: 2 * 1024 }, reveal)
    app.post(`${api}/v2/customers/:id/caller-checks`, { bodyLimit: 2 * 1024 }, check)
    app.post(`${api}/v2/partner-lookups`, { bodyLimit: 2 * 1024 }, lookUpByPartnerId)
  }

  async function read(request: FastifyRequest, reply: FastifyReply) {
    const asked = await admit(request)
    const call = await ask(request, reply, asked)
    const marker = `${randomUUID()}:`
    const outcome = isRecord(call.outcome)
      ? change(call.outcome, (text) => withholdJson(text, marker, asked.settings.MASKED_FIELDS))
      : call.outcome
    metrics.reads.inc({ outcome: outcome instanceof Refusal ? outcome.type : outcome.status })
    audit({ event: 'read', ...lineOf(request, asked, call, outcome) })
    if (outcome instanceof Refusal) throw outcome
    if (isRecord(outcome)) reply.header(markerHeader, marker)
    if (!mayReveal(request, asked.settings)) reply.header(revealsHeader, 'not-allowed')
    return send(reply, outcome)
  }

  async function reveal(request: FastifyRequest, reply: FastifyReply) {
    const asked = await admit(request)
    const revealed = await askForValue(request, reply, asked)
    const { call, outcome, field, reason } = revealed
    // On record before it leaves: without the line, which throws if it cannot be written, there is no value.
    audit({ event: 'reveal', field, reason, ...lineOf(request, asked, call, outcome) })
    if (outcome instanceof Refusal) throw outcome
    if (field !== '') metrics.reveals.inc({ field })
    return send(reply, outcome)
  }

  async function askForValue(request: FastifyRequest, reply: FastifyReply, asked: Asked) {
    const wanted = tryTo(() => readRevealRequest(request, asked.settings))
    if (wanted instanceof Refusal) return { call: notAsked(wanted), outcome: wanted, field: '' as const, reason: '' }
    const call = await ask(request, reply, asked)
    const outcome = isRecord(call.outcome) ? change(call.outcome, (text) => valueOf(text, wanted, asked)) : call.outcome
    return { call, outcome, field: revealedField(wanted.pointer), reason: wanted.reason }
  }

  async function check(request: FastifyRequest, reply: FastifyReply) {
    const asked = await admit(request)
    const { CALLER_CHECK: policy, IMPRINT_MERCHANT_KEYS } = asked.settings
    if (policy.fields.length === 0) throw noRoute(request, IMPRINT_MERCHANT_KEYS)
    const given = tryTo(() => readCallerCheck(request, asked.settings))
    const call = given instanceof Refusal ? notAsked(given) : await ask(request, reply, asked)
    const answers = given instanceof Refusal ? {} : given
    const takeTry = () => limits.takeTry(request.agent, asked.id)
    const { verdict, outcome } = await compareAnswers(call.outcome, { answers, ...policy, id: asked.id, takeTry })
    const fields = policy.fields.filter((field) => answers[field] !== undefined)
    audit({ event: 'caller-check', fields, verdict, ...lineOf(request, asked, call, outcome) })
    if (outcome instanceof Refusal) throw outcome
    if (verdict !== '') metrics.callerChecks.inc({ verdict })
    return send(reply, outcome)
  }

  async function lookUpByPartnerId(request: FastifyRequest, reply: FastifyReply) {
    const asked = await admit(request)
    const { call, outcome: found, ids } = await askForCustomers(request, reply, asked)
    const marker = `${randomUUID()}:`
    const outcome = isRecord(found)
      ? change(found, (text) => withholdListJson(text, marker, asked.settings.MASKED_FIELDS))
      : found
    metrics.reads.inc({ outcome: outcome instanceof Refusal ? outcome.type : outcome.status })
    audit({ event: 'partner-lookup', customers: ids.length, ...lineOf(request, asked, call, outcome) })
    for (const id of ids) audit({ event: 'read', ...lineOf(request, { ...asked, id }, call, outcome) })
    if (outcome instanceof Refusal) throw outcome
    if (isRecord(outcome)) reply.header(markerHeader, marker)
    if (!mayReveal(request, asked.settings)) reply.header(revealsHeader, 'not-allowed')
    return send(reply, outcome)
  }

  /** The answer, and the IDs of the customers in it: none where it is refused. */
  async function askForCustomers(request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<FoundCustomers> {
    const lookup = tryTo(() => readPartnerLookup(request))
    if (lookup instanceof Refusal) return { call: notAsked(lookup), outcome: lookup, ids: [] }
    const refused = nameless(request) ?? (await limits.refuseAgent(request))
    if (refused) return { call: notAsked(refused), outcome: refused, ids: [] }
    const call = await askImprint(request, reply, asked, listPath(lookup))
    const ids = call.outcome instanceof Refusal ? call.outcome : findIds(call.outcome, lookup)
    if (ids instanceof Refusal) return { call, outcome: ids, ids: [] }
    const full = await refuseFound(ids, lookup, (customer) =>
      limits.refuseCustomer(request.agent, `${asked.product} ${customer}`),
    )
    return full ? { call, outcome: full, ids: [] } : { call, outcome: call.outcome, ids }
  }

  /** Reads the customer from Imprint, if none of the limits stands against it. */
  async function ask(request: FastifyRequest, reply: FastifyReply, asked: Asked): Promise<Call> {
    const { id, product } = asked
    const refused =
      nameless(request) ??
      (await limits.refuseAgent(request)) ??
      (await limits.refuseCustomer(request.agent, `${product} ${id}`))
    return refused ? notAsked(refused) : askImprint(request, reply, asked, `/v2/customers/${id}`)
  }

  async function askImprint(
    request: FastifyRequest,
    reply: FastifyReply,
    { product, settings, start }: Asked,
    path: string,
  ): Promise<Call> {
    const left = new AbortController()
    reply.raw.once('close', () => reply.raw.writableEnded || left.abort())
    if (request.socket.destroyed) left.abort()
    const headers = { ...credentialHeaders(settings, product), 'x-request-id': request.id }
    const call = await imprint.read(path, headers, left.signal)
    if (call.seconds !== undefined) metrics.seconds.observe((performance.now() - start) / 1000)
    return call
  }

  /** What the request is about, once it is known who asks. Throws a Refusal, which leaves no line. */
  async function admit(request: FastifyRequest): Promise<Asked> {
    const start = performance.now()
    const settings = settingsNow()
    const target = readTarget(request, settings.IMPRINT_MERCHANT_KEYS)
    if (target?.method !== request.method) throw noRoute(request, settings.IMPRINT_MERCHANT_KEYS)
    checkFromThePage(request, 'empty')
    checkSafe(target)
    const refused = await limits.refuseAddress(request)
    if (refused) throw refused
    const { agent, groups } = await signIn(request)
    request.agent = agent
    request.groups = groups
    return { id: target.id, product: productOf(settings, target.product), settings, start }
  }
}

const notAsked = (refusal: Refusal): Call => ({ outcome: refusal, upstreamStatus: '', seconds: undefined })

/** The value of this customer that is asked for. Throws a Refusal: it is there no more, or this is another customer. */
function valueOf(text: string, { pointer }: RevealRequest, { id, settings }: Asked): string {
  readRecord(text, id)
  const value = revealJson(text, pointer, settings.MASKED_FIELDS)
  if (value === undefined) throw new Refusal(404, 'NOTHING_WITHHELD', 'There is no such masked value any more.')
  return value
}

function lineOf(
  { agent, id }: FastifyRequest,
  asked: Asked,
  { upstreamStatus, seconds }: Call,
  { status }: Answer | Refusal,
) {
  return {
    agent,
    product: asked.product,
    customer: asked.id,
    status,
    upstream_status: upstreamStatus,
    seconds: Number(((performance.now() - asked.start) / 1000).toFixed(3)),
    upstream_seconds: seconds?.toFixed(3) ?? '',
    request_id: id,
  }
}

function send(reply: FastifyReply, { status, contentType, body }: Answer): FastifyReply {
  if (contentType !== undefined) reply.header('content-type', contentType)
  return reply.code(status).send(body)
}

function nameless({ agent }: FastifyRequest): Refusal | undefined {
  return agent === ''
    ? new Refusal(503, 'SIGNIN_UNAVAILABLE', 'The sign-in service did not say who you are.')
    : undefined
}
