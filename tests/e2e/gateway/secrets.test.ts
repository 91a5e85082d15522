import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromThePage, recordPath, send } from './raw-request'
import { dist, key, secret, start } from './start'

const merchant = 'canary-merchant_5d20'
const canaries = [key, secret, merchant, btoa(`${key}:${secret}`), btoa(`${key}:`)]

describe.each([
  ['a key', { IMPRINT_API_KEY: key }, `Basic ${btoa(`${key}:`)}`],
  ['an ID and a secret', { IMPRINT_API_KEY: `${key}:${secret}` }, `Basic ${btoa(`${key}:${secret}`)}`],
  ['a bearer token', { IMPRINT_API_KEY: key, IMPRINT_AUTH: 'bearer' }, `Bearer ${key}`],
])('%s', (_, env, authorization) => {
  it('reaches Imprint, and nothing else: no answer, log, argument or, from a file, environment of the gateway', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'))
    const keyFile = join(folder, 'key')
    const merchantKeyFile = join(folder, 'merchant-key')
    writeFileSync(keyFile, env.IMPRINT_API_KEY)
    writeFileSync(merchantKeyFile, merchant)
    const gateway = await start({
      ...env,
      IMPRINT_API_KEY: '',
      IMPRINT_API_KEY_FILE: keyFile,
      IMPRINT_MERCHANT_KEY_FILE: merchantKeyFile,
    })
    try {
      const fromTheBrowser = {
        ...fromThePage,
        Authorization: 'Bearer browser',
        Cookie: 'session=browser',
        'X-Imprint-Merchant-Key': 'browser',
        'X-Request-Id': 'browser',
        'X-HTTP-Method-Override': 'DELETE',
        'X-Forwarded-For': '10.0.0.1',
        'X-Agent': 'browser',
        'Accept-Language': 'fr',
        Range: 'bytes=0-1',
      }
      const answers = [await send(gateway.port, 'GET', recordPath, fromTheBrowser)]
      expect(gateway.upstream.seen.map(({ headers }) => headers)).toEqual([
        {
          host: `127.0.0.1:${gateway.upstream.port}`,
          accept: 'application/json',
          'accept-encoding': 'identity',
          authorization,
          connection: 'keep-alive',
          'x-imprint-merchant-key': merchant,
          'x-request-id': answers[0]?.headers['x-request-id'],
        },
      ])

      // An Imprint that gives away what it was sent, in every way it fails.
      for (const status of [302, 400, 401, 403, 429, 500, 502, 503]) {
        gateway.upstream.answer = (response, headers) => {
          const echo = status === 400 ? {} : headers
          response.writeHead(status, { 'x-echo': headers.authorization, location: `/?${headers.authorization ?? ''}` })
          response.end(JSON.stringify(echo))
        }
        answers.push(await send(gateway.port, 'GET', recordPath))
      }
      for (const path of [
        '/',
        '/customers/CSMR-v1-123',
        '/healthz',
        '/readyz',
        '/gateway.mjs',
        '/../dist-server/gateway.mjs',
      ]) {
        answers.push(await send(gateway.port, 'GET', path))
      }
      const shown = process.platform === 'linux' ? shownOfProcess(gateway.pid) : ''
      if (process.platform === 'linux') expect(shown).toContain('IMPRINT_API_KEY_FILE')
      for (const canary of canaries) {
        expect(JSON.stringify(answers)).not.toContain(canary)
        expect(readFileSync(gateway.log, 'utf8')).not.toContain(canary)
        expect(gateway.output()).not.toContain(canary)
        expect(shown).not.toContain(canary)
      }
    } finally {
      await gateway.stop()
      rmSync(folder, { recursive: true })
    }
  })
})

it('the built files hold no setting of the server', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(dist, name)).isFile(),
  )
  expect(files.filter((name) => name.endsWith('.map'))).toEqual([])
  for (const name of files) expect(readFileSync(join(dist, name), 'utf8'), name).not.toMatch(/IMPRINT_|canary-/)
})

/** Arguments and environment of a process, as the system shows them to its user (Linux). */
const shownOfProcess = (pid: number) =>
  ['cmdline', 'environ'].map((name) => readFileSync(`/proc/${pid}/${name}`, 'utf8')).join('\n')
