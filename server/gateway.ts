import { randomUUID } from 'node:crypto'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { createAudit } from './audit.ts'
import { customerRoutes } from './customer-routes.ts'
import { closedPolicy, headersEverywhere } from './headers.ts'
import { createLimits } from './limits.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { bodyOf, malformed, Refusal, refusalFor, refuseConnection } from './refusal.ts'
import { noRoute } from './request-target.ts'
import type { Settings } from './settings.ts'
import { siteRoutes } from './site.ts'
import { violationRoutes } from './violation-routes.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; "" before the sign-in, or where it does not tell the name. */
    agent: string
    /** The groups that the sign-in service tells of the agent. */
    groups: readonly string[]
  }
  interface FastifyContextConfig {
    /** Whether the route answers under any host name, as a probe of this machine has none. */
    anyHost?: boolean
  }
}

interface Options {
  /** The host names that are served; PUBLIC_HOST unless told. */
  hosts?: readonly string[]
  /** Whether the built files are served, and the page; the development server has its own. */
  site?: boolean
}

export interface Gateway {
  app: FastifyInstance
  metrics: Metrics
  /** From now on requests are answered with these settings; those under way keep the ones they began with. */
  reload: (settings: Settings) => void
}

const longestTarget = 8_000

/** The gateway as a Fastify app: not listening, and ready to. */
export async function createGateway(settings: Settings, options: Options = {}): Promise<Gateway> {
  const { hosts = [settings.PUBLIC_HOST.toLowerCase()], site = true } = options
  const audit = createAudit()
  const requestId = () => randomUUID().replaceAll('-', '')
  const metrics = createMetrics()
  let current = settings
  const settingsNow = () => current
  let stopping = false

  const app = Fastify({
    genReqId: requestId,
    trustProxy: settings.TRUSTED_PROXIES.length > 0 && settings.TRUSTED_PROXIES,
    return503OnClosing: false, // a request on an open connection is answered until the process ends
    requestTimeout: 10_000,
    keepAliveTimeout: 60_000,
    http: {
      maxHeaderSize: 32 * 1024,
      headersTimeout: 10_000,
      connectionsCheckingInterval: 5_000,
      requireHostHeader: false,
    },
    routerOptions: { maxParamLength: longestTarget },
    frameworkErrors: (error, request, reply) => {
      setHeaders(request, reply)
      refuse(refusalFor(error), request, reply)
    },
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, requestId()),
  })
  app.server.on('checkExpectation', (request, response) => app.routing(request, response))
  app.decorateRequest('agent', '')
  app.decorateRequest('groups')
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body))

  app.addHook('onRequest', async (request, reply) => {
    setHeaders(request, reply)
    const { url = '' } = request.raw
    if (url.length > longestTarget) throw malformed(414)
    if (!url.startsWith('/')) throw malformed()
    // Another name for this machine: DNS rebinding, or a mistake.
    const host = request.raw.headers.host?.replace(/:\d*$/, '').toLowerCase() ?? ''
    if (!request.routeOptions.config.anyHost && !hosts.includes(host))
      throw new Refusal(421, 'MISDIRECTED', 'This host name is not served here.')
    if (request.is404) throw noRoute(request, settingsNow().IMPRINT_MERCHANT_KEYS)
  })
  app.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close')
  })
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.setErrorHandler((error, request, reply) => refuse(refusalFor(error), request, reply))
  app.setNotFoundHandler((request) => {
    throw noRoute(request, settingsNow().IMPRINT_MERCHANT_KEYS)
  })

  for (const path of ['/healthz', '/readyz']) {
    app.get(path, { config: { anyHost: true } }, async (_request, reply) => {
      const ready = path === '/healthz' || !stopping // alive it is until the last answer is out
      const body = Buffer.from(JSON.stringify({ status: ready ? 'ok' : 'stopping' }))
      return reply
        .code(ready ? 200 : 503)
        .header('content-type', 'application/json')
        .send(body)
    })
  }
  const limits = await createLimits(app, settings)
  await app.register(violationRoutes, { audit, limits })
  if (settings.environment !== 'demo') await app.register(customerRoutes, { settingsNow, limits, audit, metrics })
  if (site) await app.register(siteRoutes, { settingsNow })
  await app.ready()
  return { app, metrics, reload: (changed) => void (current = changed) }

  function refuse(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): void {
    metrics.refusals.inc({ type: refusal.type })
    if (refusal.type === 'SIGNIN_UNAVAILABLE') metrics.signInFailures.inc()
    void reply
      .code(refusal.status)
      .headers({ ...refusal.headers, 'content-type': 'application/json' })
      .send(Buffer.from(bodyOf(refusal, request.id))) // Fastify would add a character set to a text's type
  }
}

const setHeaders = ({ id }: FastifyRequest, reply: FastifyReply) =>
  reply.headers({ ...headersEverywhere, 'content-security-policy': closedPolicy, 'x-request-id': id })
