/**
 * `node bench/origin.ts MILLISECONDS`: serves the pages that bench.ts measures, the build in dist/ and floor.html, each on
 * its own port of 127.0.0.1, with a mock API of that latency. In a separate process, so that serving does not slow the
 * measurement. Sends the ports to its parent, and ends with it.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { completeCustomer } from '../src/mock-api/complete-customer.ts'

const latency = Number(process.argv[2])
const dist = resolve(import.meta.dirname, '../dist')
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

const built = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
const ports = {
  app: await serve(new Map(built.map((file) => [file.slice(dist.length), brotliCompressSync(readFileSync(file))]))),
  floor: await serve(
    new Map([['/index.html', brotliCompressSync(readFileSync(resolve(import.meta.dirname, 'floor.html')))]]),
  ),
}
process.on('disconnect', () => process.exit())
process.send?.(ports)

/** Serves files by their path, and index.html for every page; resolves to the port. */
async function serve(files: ReadonlyMap<string, Buffer>): Promise<number> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const requestedId = /^\/api\/v2\/customers\/([\w-]+)$/.exec(path)?.[1]
    if (requestedId) {
      setTimeout(() => {
        response.setHeader('cache-control', 'no-store').setHeader('content-type', 'application/json')
        response.end(JSON.stringify(customerOf(requestedId)))
      }, latency)
      return
    }
    const file = extname(path) === '' ? '/index.html' : path
    const content = files.get(file)
    if (!content) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'content-length': content.length,
      'cache-control': file.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    })
    response.end(content)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}

/** The complete customer, with the last digits of the ID in the name, so that each name is unique. */
function customerOf(id: string) {
  return { id, ...completeCustomer, last_name: `Doe ${Number(id.slice(-12))}` }
}
