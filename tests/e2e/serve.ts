import { readFile } from 'node:fs/promises'
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve } from 'node:path'
import { headersEverywhere, inlineSources, pagePolicy } from '../../server/headers'
import type { CallerCheckPolicy } from '../../src/contract/caller-check-policy'
import { type Scenario, defaultScenario } from '../../src/mock-api/scenarios'
import { createDemoFetch } from '../../src/mock-api/transport'

interface Options {
  /** Where the folder stands on its host, with a slash at both ends. */
  base?: string
  /** Whether a path that is no file is the app's, as our own server has it; a plain static host says 404. */
  singlePage: boolean
}

/** A built folder on a port of this machine, with the fake vendor behind `/api`. */
export interface Site {
  /** With the base path: `http://127.0.0.1:1234/some/team/`. */
  url: string
  /** The paths asked for, in order. */
  asked: string[]
  /** The paths of answers that have left, in order. */
  answered: string[]
  /** How the vendor behaves; well and at once unless told. */
  scenario: Scenario
  /** The names that the page is told; none unless told. All have the same customers. */
  products: string[]
  /** What the page is told to ask of a caller; nothing unless told. */
  callerCheck: CallerCheckPolicy
  /** From now on these paths get no answer, until the returned function is called. */
  hold: (paths: RegExp) => () => void
  /** From now on these paths are gone, as old files are after a deploy. */
  remove: (paths: RegExp) => void
  close: () => Promise<void>
}

/** Every script but the first one, which works alone. */
export const appCode = /\/assets\/(?!index-)[^/]+\.js$/

const contentTypes: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
}

/** Serves a folder of the project, such as `dist`, on a free port of 127.0.0.1. */
export async function serve(folder: string, { base = '/', singlePage }: Options): Promise<Site> {
  const root = resolve(import.meta.dirname, '../..', folder)
  const held = new Map<RegExp, Promise<void>>()
  const removed: RegExp[] = []
  const askVendor = createDemoFetch(() => site.scenario)

  const server = createServer((request, response) => {
    const path = request.url ?? ''
    site.asked.push(path)
    response.on('finish', () => site.answered.push(path))
    void answer(path, request, response)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const origin = `http://127.0.0.1:${port}`

  const site: Site = {
    url: `${origin}${base}`,
    asked: [],
    answered: [],
    scenario: { ...defaultScenario, latency: 0 },
    products: [],
    callerCheck: { needed: 0, fields: [] },
    hold(paths) {
      const { promise, resolve: release } = Promise.withResolvers<void>()
      held.set(paths, promise)
      return release
    },
    remove: (paths) => void removed.push(paths),
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
  return site

  async function answer(path: string, request: IncomingMessage, response: ServerResponse) {
    for (const [paths, released] of held) if (paths.test(path)) await released
    if (path.startsWith('/api/')) return answerAsVendor(path, request, response)

    const { pathname } = new URL(path, origin)
    const inFolder = pathname.startsWith(base) && !removed.some((paths) => paths.test(pathname))
    const page = pathname.endsWith('/') || (singlePage && extname(pathname) === '')
    const file = page ? 'index.html' : pathname.slice(base.length)
    const body = inFolder && (singlePage || !page || pathname === base) ? await read(file) : undefined
    if (!body) return response.writeHead(404, { 'content-type': 'text/plain' }).end('Not here')

    response.writeHead(200, {
      'content-type': contentTypes[extname(file)],
      ...headersEverywhere,
      ...(page
        ? { 'content-security-policy': pagePolicy({ inline: inlineSources(String(body)) }) }
        : { 'cache-control': 'public, max-age=31536000, immutable' }),
    })
    const { products, callerCheck } = site
    const settings = JSON.stringify({ products, callerCheck }).replaceAll('"', '&quot;')
    response.end(
      page ? String(body).replace('name="settings" content="{}"', `name="settings" content="${settings}"`) : body,
    )
  }

  async function answerAsVendor(path: string, request: IncomingMessage, response: ServerResponse) {
    const { method = 'GET' } = request
    const body = method === 'GET' ? null : (await request.toArray()).join('')
    const answered = await askVendor(new Request(origin + path, { method, body })).catch(() => null)
    if (!answered) return request.socket.destroy()
    response.writeHead(answered.status, { ...Object.fromEntries(answered.headers), 'cache-control': 'no-store' })
    response.end(await answered.text())
  }

  function read(file: string): Promise<Buffer | undefined> {
    return readFile(join(root, file)).catch(() => undefined)
  }
}
