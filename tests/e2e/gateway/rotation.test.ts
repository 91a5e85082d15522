import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TLSSocket } from 'node:tls'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { recordPath, send, sendReveal } from './raw-request'
import { start } from './start'
import { startServer } from './upstream'

let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rotation-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('a key changes without a dropped read, and a bad one changes nothing', async () => {
  const file = join(folder, 'key')
  writeFileSync(file, 'first_1\n')
  const gateway = await start({ IMPRINT_API_KEY: '', IMPRINT_API_KEY_FILE: file })
  const { upstream } = gateway
  const keys = () => [...new Set(upstream.seen.map(({ headers }) => headers.authorization))]
  try {
    const statuses: number[] = []
    const rotated = new AbortController()
    const readers = Array.from({ length: 4 }, async () => {
      while (!rotated.signal.aborted) statuses.push((await send(gateway.port, 'GET', recordPath)).status)
    })
    await expect.poll(() => keys().at(-1)).toBe(`Basic ${btoa('first_1:')}`)
    for (const name of ['second_2', 'third_3']) {
      writeFileSync(file, name)
      gateway.reload()
      await expect.poll(() => keys().at(-1)).toBe(`Basic ${btoa(`${name}:`)}`)
    }
    writeFileSync(file, 'fourth_canary;')
    gateway.reload()
    await expect.poll(() => gateway.output()).toContain('goes on with its old settings')
    rotated.abort()
    await Promise.all(readers)

    expect(statuses.length).toBeGreaterThan(20)
    expect(statuses.filter((status) => status !== 200)).toEqual([])
    expect(keys()).toEqual(['first_1:', 'second_2:', 'third_3:'].map((name) => `Basic ${btoa(name)}`))
    expect(gateway.output()).toContain('IMPRINT_API_KEY')
    expect(gateway.output()).not.toContain('fourth_canary')
  } finally {
    await gateway.stop()
  }
})

it('at TERM whoever has asked is answered, while the sign-in still thinks about them, too', async () => {
  const letIn = Promise.withResolvers<void>()
  let asked = 0
  const signIn = await startServer((_, response) => {
    asked += 1
    void letIn.promise.then(() => response.writeHead(200, { 'x-auth-request-user': 'ann' }).end())
  })
  const gateway = await start({ AUTH_URL: `http://127.0.0.1:${signIn.port}/` })
  const read = send(gateway.port, 'GET', recordPath)
  const reveal = sendReveal(gateway.port, { pointer: '' })
  await expect.poll(() => asked).toBe(2)
  process.kill(gateway.pid, 'SIGTERM')
  const connect = () => fetch(`http://127.0.0.1:${gateway.port}/healthz`).then(() => 'answered', String)
  await expect.poll(connect).toContain('fetch failed')
  letIn.resolve()
  expect(await Promise.all([read, reveal])).toMatchObject([{ status: 200 }, { status: 200 }])
  expect(await gateway.ended).toBe(0)
  await gateway.stop()
  signIn.close()
})

it('a key file that changes, or that another one takes the place of, is read without a signal', async () => {
  const file = join(folder, 'watched')
  writeFileSync(file, 'first_1\n')
  const gateway = await start({ IMPRINT_API_KEY: '', IMPRINT_API_KEY_FILE: file })
  const keyNow = async () => {
    gateway.upstream.reset()
    await send(gateway.port, 'GET', recordPath)
    return gateway.upstream.seen[0]?.headers.authorization
  }
  try {
    expect(await keyNow()).toBe(`Basic ${btoa('first_1:')}`)
    writeFileSync(file, 'second_2\n')
    await expect.poll(keyNow).toBe(`Basic ${btoa('second_2:')}`)
    writeFileSync(`${file}.new`, 'third_3\n') // as Kubernetes does
    renameSync(`${file}.new`, file)
    await expect.poll(keyNow).toBe(`Basic ${btoa('third_3:')}`)
  } finally {
    await gateway.stop()
  }
})

it('the key is given to nobody but the holder of a certificate for the name that was asked for', async () => {
  const [keyFile, certificate] = [join(folder, 'tls.key'), join(folder, 'tls.pem')]
  const make = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2']
  const name = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  spawnSync('openssl', [...make, ...name, '-keyout', keyFile, '-out', certificate])
  const names: unknown[] = []
  const server = createServer({ key: readFileSync(keyFile), cert: readFileSync(certificate) }, (request, response) => {
    names.push((request.socket as TLSSocket).servername)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = address !== null && typeof address === 'object' ? address.port : 0
  try {
    for (const [env, status] of [
      [{ IMPRINT_API_URL: `https://localhost:${port}` }, 502], // nobody we trust has signed it
      [{ IMPRINT_API_URL: `https://127.0.0.1:${port}`, NODE_EXTRA_CA_CERTS: certificate }, 502], // it is another name's
      [{ IMPRINT_API_URL: `https://localhost:${port}`, NODE_EXTRA_CA_CERTS: certificate }, 200],
    ] as const) {
      const gateway = await start(env)
      try {
        expect(await send(gateway.port, 'GET', recordPath)).toMatchObject({ status })
      } finally {
        await gateway.stop()
      }
    }
    expect(names).toEqual(['localhost'])
  } finally {
    server.close()
  }
})
