import { once } from 'node:events'
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'

/** Personal data that may reach the page and nothing else. */
export const personalData = 'Zoë-canary_4711'

export interface Upstream {
  port: number
  seen: { method?: string; url?: string; headers: IncomingHttpHeaders }[]
  /** What it does from now on, until `reset`. */
  answer: (response: ServerResponse, headers: IncomingHttpHeaders) => unknown
  reset(): void
  /** Drops every connection and listens no more. */
  close(): void
  /** Listens again, where it did. */
  reopen(): Promise<unknown>
}

const answerRecord = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(`{"id":"CSMR-v1-123","first_name":"${personalData}"}`)
}

/** Stands in for Imprint, on a port of its own. */
export async function startUpstream(): Promise<Upstream> {
  const server = createServer((request, response) => {
    upstream.seen.push({ method: request.method, url: request.url, headers: request.headers })
    upstream.answer(response, request.headers)
  })
  const upstream: Upstream = {
    port: await listen(server),
    seen: [],
    answer: answerRecord,
    reset() {
      upstream.seen = []
      upstream.answer = answerRecord
    },
    close() {
      server.close()
      server.closeAllConnections()
    },
    reopen: () => once(server.listen(upstream.port, '127.0.0.1'), 'listening'),
  }
  return upstream
}

/** Another server of a test: a sign-in service, a portal. */
export async function startServer(answer: RequestListener): Promise<{ port: number; close(): void }> {
  const server = createServer(answer)
  return { port: await listen(server), close: () => server.close() }
}

/** A port that is free now. */
export async function findPort(): Promise<number> {
  const server = createServer()
  const port = await listen(server)
  await new Promise((resolve) => server.close(resolve))
  return port
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
