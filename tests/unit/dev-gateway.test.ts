import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import {
  createServer,
  type IncomingHttpHeaders,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServer as createViteServer, type InlineConfig, preview } from 'vite'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { createGateway, devGateway } from '../../scripts/dev-gateway'
import { readLiveSettings } from '../../scripts/live-settings'
import { closedPolicy, headersEverywhere, pagePolicy } from '../../scripts/security-headers'
import { hostileProductTargets, hostileTargets } from './hostile-targets'

const key = 'canary-key_7f3a'
const secret = 'canary-secret_91bc'
const html = '<!doctype html><meta name="environment" content="live" /><p>The app'
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
const styleHash = "'sha256-0123456789'"
const cleanUps: (() => Promise<unknown>)[] = []
const servers: Record<string, number> = {}

beforeAll(async () => {
  await listen(upstream)
  const root = await mkdtemp(join(tmpdir(), 'dev-gateway-'))
  await mkdir(join(root, 'dist'))
  for (const page of ['index.html', 'dist/index.html', 'icon.svg', 'dist/icon.svg'])
    await writeFile(join(root, page), html)
  await writeFile(join(root, 'dist/style-hash.txt'), styleHash)
  const config = {
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [devGateway(settings())],
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

function settings(env: Record<string, string> = {}) {
  const { port } = new URL(`http://127.0.0.1:${portOf(upstream)}`)
  const live = readLiveSettings({
    IMPRINT_API_KEY: `${key}:${secret}`,
    IMPRINT_API_URL: `http://127.0.0.1:${port}`,
    ...env,
  })
  if (!live) throw new Error('no key')
  return live
}

function portOf(server: { address(): unknown } | null): number {
  const address = server?.address()
  return address && typeof address === 'object' && 'port' in address ? Number(address.port) : 0
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return portOf(server)
}

/** A gateway of its own, for the settings and the time limit given; closed after the tests. */
async function gateway(live = settings(), timeLimit?: number): Promise<number> {
  const middleware = createGateway(live, timeLimit)
  const handle: RequestListener = (request, response) => middleware(request, response, () => response.end())
  const server = createServer(handle)
  cleanUps.push(async () => server.close())
  return listen(server)
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
    headers: Object.fromEntries(fields.map((field) => field.toLowerCase().split(': '))) as Record<string, string>,
    body: body.join('\r\n\r\n'),
  }
}

const path = '/api/v2/customers/CSMR-v1-123'
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'get']

describe.each(['the development server', 'the preview'])('%s', (name) => {
  it.each(methods)('with %s lets no path to Imprint but the one of a customer', async (method) => {
    for (const target of hostileTargets) {
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
      expect(body).toContain('<meta name="environment" content="custom" />')
      expect(body).toContain('<meta name="products" content="" />')
      expect(headers).toMatchObject(headersEverywhere)
      const nonce = /nonce="([^"]+)"/.exec(body)?.[1]
      expect(nonce === undefined).toBe(name === 'the preview')
      expect(headers['content-security-policy']).toBe(pagePolicy(nonce ? { nonce } : { styleHash }))
    },
  )

  it('has no other policy than a closed one beside it', async () => {
    for (const target of ['/icon.svg', path]) {
      const { headers } = await ask(target)
      expect(headers, target).toMatchObject({ ...headersEverywhere, 'content-security-policy': closedPolicy })
    }
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

describe('several products', () => {
  const IMPRINT_MERCHANT_KEYS = Object.entries(merchantKeys)
    .map(([name, merchantKey]) => `${name}=${merchantKey}`)
    .join(' ')

  it.each([
    [path, merchantKeys.rewards],
    ['/api/products/rewards/v2/customers/CSMR-v1-123', merchantKeys.rewards],
    ['/api/products/travel/v2/customers/CSMR-v1-123', merchantKeys.travel],
  ])('%s is asked with its own key', async (target, merchantKey) => {
    const port = await gateway(settings({ IMPRINT_MERCHANT_KEYS }))
    expect(await send(port, 'GET', target, { ...fromThePage, 'X-Imprint-Merchant-Key': 'browser' })).toMatchObject({
      status: 200,
    })
    expect(seen).toMatchObject([
      { url: '/v2/customers/CSMR-v1-123', headers: { 'x-imprint-merchant-key': merchantKey } },
    ])
  })

  it.each(methods)('with %s let nothing to Imprint for another name or a hostile ID', async (method) => {
    const port = await gateway(settings({ IMPRINT_MERCHANT_KEYS }))
    for (const target of hostileProductTargets) {
      await send(port, method, target)
      expect(seen, target).toEqual([])
    }
  })

  it('has no route for another name, and none at all where there is one product', async () => {
    for (const [env, target] of [
      [{ IMPRINT_MERCHANT_KEYS }, '/api/products/gold/v2/customers/CSMR-v1-123'],
      [{ IMPRINT_MERCHANT_KEYS }, '/api/products/constructor/v2/customers/CSMR-v1-123'],
      [{ IMPRINT_MERCHANT_KEY: 'merchant_1' }, '/api/products/rewards/v2/customers/CSMR-v1-123'],
    ] as const) {
      const { status, body } = await send(await gateway(settings(env)), 'GET', target)
      expect(status).toBe(404)
      expect(body).toContain('"type":"ROUTE_NOT_FOUND"')
    }
    expect(seen).toEqual([])
  })

  it('are named in the page, without their keys', () => {
    const { transformIndexHtml } = devGateway(settings({ IMPRINT_MERCHANT_KEYS }))
    const page: unknown =
      typeof transformIndexHtml === 'function' && Reflect.apply(transformIndexHtml, undefined, [html])
    expect(page).toContain('<meta name="products" content="rewards travel" />')
    expect(page).not.toContain('canary')
  })
})

describe('what Imprint is sent', () => {
  it.each([
    ['a key', { IMPRINT_API_KEY: key }, `Basic ${btoa(`${key}:`)}`],
    ['an ID and a secret', {}, `Basic ${btoa(`${key}:${secret}`)}`],
    ['a bearer token', { IMPRINT_API_KEY: key, IMPRINT_AUTH: 'bearer' }, `Bearer ${key}`],
  ])('is %s of ours and nothing of the browser but the ID', async (_, env, authorization) => {
    const port = await gateway(settings({ ...env, IMPRINT_MERCHANT_KEY: 'merchant_1' }))
    await send(port, 'GET', path, {
      ...fromThePage,
      Authorization: 'Bearer browser',
      Cookie: 'session=browser',
      'X-Imprint-Merchant-Key': 'browser',
      'X-Request-Id': 'browser',
      'X-HTTP-Method-Override': 'DELETE',
      'X-Forwarded-For': '10.0.0.1',
      'Accept-Language': 'fr',
      Range: 'bytes=0-1',
    })
    expect(seen.map(({ headers }) => headers)).toEqual([
      {
        host: `127.0.0.1:${portOf(upstream)}`,
        connection: 'keep-alive',
        accept: 'application/json',
        'accept-encoding': 'identity',
        authorization,
        'x-imprint-merchant-key': 'merchant_1',
        'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      },
    ])
  })
})

describe('what the page is answered', () => {
  it.each([200, 400, 404, 429, 500, 503])('is %i as it came, with no header but the allowed', async (status) => {
    answer = (response, { authorization = '' }) => {
      response.writeHead(status, {
        'content-type': 'application/json; charset=utf-8',
        'retry-after': '7',
        'x-request-id': 'imprint-1',
        'cache-control': 'public, max-age=60',
        'set-cookie': 'session=1',
        'content-encoding': 'gzip',
        'x-accel-redirect': '/secret',
        'access-control-allow-origin': '*',
        'clear-site-data': '"*"',
        'x-echo': authorization,
        refresh: '0; url=https://evil.example',
      })
      response.end('{"first_name":"Zoë"}')
    }
    const { headers, ...rest } = await send(await gateway(), 'GET', path)
    expect(rest.status).toBe(status)
    expect(rest.body).toContain('{"first_name":"Zoë"}')
    const { date: _date, connection: _connection, 'transfer-encoding': _encoding, ...ours } = headers
    expect(ours).toEqual({
      'content-type': 'application/json; charset=utf-8',
      'retry-after': '7',
      'x-request-id': 'imprint-1',
      ...headersEverywhere,
      'content-security-policy': closedPolicy,
    })
  })

  it.each([
    [401, 'UPSTREAM_CREDENTIAL'],
    [403, 'UPSTREAM_CREDENTIAL'],
    [301, 'UPSTREAM_REDIRECT'],
    [302, 'UPSTREAM_REDIRECT'],
    [304, 'UPSTREAM_REDIRECT'],
  ])('is a 502 for %i, as %s', async (status, type) => {
    answer = (response, headers) => {
      response.writeHead(status, { 'www-authenticate': 'Basic', location: `/v2/customers?${headers.authorization}` })
      response.end(status === 304 ? undefined : JSON.stringify(headers))
    }
    const answered = await send(await gateway(), 'GET', path)
    expect(answered.status).toBe(502)
    expect(answered.body).toContain(`"type":"${type}"`)
    expect(Object.keys(answered.headers)).not.toContain('www-authenticate')
    expect(Object.keys(answered.headers)).not.toContain('location')
    expect(seen).toHaveLength(1)
  })

  it.each([
    ['resets the connection', (response: ServerResponse) => response.destroy()],
    [
      'cuts its answer off',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '100' })
        response.write('{"id":')
        setImmediate(() => response.destroy())
      },
    ],
    [
      'sends too many headers',
      (response: ServerResponse) => response.writeHead(200, { 'x-long': 'a'.repeat(20_000) }).end(),
    ],
  ])('is 502 UPSTREAM_UNREACHABLE when Imprint %s', async (_, misbehave) => {
    answer = misbehave
    const { status, body } = await send(await gateway(), 'GET', path)
    expect(status).toBe(502)
    expect(body).toContain('"type":"UPSTREAM_UNREACHABLE"')
  })

  it('is 502 UPSTREAM_UNREACHABLE when nothing listens there', async () => {
    const closed = createServer()
    const port = await listen(closed)
    await new Promise((resolve) => closed.close(resolve))
    const live = settings({ IMPRINT_API_URL: `http://127.0.0.1:${port}` })
    const { status, body } = await send(await gateway(live), 'GET', path)
    expect(status).toBe(502)
    expect(body).toContain('"type":"UPSTREAM_UNREACHABLE"')
  })

  it.each([
    ['never answers', () => undefined],
    [
      'never ends',
      (response: ServerResponse) => {
        response.writeHead(200)
        const drip = setInterval(() => response.write(' '), 5)
        response.on('close', () => clearInterval(drip))
      },
    ],
  ])('is 504 in time when Imprint %s', async (_, misbehave) => {
    answer = misbehave
    const { status, body } = await send(await gateway(settings(), 60), 'GET', path)
    expect(status).toBe(504)
    expect(body).toContain('"type":"UPSTREAM_TIMEOUT"')
  })

  it('is one byte more than the app accepts when Imprint sends without end', async () => {
    answer = (response) => {
      response.writeHead(200, { 'content-type': 'application/json' })
      const chunk = 'a'.repeat(64 * 1024)
      const more = () => {
        while (response.writable && response.write(chunk));
      }
      response.on('drain', more)
      more()
    }
    const port = await gateway()
    const response = await fetch(`http://127.0.0.1:${port}${path}`, { headers: fromThePage })
    expect((await response.arrayBuffer()).byteLength).toBe(1024 * 1024 + 1)
  })
})

it('a page that leaves ends the question to Imprint', async () => {
  const ended = new Promise((resolve) => {
    answer = (response) => {
      response.on('close', resolve)
      socket.destroy()
    }
  })
  const socket = connect(await gateway(), '127.0.0.1')
  socket.write(
    `GET ${path} HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Dest: empty\r\n\r\n`,
  )
  await ended
  expect(seen).toHaveLength(1)
})
