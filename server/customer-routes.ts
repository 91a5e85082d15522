import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Audit } from './audit.ts'
import { credentialHeaders, productOf } from './credentials.ts'
import { type Call, createImprint } from './imprint.ts'
import type { Limits } from './limits.ts'
import type { Metrics } from './metrics.ts'
import { Refusal } from './refusal.ts'
import { checkFromThePage, checkSafe, noRoute, readTarget, type Target } from './request-target.ts'
import type { Settings } from './settings.ts'
import { createSignIn } from './sign-in.ts'

interface Options {
  /** As they are now: a reload replaces them. */
  settingsNow: () => Settings
  limits: Limits
  audit: Audit
  metrics: Metrics
}

/** Reads of customers, and reports that a masked field was revealed: which field of whom, never the value. */
export async function customerRoutes(app: FastifyInstance, { settingsNow, limits, audit, metrics }: Options) {
  const { origin, UPSTREAM_TIMEOUT, AUTH_URL, AUTH_USER_HEADER, REVEAL_AUDIT } = settingsNow()
  const imprint = createImprint(origin, UPSTREAM_TIMEOUT * 1000)
  const { signIn, close } = createSignIn(AUTH_URL, AUTH_USER_HEADER)
  app.addHook('onClose', async () => {
    await Promise.all([imprint.close(), close()])
  })

  for (const api of ['/api', '/api/products/:product']) {
    app.get(`${api}/v2/customers/:id`, { exposeHeadRoute: false }, read)
    if (REVEAL_AUDIT === 'on') app.post(`${api}/audit/reveal/:field/:id`, { bodyLimit: 1024 }, reveal)
  }

  async function read(request: FastifyRequest, reply: FastifyReply) {
    const start = performance.now()
    const settings = settingsNow()
    const { id, product: named } = await admit(request, settings)
    const product = productOf(settings, named)
    const { outcome, upstreamStatus, seconds } = await ask()

    const elapsed = (performance.now() - start) / 1000
    if (seconds !== undefined) metrics.seconds.observe(elapsed)
    metrics.reads.inc({ outcome: outcome instanceof Refusal ? outcome.type : outcome.status })
    audit({
      event: 'read',
      agent: request.agent,
      product,
      customer: id,
      status: outcome.status,
      upstream_status: upstreamStatus,
      seconds: Number(elapsed.toFixed(3)),
      upstream_seconds: seconds?.toFixed(3) ?? '',
      request_id: request.id,
    })
    if (outcome instanceof Refusal) throw outcome
    if (outcome.contentType !== undefined) reply.header('content-type', outcome.contentType)
    return reply.code(outcome.status).send(outcome.body)

    async function ask(): Promise<Call> {
      const refusedHere = nameless(request) ?? (await limits.refuseAgent(request))
      if (refusedHere) return { outcome: refusedHere, upstreamStatus: '', seconds: undefined }
      const left = new AbortController()
      reply.raw.once('close', () => reply.raw.writableEnded || left.abort())
      if (request.socket.destroyed) left.abort()
      const headers = { ...credentialHeaders(settings, product), 'x-request-id': request.id }
      return imprint.read(id, headers, left.signal)
    }
  }

  async function reveal(request: FastifyRequest, reply: FastifyReply) {
    const settings = settingsNow()
    const { id, product, field } = await admit(request, settings)
    const refused = nameless(request)
    audit({
      event: 'reveal',
      agent: request.agent,
      product: productOf(settings, product),
      customer: id,
      field,
      status: refused?.status ?? 204,
      request_id: request.id,
    })
    if (refused) throw refused
    metrics.reveals.inc({ field })
    return reply.code(204).send()
  }

  /** What the request is about, once it is known who asks. Throws a Refusal, which leaves no line. */
  async function admit(request: FastifyRequest, { IMPRINT_MERCHANT_KEYS: products }: Settings): Promise<Target> {
    const target = readTarget(request, products)
    if (target?.method !== request.method) throw noRoute(request, products)
    checkFromThePage(request, 'empty')
    checkSafe(target)
    const refused = await limits.refuseAddress(request)
    if (refused) throw refused
    request.agent = await signIn(request)
    return target
  }
}

function nameless({ agent }: FastifyRequest): Refusal | undefined {
  return agent === ''
    ? new Refusal(503, 'SIGNIN_UNAVAILABLE', 'The sign-in service did not say who you are.')
    : undefined
}
