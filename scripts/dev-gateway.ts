import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import http, { type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http'
import https from 'node:https'
import { join } from 'node:path'
import type { Connect, Plugin, PreviewServer, ViteDevServer } from 'vite'
import { isSafeId } from '../src/api/customer-id-rule.ts'
import type { LiveSettings } from './live-settings.ts'
import { closedPolicy, headersEverywhere, pagePolicy } from './security-headers.ts'

interface Answer {
  status: number
  headers: OutgoingHttpHeaders
  body: string | Buffer
}

/** One byte more than the app accepts, so that it can tell too large from cut off. */
const mostBytes = 1024 * 1024 + 1

/**
 * Vite's `/api` in development and preview: the production gateway's one route, under the same rules, and its headers
 * on every answer. Without settings it serves nothing under `/api`, and says that this is the demo.
 *
 * In development Vite puts a script and the styles into the page. They carry a nonce that is made at each start, where
 * a deployment has none. What the policy takes from Vite is the worker that waits for a restarted server: reload then.
 */
export function devGateway(settings: LiveSettings | undefined): Plugin {
  const mode = settings ? `Live: ${settings.environment}, ${settings.origin}` : 'Demo data: no IMPRINT_API_KEY is set'
  const nonce = randomUUID()

  function configure({ config, middlewares }: ViteDevServer | PreviewServer) {
    config.logger.info(`  ${mode}`)
    middlewares.use((_, response, next) => {
      const headers = { ...headersEverywhere, 'content-security-policy': closedPolicy }
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
      next()
    })
    if (settings) middlewares.use(createGateway(settings))
  }

  /** The page says whose customers it shows; see src/app/config.ts. */
  function writeSettings(html: string): string {
    if (!settings) return html
    const { environment, merchantKeys } = settings
    const products = [...merchantKeys.keys()].join(' ')
    return html.replace(
      '<meta name="environment" content="live" />',
      `<meta name="environment" content="${environment}" /><meta name="products" content="${products}" />`,
    )
  }

  return {
    name: 'dev-gateway',
    // Vite has a word of its own on caching, which only this overrules.
    config: () => ({ html: { cspNonce: nonce }, server: { headers: { 'Cache-Control': 'no-store' } } }),
    configureServer(server) {
      configure(server)
      return () =>
        server.middlewares.use((request, response, next) => {
          if (isPage(request)) response.setHeader('content-security-policy', pagePolicy({ nonce }))
          next()
        })
    },
    configurePreviewServer(server) {
      configure(server)
      const built = (file: string) => readFile(join(server.config.root, server.config.build.outDir, file), 'utf8')
      return () =>
        server.middlewares.use((request, response, next) => {
          if (!isPage(request)) return next()
          Promise.all([built('index.html'), built('style-hash.txt')]).then(([html, styleHash]) => {
            response.setHeader('content-security-policy', pagePolicy({ styleHash }))
            response.setHeader('content-type', 'text/html; charset=utf-8')
            response.end(writeSettings(html))
          }, next)
        })
    },
    transformIndexHtml: writeSettings,
  }
}

/** Every path that is no file's is the page's own: Vite has given it this name by then. */
const isPage = ({ url = '' }: Connect.IncomingMessage) => /^\/index\.html(\?|$)/.test(url)

/**
 * Passes `GET /api/v2/customers/{id}` of our own page to Imprint with the credential, and the same below
 * `/api/products/{name}` with that product's merchant key; answers all else below `/api` with a JSON error. `timeLimit` (milliseconds) ends the whole call, the body included.
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

    void answerTo(request, target, settings, (id, merchantKey) =>
      askImprint(settings, id, merchantKey, requestId, signal),
    ).then(({ status, headers, body }) => {
      response.writeHead(status, {
        'x-request-id': requestId,
        ...headers,
        ...headersEverywhere,
        'content-security-policy': closedPolicy,
      })
      response.end(body)
    })
  }
}

async function answerTo(
  { method, headers }: IncomingMessage,
  target: string,
  { merchantKeys }: LiveSettings,
  ask: (id: string, merchantKey: string | undefined) => Promise<Answer>,
): Promise<Answer> {
  const [, product, id] = /^\/api\/(?:products\/([^/?#]+)\/)?v2\/customers\/([^/?#]+)$/.exec(target) ?? []
  if (id === undefined || (product !== undefined && !merchantKeys.has(product)))
    return refuse(404, 'ROUTE_NOT_FOUND', 'There is no such route.')
  if (method !== 'GET') return refuse(405, 'METHOD_NOT_ALLOWED', 'Only GET is allowed.', { allow: 'GET' })
  if (headers['sec-fetch-site'] !== 'same-origin' || headers['sec-fetch-dest'] !== 'empty') {
    return refuse(403, 'NOT_FROM_THIS_PAGE', 'Only the page itself may ask.')
  }
  if (!isSafeId(id)) return refuse(400, 'INVALID_CUSTOMER_ID', 'This is not a customer ID.')
  return ask(id, product === undefined ? merchantKeys.values().next().value : merchantKeys.get(product))
}

async function askImprint(
  { origin, credentials }: LiveSettings,
  id: string,
  merchantKey: string | undefined,
  requestId: string,
  signal: AbortSignal,
): Promise<Answer> {
  try {
    const headers = {
      accept: 'application/json',
      'accept-encoding': 'identity',
      'x-request-id': requestId,
      ...credentials,
      ...(merchantKey && { 'x-imprint-merchant-key': merchantKey }),
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
