import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { send, settingsIn } from './raw-request'
import { dist, start } from './start'

// What each setting may be is in tests/unit/server/settings.test.ts.
const canary = 'sk_canary_4242'
const valid = { PUBLIC_HOST: 'lookup.example', IMPRINT_API_KEY: canary, AUTH: 'none', SITE: dist }

const run = (env: Record<string, string>) =>
  spawnSync(process.execPath, [resolve(import.meta.dirname, '../../../dist-server/gateway.mjs')], {
    env: { ...valid, ...env },
    encoding: 'utf8',
    timeout: 60_000,
  })

describe('the gateway', () => {
  it.each([
    ['one mistake', ['IMPRINT_API_KEY'], { IMPRINT_API_KEY: `${canary};` }],
    [
      'several mistakes',
      ['IMPRINT_AUTH', 'PUBLIC_HOST', 'AUTH_URL'],
      { PUBLIC_HOST: '', AUTH: '', IMPRINT_AUTH: canary },
    ],
    ['an address that is another machine’s', ['LISTEN'], { LISTEN: '192.0.2.1:8080' }],
    [
      'an address for its metrics that is another machine’s',
      ['METRICS_LISTEN'],
      { LISTEN: '127.0.0.1:1', METRICS_LISTEN: '192.0.2.1:9090' },
    ],
  ])('does not start with %s, and says so in a sentence for each', (_, names, env) => {
    const { status, stdout, stderr } = run(env)
    const sentences = names.map((name) => `The gateway does not start: ${name} [^\\n]+\\.\\n`)
    expect(stderr).toMatch(new RegExp(`^${sentences.join('')}$`))
    expect(stderr).not.toContain(canary)
    expect(stdout).toBe('')
    expect(status).toBe(1)
  })

  it('takes a host name and settings of any length that it allows', async () => {
    const host = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.example.com`
    const portals = Array.from({ length: 57 }, (_, n) => `https://portal-${String(n).padStart(10, '0')}.example`)
    const products = Array.from({ length: 20 }, (_, n) => `${String(n).padStart(32, 'p')}=${'k'.repeat(60)}`)
    const settings = {
      PUBLIC_HOST: host,
      PORTALS: portals.join(' '),
      IMPRINT_MERCHANT_KEYS: products.join(' '),
      IMPRINT_API_KEY: 'k'.repeat(2_000),
      APP_NAME: 'x'.repeat(200),
      SUPPORT_CONTACT: 'x'.repeat(200),
      SIGN_OUT_URL: `/${'x'.repeat(200)}`,
    }
    expect(settings.PORTALS.length).toBeGreaterThan(1_900)
    const gateway = await start(settings)
    try {
      const { status, body } = await send(gateway.port, 'GET', '/', { Host: host })
      expect(status).toBe(200)
      expect(settingsIn(body)).toMatchObject({ portals, appName: settings.APP_NAME, signOutUrl: settings.SIGN_OUT_URL })
    } finally {
      await gateway.stop()
    }
  })
})
