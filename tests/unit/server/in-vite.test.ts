import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createViteServer, type InlineConfig, preview } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { closedPolicy, headersEverywhere, pagePolicy } from '../../../server/headers'
import { gateway, readDevelopmentSettings } from '../../../vite/gateway'
import { pageSettings } from '../../../vite/page-settings'
import { hostileProductTargets, hostileTargets } from '../hostile-targets'

const key = 'canary-key_7f3a'
const secret = 'canary-secret_91bc'
const html = '<!doctype html><meta name="settings" content="{}" /><p>The app'
const merchantKeys = { rewards: 'canary-rewards_1a', travel: 'canary-travel/2b==' }
const fromThePage = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'empty' }

const seen: { method?: string; url?: string; headers: IncomingHttpHeaders }[] = []
let answer: (response: ServerResponse, headers: IncomingHttpHeaders) => void
const customer = (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"CSMR-v1-123"}')
}

/** Stands in for Imprint. */
const upstream = createServer((request, response) => {
  seen.push({ method: request.method, url: request.url, headers: request.headers })
  answer(response, request.headers)
})
const cleanUps: (() => Promise<unknown>)[] = []
const servers: Record<string, number> = {}

beforeAll(async () => {
  await listen(upstream)
  const root = await mkdtemp(join(tmpdir(), 'in-vite-'))
  await mkdir(join(root, 'dist'))
  for (const page of ['index.html', 'dist/index.html', 'icon.svg', 'dist/icon.svg'])
    await writeFile(join(root, page), html)
  const settings = readDevelopmentSettings(
    {
      IMPRINT_API_KEY: `${key}:${secret}`,
      IMPRINT_API_URL: `http://127.0.0.1:${portOf(upstream)}`,
      IMPRINT_MERCHANT_KEYS: Object.entries(merchantKeys)
        .map(([name, merchantKey]) => `${name}=${merchantKey}`)
        .join(' '),
      RATE_PER_AGENT: '600000',
      RATE_PER_ADDRESS: '600000',
    },
    'development',
  )
  const config = {
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [pageSettings(settings), gateway(settings)],
    server: { host: '127.0.0.1', port: 0, cors: false },
    preview: { host: '127.0.0.1', port: 0, cors: false },
  } satisfies InlineConfig
  const development = await createViteServer(config).then((server) => server.listen())
  const built = await preview(config)
  servers['the development server'] = portOf(development.httpServer)
  servers['the preview'] = portOf(built.httpServer)
  cleanUps.push(
    () => development.close(),
    () => built.close(),
    () => rm(root, { recursive: true }),
  )
})
afterEach(() => {
  seen.length = 0
  answer = customer
})
afterAll(async () => {
  upstream.close()
  for (const cleanUp of cleanUps) await cleanUp()
})
answer = customer

function portOf(server: { address(): unknown } | null): number {
  const address = server?.address()
  return address && typeof address === 'object' && 'port' in address ? Number(address.port) : 0
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return portOf(server)
}

/** Sends the request line as it stands, and checks in every answer that no secret is in it. */
async function send(port: number, method: string, target: string, headers: Record<string, string> = fromThePage) {
  const socket = connect(port, '127.0.0.1')
  const lines = Object.entries({ Host: 'localhost', Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`)
  let text = ''
  try {
    for await (const chunk of socket) text += String(chunk)
  } catch {
    // Node closes on a request line that it does not read to its end
  }
  for (const canary of [key, secret, btoa(`${key}:${secret}`), btoa(`${key}:`), ...Object.values(merchantKeys)])
    expect(text).not.toContain(canary)

  const [head = '', ...body] = text.split('\r\n\r\n')
  const [statusLine = '', ...fields] = head.split('\r\n')
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: Object.fromEntries(
      fields.map((field) => [field.replace(/:.*/, '').toLowerCase(), field.replace(/^[^:]*: /, '')]),
    ),
    body: body.join('\r\n\r\n'),
  }
}

const path = '/api/v2/customers/CSMR-v1-123'
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'get']

describe.each(['the development server', 'the preview'])('%s', (name) => {
  it.each(methods)('with %s lets no path to Imprint but the one of a customer', async (method) => {
    for (const target of [...hostileTargets, ...hostileProductTargets]) {
      await send(servers[name] ?? 0, method, target)
      expect(seen, target).toEqual([])
    }
  })

  it.each(methods.filter((method) => method !== 'GET'))('refuses %s of a customer', async (method) => {
    const { status } = await send(servers[name] ?? 0, method, path)
    expect([400, 405]).toContain(status)
    expect(seen).toEqual([])
  })

  it.each(['CSMR-v1-123', '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4', 'constructor', 'a', `a${'-'.repeat(63)}`])(
    'asks Imprint for %s',
    async (id) => {
      expect(await send(servers[name] ?? 0, 'GET', `/api/v2/customers/${id}`)).toMatchObject({ status: 200 })
      expect(seen).toMatchObject([{ method: 'GET', url: `/v2/customers/${id}` }])
    },
  )

  it('answers no page that reaches it under another name (DNS rebinding)', async () => {
    const { status } = await send(servers[name] ?? 0, 'GET', path, { ...fromThePage, Host: 'evil.example' })
    expect(status).toBe(403)
    expect(seen).toEqual([])
  })

  it.each([
    ['the address bar', { 'Sec-Fetch-Site': 'none', 'Sec-Fetch-Dest': 'document' }],
    ['another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'empty' }],
    ['another port of this machine', { 'Sec-Fetch-Site': 'same-site', 'Sec-Fetch-Dest': 'empty' }],
    ['an image of the page', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'image' }],
    ['a script of the page', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'script' }],
    ['a program that says nothing', {}],
  ])('refuses %s', async (_, headers: Record<string, string>) => {
    const refusal = await send(servers[name] ?? 0, 'GET', path, headers)
    expect(refusal).toMatchObject({ status: 403, headers: { 'content-type': 'application/json' } })
    expect(seen).toEqual([])
  })
})

describe.each(['the development server', 'the preview'])('the page of %s', (name) => {
  const ask = (target: string, headers = {}) =>
    send(servers[name] ?? 0, 'GET', target, { Accept: 'text/html,*/*', ...headers })

  it.each(['/', '/customers/CSMR-v1-123', '/customers/CSMR-v1-123?product=travel'])(
    'comes at %s with the headers of a deployment, and says whose customers it shows',
    async (target) => {
      const { status, headers, body } = await ask(target)
      expect(status).toBe(200)
      expect(body).toContain('&quot;environment&quot;:&quot;custom&quot;')
      expect(body).toContain('&quot;products&quot;:[&quot;rewards&quot;,&quot;travel&quot;]')
      expect(headers).toMatchObject(headersEverywhere)
      const nonce = /nonce="([^"]+)"/.exec(body)?.[1]
      expect(nonce === undefined).toBe(name === 'the preview')
      expect(headers['content-security-policy']).toBe(pagePolicy({ nonce }))
    },
  )

  it('has no other policy than a closed one beside it', async () => {
    const { 'cache-control': cacheControl, ...others } = headersEverywhere
    for (const target of ['/icon.svg', path]) {
      const { headers } = await ask(target)
      expect(headers, target).toMatchObject({ ...others, 'content-security-policy': closedPolicy })
    }
    expect((await ask(path)).headers).toHaveProperty('cache-control', cacheControl)
  })

  it.each(['evil.example', 'localhost.evil.example'])(
    'is refused to the host name %s (DNS rebinding)',
    async (Host) => {
      const { status, body } = await ask('/', { Host })
      expect(status).toBe(403)
      expect(body).not.toContain('The app')
    },
  )
})
