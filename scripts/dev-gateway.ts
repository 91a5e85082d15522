import { randomUUID } from 'node:crypto'
import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import https from 'node:https'
import type { Plugin, PreviewServer, ViteDevServer } from 'vite'
import { isSafeId } from '../src/api/customer-id-rule.ts'
import type { LiveSettings } from './live-settings.ts'

interface Answer {
  status: number
  headers: OutgoingHttpHeaders
  body: string | Buffer
}

/** One byte more than the app accepts, so that it can tell too large from cut off. */
const mostBytes = 1024 * 1024 + 1

/**
 * Vite's `/api` in development and preview: the production gateway's one route, under the same rules.
 * Without settings it serves nothing, and says that this is the demo.
 */
export function devGateway(settings: LiveSettings | undefined): Plugin {
  const mode = settings ? `Live: ${settings.environment}, ${settings.origin}` : 'Demo data: no IMPRINT_API_KEY is set'
  function configure({ config, middlewares }: ViteDevServer | PreviewServer) {
    config.logger.info(`  ${mode}`)
    if (settings) middlewares.use(createGateway(settings))
  }
  return {
    name: 'dev-gateway',
    configureServer: configure,
    configurePreviewServer: configure,
    // The page says whose customers it shows; see src/app/config.ts.
    transformIndexHtml: (html) =>
      settings
        ? html.replace('name="environment" content="live"', `name="environment" content="${settings.environment}"`)
        : html,
  }
}

/**
 * Passes `GET /api/v2/customers/{id}` of our own page to Imprint with the credential; answers all else below `/api`
 * with a JSON error. `timeLimit` (milliseconds) ends the whole call, the body included.
 */
export function createGateway(settings: LiveSettings, timeLimit = 10_000) {
  return (request: IncomingMessage & { originalUrl?: string }, response: ServerResponse, next: () => void): void => {
    // As sent: whatever decodes or normalises a path before the decision lets something through.
    const target = request.originalUrl ?? request.url ?? ''
    if (!/^\/api\b/.test(target)) return next()

    const requestId = randomUUID()
    const closed = new AbortController()
    response.on('close', () => closed.abort())
    const signal = AbortSignal.any([closed.signal, AbortSignal.timeout(timeLimit)])

    void answerTo(request, target, (id) => askImprint(settings, id, requestId, signal)).then(
      ({ status, headers, body }) => {
        response.writeHead(status, {
          'x-request-id': requestId,
          ...headers,
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        })
        response.end(body)
      },
    )
  }
}

async function answerTo(
  { method, headers }: IncomingMessage,
  target: string,
  ask: (id: string) => Promise<Answer>,
): Promise<Answer> {
  const id = /^\/api\/v2\/customers\/([^/?#]+)$/.exec(target)?.[1]
  if (id === undefined) return refuse(404, 'ROUTE_NOT_FOUND', 'There is no such route.')
  if (method !== 'GET') return refuse(405, 'METHOD_NOT_ALLOWED', 'Only GET is allowed.', { allow: 'GET' })
  if (headers['sec-fetch-site'] !== 'same-origin' || headers['sec-fetch-dest'] !== 'empty') {
    return refuse(403, 'NOT_FROM_THIS_PAGE', 'Only the page itself may ask.')
  }
  if (!isSafeId(id)) return refuse(400, 'INVALID_CUSTOMER_ID', 'This is not a customer ID.')
  return ask(id)
}

async function askImprint(
  { origin, credentials }: LiveSettings,
  id: string,
  requestId: string,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'x-request-id': requestId,
      ...credentials,
    }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      // Not fetch, which adds headers of its own and unpacks a compressed bomb.
      const { request } = origin.startsWith('https:') ? https : http
      request(`${origin}/v2/customers/${id}`, { headers, signal }, resolve).on('error', reject).end()
    })
    return passOn(answer.statusCode ?? 0, answer.headers, await readBody(answer))
  } catch {
    return signal.aborted
      ? refuse(504, 'UPSTREAM_TIMEOUT', 'Imprint did not answer in time.')
      : refuse(502, 'UPSTREAM_UNREACHABLE', 'Imprint could not be reached.')
  }
}

function passOn(status: number, headers: IncomingMessage['headers'], body: Buffer): Answer {
  // Passed on, a 401 could raise the browser's password prompt, and would look like the agent's own session.
  if (status === 401 || status === 403) return refuse(502, 'UPSTREAM_CREDENTIAL', 'Imprint refused our credential.')
  if (status < 200 || (status >= 300 && status < 400)) {
    return refuse(502, 'UPSTREAM_REDIRECT', 'Imprint answered with a redirect.')
  }
  const passed: OutgoingHttpHeaders = {}
  for (const name of ['content-type', 'retry-after', 'x-request-id']) {
    if (headers[name] !== undefined) passed[name] = headers[name]
  }
  return { status, headers: passed, body }
}

async function readBody(answer: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of answer) {
    chunks.push(chunk)
    bytes += chunk.length
    if (bytes >= mostBytes) break
  }
  return Buffer.concat(chunks).subarray(0, mostBytes)
}

function refuse(status: number, type: string, message: string, headers: OutgoingHttpHeaders = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ type, message }),
  }
}
