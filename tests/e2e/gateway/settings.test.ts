import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pathWithNginx } from '../../../scripts/find-nginx'
import { environments } from '../../unit/environments'
import { send } from './raw-request'
import { start } from './start'

const canary = 'sk_canary_4242'
const valid = {
  PUBLIC_HOST: 'lookup.example',
  IMPRINT_API_KEY: canary,
  AUTH: 'none',
  IMPRINT_API_URL: 'http://127.0.0.1', // whose name every machine finds
}

// prettier-ignore
const mistakes: [string, Record<string, string>][] = [
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: '' }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}"` }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}'` }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary};` }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}$host` }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}@LOG@` }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}\r\nX-Evil: 1` }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}\nok` }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}é` }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}\\` }],
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}:secret`, IMPRINT_AUTH: 'bearer' }],
  ['IMPRINT_API_KEY_FILE', { IMPRINT_API_KEY_FILE: '/nowhere' }],
  ['IMPRINT_MERCHANT_KEY', { IMPRINT_MERCHANT_KEY: `${canary}"; return 200 "` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary}`, IMPRINT_MERCHANT_KEY: canary }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: canary }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: 'rewards=' }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `=${canary}` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `Rewards=${canary}` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `-rewards=${canary}` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `re.*=${canary}` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `${'a'.repeat(33)}=${canary}` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary}  travel=${canary}` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary},travel=${canary}` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary}\ntravel=${canary}` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary}"; return 200 "` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary}$host` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary} rewards=${canary}` }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: Array.from({ length: 21 }, (_, n) => `p${n}=${canary}`).join(' ') }],
  ['IMPRINT_MERCHANT_KEYS_FILE', { IMPRINT_MERCHANT_KEYS_FILE: '/nowhere' }],
  ['IMPRINT_AUTH', { IMPRINT_AUTH: 'digest' }],
  ['AUTH_URL', { AUTH: '', AUTH_URL: 'http://imprint/auth' }], // names of nginx's own
  ['AUTH_URL', { AUTH: '', AUTH_URL: 'http://imprint:4180/auth' }],
  ['AUTH_URL', { AUTH: '', AUTH_URL: 'http://READS/auth' }],
  // Longer than nginx reads
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: 'k'.repeat(4_200) }],
  ['IMPRINT_MERCHANT_KEY', { IMPRINT_MERCHANT_KEY: 'k'.repeat(4_200) }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${'k'.repeat(4_200)}` }],
  ['PORTALS', { PORTALS: Array.from({ length: 150 }, (_, n) => `https://portal-${n}.example`).join(' ') }],
  ['PRODUCT_NAME', { PRODUCT_NAME: 'x'.repeat(5_000) }],
  ['SUPPORT_CONTACT', { SUPPORT_CONTACT: 'x'.repeat(5_000) }],
  ['SIGN_OUT_URL', { SIGN_OUT_URL: `/${'x'.repeat(5_000)}` }],
  ['IMPRINT_ENVIRONMENT', { IMPRINT_ENVIRONMENT: 'staging' }],
  ['IMPRINT_API_URL', { IMPRINT_API_URL: 'http://api.example.com' }],
  ['IMPRINT_API_URL', { IMPRINT_API_URL: 'http://127.0.0.1.example.com' }],
  ['IMPRINT_API_URL', { IMPRINT_API_URL: 'http://127.0.0.1@evil.example' }],
  ['IMPRINT_API_URL', { IMPRINT_API_URL: 'https://api.example.com/v2' }],
  ['IMPRINT_API_URL', { IMPRINT_API_URL: 'https://user:pass@api.example.com' }],
  ['PUBLIC_HOST', { PUBLIC_HOST: '' }],
  ['PUBLIC_HOST', { PUBLIC_HOST: '*.example' }],
  ['PUBLIC_HOST', { PUBLIC_HOST: '_; return 200' }],
  ['PUBLIC_HOST', { PUBLIC_HOST: 'lookup.example:8080' }],
  ['PUBLIC_HOST', { PUBLIC_HOST: '~.*' }],
  ['LISTEN', { LISTEN: '0.0.0.0' }],
  ['LISTEN', { LISTEN: '8080; root /' }],
  ['PORTALS', { PORTALS: '*' }],
  ['PORTALS', { PORTALS: 'https://*.example' }],
  ['PORTALS', { PORTALS: 'http://portal.example' }],
  ['PORTALS', { PORTALS: 'https://portal.example/' }],
  ['PORTALS', { PORTALS: "https://portal.example; script-src 'unsafe-inline'" }],
  ['PORTALS', { PORTALS: 'https://a.example,https://b.example' }],
  ['PRODUCT_NAME', { PRODUCT_NAME: '<script>' }],
  ['PRODUCT_NAME', { PRODUCT_NAME: "Cards' support" }],
  ['SUPPORT_CONTACT', { SUPPORT_CONTACT: '"><img src=x>' }],
  ['AUTH_URL', { AUTH: '' }],
  ['AUTH', { AUTH: 'basic' }],
  ['AUTH', { AUTH_URL: 'http://sso:4180/oauth2/auth' }],
  ['AUTH_URL', { AUTH: '', AUTH_URL: 'http://sso:4180/?x=$host' }],
  ['AUTH_URL', { AUTH: '', AUTH_URL: 'unix:/run/sso' }],
  ['AUTH_USER_HEADER', { AUTH_USER_HEADER: 'X-User; return' }],
  ['RATE_PER_AGENT', { RATE_PER_AGENT: '0' }],
  ['RATE_PER_AGENT', { RATE_PER_AGENT: 'off' }],
  ['RATE_PER_ADDRESS', { RATE_PER_ADDRESS: '10r/s' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'all' }],
  ['UPSTREAM_TIMEOUT', { UPSTREAM_TIMEOUT: '60' }],
  ['REVEAL_AUDIT', { REVEAL_AUDIT: 'maybe' }],
  ['COVER_AFTER', { COVER_AFTER: 'soon' }],
  ['LOCK_AFTER', { LOCK_AFTER: '-1' }],
  ['SIGN_OUT_URL', { SIGN_OUT_URL: 'javascript:alert(1)' }],
  ['SIGN_OUT_URL', { SIGN_OUT_URL: '//evil.example' }],
  ['CA_FILE', { CA_FILE: '/nowhere.pem' }],
  ['LOG', { LOG: '/nowhere/audit.log' }],
  ['LOG', { LOG: 'audit.log' }],
  ['SITE', { SITE: '/nowhere' }],
  ['WORKERS', { WORKERS: 'many' }],
  // What only nginx can judge
  ['LISTEN', { LISTEN: '127.0.0.1:99999' }],
  ['LISTEN', { LISTEN: '127.0.0.1:0' }],
  ['LISTEN', { LISTEN: '1.2.3:8080' }],
  ['LISTEN', { LISTEN: '999.0.0.1:8080' }],
  ['LISTEN', { LISTEN: '192.0.2.1:8080' }], // another machine's
  ['LISTEN', { LISTEN: '[::g]:8080' }],
  ['LISTEN', { LISTEN: '[1:2]:8080' }],
  ['PUBLIC_HOST', { PUBLIC_HOST: 'lookup..example' }],
  ['PORTALS', { PORTALS: 'https://portal.example:99999' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/99' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '10.0.0.0/8 ab:cd' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: '1.2.3.400' }],
  ['TRUSTED_PROXIES', { TRUSTED_PROXIES: 'fe' }],
  ['IMPRINT_API_URL', { IMPRINT_API_URL: 'https://api.example.com:99999' }],
  ['IMPRINT_API_URL', { IMPRINT_API_URL: 'https://api..example.com' }],
  ['IMPRINT_API_URL', { IMPRINT_API_URL: 'https://nowhere.invalid' }],
  ['AUTH_URL', { AUTH: '', AUTH_URL: 'http://127.0.0.1:99999/auth' }],
  ['AUTH_URL', { AUTH: '', AUTH_URL: 'http://nowhere.invalid/auth', IMPRINT_API_URL: 'http://127.0.0.1' }],
  ['CA_FILE', { CA_FILE: '/etc/passwd' }],
]

/** Where nobody may read and write, for the gateway is nobody where we are root. */
let folder: string
let run: string

/** An nginx that does not start, but does this in place of testing what it would have started with. */
const nginxThat = (command: string) => `#!/bin/sh
if [ "$1" = -V ]; then PATH=\${PATH#*:} exec nginx -V; fi
${command}
exit 1
`

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'))
  run = join(folder, 'run')
  cpSync(resolve(import.meta.dirname, '../../../deploy'), join(folder, 'deploy'), { recursive: true })
  for (const name of ['run', 'site']) mkdirSync(join(folder, name))
  for (const file of ['index.html', 'style-hash.txt']) writeFileSync(join(folder, 'site', file), '')
  for (const [name, command] of [
    ['tells', 'cat "$2"*.conf'], // for the real one would look up Imprint's name
    ['waits', 'sleep 1'],
  ] as const) {
    mkdirSync(join(folder, name))
    writeFileSync(join(folder, name, 'nginx'), nginxThat(command), { mode: 0o755 })
  }
  chmodSync(folder, 0o755)
  chmodSync(run, 0o777)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the entry point', () => {
  it.each(mistakes)('refuses a mistake in %s with one sentence that does not tell the value: %o', (name, env) => {
    const { status, stdout, stderr } = spawnSync(join(folder, 'deploy/entrypoint.sh'), {
      env: { PATH: pathWithNginx, TMPDIR: run, LISTEN: '127.0.0.1:1', LOG: '/dev/null', ...valid, ...env },
      encoding: 'utf8',
      timeout: 60_000,
    })
    expect(stderr).toMatch(new RegExp(`^The gateway does not start: ${name} [^\\n]+\\.\\n$`))
    expect(stderr).not.toContain(canary)
    for (const value of Object.values(env)) if (value.length > 8) expect(stderr).not.toContain(value)
    expect(stdout).toBe('')
    expect(status).toBe(1)
    expect(readdirSync(run)).toEqual([])
  })

  it.each(environments)(
    'with environment “%s” and address “%s” tells the page %s, and asks %s',
    (name, url, told, asked) => {
      const { stderr } = spawnSync(join(folder, 'deploy/entrypoint.sh'), {
        env: {
          ...valid,
          PATH: `${join(folder, 'tells')}:${pathWithNginx}`,
          TMPDIR: run,
          LOG: '/dev/null',
          IMPRINT_ENVIRONMENT: name,
          IMPRINT_API_URL: url,
        },
        encoding: 'utf8',
      })
      const { protocol, host, hostname, port } = new URL(asked)
      const tls = protocol === 'https:'
      expect(stderr).toContain(`<meta name="environment" content="${told}" />`)
      expect(stderr).toContain(`  server ${hostname}:${port || (tls ? 443 : 80)} `)
      expect(stderr).toContain(`proxy_pass ${protocol}//_imprint/`)
      expect(stderr).toContain(`proxy_set_header Host ${host};`)
      expect(stderr).toContain(`proxy_ssl_name ${hostname};`)
    },
  )

  it('takes a host name and settings of any length that it allows', async () => {
    const host = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.example.com`
    const portals = Array.from({ length: 57 }, (_, n) => `https://portal-${String(n).padStart(10, '0')}.example`)
    const products = Array.from({ length: 20 }, (_, n) => `${String(n).padStart(32, 'p')}=${'k'.repeat(60)}`)
    const settings = {
      PUBLIC_HOST: host,
      PORTALS: portals.join(' '),
      IMPRINT_MERCHANT_KEYS: products.join(' '),
      IMPRINT_API_KEY: 'k'.repeat(2_000),
      PRODUCT_NAME: 'x'.repeat(200),
      SUPPORT_CONTACT: 'x'.repeat(200),
      SIGN_OUT_URL: `/${'x'.repeat(200)}`,
    }
    expect(settings.PORTALS.length).toBeGreaterThan(1_900)
    const gateway = await start(settings)
    try {
      const { status, body } = await send(gateway.port, 'GET', '/', { Host: host })
      expect(status).toBe(200)
      for (const text of [portals.join(' '), settings.PRODUCT_NAME, settings.SIGN_OUT_URL]) expect(body).toContain(text)
    } finally {
      await gateway.stop()
    }
  })

  it('that is stopped while it starts leaves nothing behind', async () => {
    const child = spawn(join(folder, 'deploy/entrypoint.sh'), {
      env: { ...valid, PATH: `${join(folder, 'waits')}:${pathWithNginx}`, TMPDIR: run, LOG: '/dev/null' },
      stdio: 'ignore',
    })
    const ended = once(child, 'close')
    await expect.poll(() => readdirSync(run, { recursive: true }).join()).toContain('reads.conf')
    child.kill('SIGTERM')
    await ended
    expect(child.exitCode).toBe(143)
    expect(readdirSync(run)).toEqual([])
  })

  it('keeps what it renders to itself, and removes it in the end', async () => {
    const gateway = await start({ TMPDIR: run })
    try {
      const [name = ''] = readdirSync(run)
      const modeOf = (path: string) => statSync(join(run, path)).mode & 0o777
      expect(modeOf(name)).toBe(0o700)
      for (const file of readdirSync(join(run, name)).filter((path) => path.endsWith('.conf'))) {
        expect(modeOf(join(name, file)), file).toBe(0o600)
      }
    } finally {
      await gateway.stop()
    }
    expect(readdirSync(run)).toEqual([])
  })
})
