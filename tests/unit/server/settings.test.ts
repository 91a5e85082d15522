import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { credentialHeaders } from '../../../server/credentials'
import { pageSettingsOf } from '../../../server/page'
import { readSettings, SettingsError } from '../../../server/settings'
import { readDevelopmentSettings } from '../../../vite/gateway'
import { noCallerCheck } from '../../../src/contract/caller-check-policy'
import { environments } from '../environments'

const canary = 'sk_canary_4242'
let site: string
beforeAll(() => {
  site = mkdtempSync(join(tmpdir(), 'settings-'))
  writeFileSync(join(site, 'index.html'), '')
})
afterAll(() => rmSync(site, { recursive: true }))

const valid = () => ({ PUBLIC_HOST: 'lookup.example', IMPRINT_API_KEY: canary, AUTH: 'none', SITE: site })
const read = (env: Record<string, string | undefined>) => readSettings({ ...valid(), ...env })

/** The sentences of the mistakes in these settings. */
function mistakesIn(attempt: () => unknown): readonly string[] {
  try {
    attempt()
    return []
  } catch (error) {
    if (error instanceof SettingsError) return error.mistakes
    throw error
  }
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
  // Longer than any is
  ['IMPRINT_API_KEY', { IMPRINT_API_KEY: 'k'.repeat(4_200) }],
  ['IMPRINT_MERCHANT_KEY', { IMPRINT_MERCHANT_KEY: 'k'.repeat(4_200) }],
  ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${'k'.repeat(4_200)}` }],
  ['PORTALS', { PORTALS: Array.from({ length: 150 }, (_, n) => `https://portal-${n}.example`).join(' ') }],
  ['APP_NAME', { APP_NAME: 'x'.repeat(5_000) }],
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
  ['APP_NAME', { APP_NAME: '<script>' }],
  ['APP_NAME', { APP_NAME: "Cards' support" }],
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
  ['MASKED_FIELDS', { MASKED_FIELDS: 'email,metadata' }],
  ['MASKED_FIELDS', { MASKED_FIELDS: 'email;phone' }],
  ['HIDE_AFTER_BLUR', { HIDE_AFTER_BLUR: '61' }],
  ['REVEAL_REASON', { REVEAL_REASON: 'always' }],
  ['TICKET_PATTERN', { TICKET_PATTERN: 'T-(\\d+' }],
  ['TICKET_PATTERN', { TICKET_PATTERN: 'T'.repeat(201) }],
  ['REVEAL_REASONS', { REVEAL_REASONS: 'Caller check, <b>' }],
  ['REVEAL_REASONS', { REVEAL_REASONS: Array.from({ length: 13 }, (_, at) => `Reason ${at}`).join() }],
  ['REVEAL_GROUPS', { REVEAL_GROUPS: 'leads, , fraud', AUTH: '', AUTH_URL: 'http://127.0.0.1:4180/' }],
  ['REVEAL_GROUPS', { REVEAL_GROUPS: 'leads' }],
  ['AUTH_GROUPS_HEADER', { AUTH_GROUPS_HEADER: 'X Groups' }],
  ['CALLER_CHECK', { CALLER_CHECK: 'on' }],
  ['CALLER_CHECK', { CALLER_CHECK: '1 of ssn4,phone4' }],
  ['CALLER_CHECK', { CALLER_CHECK: '3 of ssn4,phone4' }],
  ['CALLER_CHECK', { CALLER_CHECK: '2 of ssn4,email' }],
  ['READS_PER_DAY', { READS_PER_DAY: 'many' }],
  ['COVER_AFTER', { COVER_AFTER: 'soon' }],
  ['LOCK_AFTER', { LOCK_AFTER: '-1' }],
  ['SIGN_OUT_URL', { SIGN_OUT_URL: 'javascript:alert(1)' }],
  ['SIGN_OUT_URL', { SIGN_OUT_URL: '//evil.example' }],
  ['SITE', { SITE: '/nowhere' }],
  ['LISTEN', { LISTEN: '127.0.0.1:99999' }],
  ['LISTEN', { LISTEN: '127.0.0.1:0' }],
  ['LISTEN', { LISTEN: '1.2.3:8080' }],
  ['LISTEN', { LISTEN: '999.0.0.1:8080' }],
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
  ['AUTH_URL', { AUTH: '', AUTH_URL: 'http://127.0.0.1:99999/auth' }],
  ['METRICS_LISTEN', { METRICS_LISTEN: '9090; root /' }],
  ['LIMITS_STORE', { LIMITS_STORE: `http://${canary}@valkey:6379` }],
  ['LIMITS_STORE_FILE', { LIMITS_STORE_FILE: '/nowhere' }],
  ['NODE_EXTRA_CA_CERTS', { NODE_EXTRA_CA_CERTS: '/nowhere.pem' }],
  ['NODE_EXTRA_CA_CERTS', { NODE_EXTRA_CA_CERTS: '/etc/passwd' }],
]

describe('the settings', () => {
  it.each(mistakes)('refuse a mistake in %s with one sentence that does not tell the value: %o', (name, env) => {
    const found = mistakesIn(() => read(env))
    expect(found).toEqual([expect.stringMatching(new RegExp(`^${name} [^\\n]+[^.\\n]\\.$`))])
    expect(String(found)).not.toContain(canary)
    for (const value of Object.values(env)) if (value.length > 8) expect(String(found)).not.toContain(value)
  })

  it('name all mistakes at once', () => {
    const wrong = {
      IMPRINT_API_KEY: `${canary};`,
      PUBLIC_HOST: '*',
      RATE_PER_AGENT: '0',
      AUTH: '',
      IMPRINT_AUTH: 'digest',
    }
    const names = new Set(mistakesIn(() => read(wrong)).map((sentence) => sentence.split(' ')[0]))
    expect(names).toEqual(new Set(['AUTH_URL', 'IMPRINT_API_KEY', 'IMPRINT_AUTH', 'PUBLIC_HOST', 'RATE_PER_AGENT']))
  })

  it.each([
    ['8080', '0.0.0.0', 8080],
    ['127.0.0.1:1', '127.0.0.1', 1],
    ['[::]:65535', '::', 65_535],
    ['', '127.0.0.1', 8080],
  ])('take “%s” as an address to listen on', (LISTEN, host, port) => {
    expect(read({ LISTEN }).LISTEN).toEqual({ host, port })
  })

  it.each(environments)(
    'with environment “%s” and address “%s” tell the page %s, and ask %s',
    (name, url, told, asked) => {
      const settings = read({ IMPRINT_ENVIRONMENT: name, IMPRINT_API_URL: url })
      expect(settings.origin).toBe(asked)
      expect(pageSettingsOf(settings).environment).toBe(told)
    },
  )

  it.each([
    ['a key alone is the Basic user, without a password', 'key_1', undefined, `Basic ${btoa('key_1:')}`],
    ['a key that ends in its colon is the same', 'key_1:', 'basic', `Basic ${btoa('key_1:')}`],
    ['ID:SECRET is the Basic user and password', 'id_1:secret_1', '', `Basic ${btoa('id_1:secret_1')}`],
    ['bearer sends the key as it is', 'key_1', 'bearer', 'Bearer key_1'],
  ])('%s', (_, IMPRINT_API_KEY, IMPRINT_AUTH, authorization) => {
    expect(credentialHeaders(read({ IMPRINT_API_KEY, IMPRINT_AUTH }), '')).toEqual({ authorization })
  })

  it('tell the page of a caller check what it asks, and that there is none without it', () => {
    const told = (CALLER_CHECK?: string) => pageSettingsOf(read({ CALLER_CHECK })).callerCheck
    expect(told('2 of ssn4, date_of_birth')).toEqual({ needed: 2, fields: ['ssn4', 'date_of_birth'] })
    expect([told(), told('')]).toEqual([noCallerCheck, noCallerCheck])
  })

  it('of the demo hold no key, whatever is set', () => {
    const settings = read({ IMPRINT_ENVIRONMENT: 'demo', IMPRINT_MERCHANT_KEYS: `rewards=${canary}`, AUTH: '' })
    expect(JSON.stringify([settings, [...settings.IMPRINT_MERCHANT_KEYS]])).not.toContain(canary)
    expect(pageSettingsOf(settings)).toMatchObject({ environment: 'demo', products: [] })
  })

  it('read merchant keys by name, in their order, from a file with one per line as well', () => {
    const file = join(site, 'keys')
    writeFileSync(file, 'travel=a=b/c==\nrewards-2=d:e\n')
    for (const env of [{ IMPRINT_MERCHANT_KEYS: 'travel=a=b/c== rewards-2=d:e' }, { IMPRINT_MERCHANT_KEYS_FILE: file }])
      expect([...read(env).IMPRINT_MERCHANT_KEYS]).toEqual([
        ['travel', 'a=b/c=='],
        ['rewards-2', 'd:e'],
      ])
  })
})

describe('in development', () => {
  const inDevelopment = (env: Record<string, string>) => readDevelopmentSettings(env, 'development')

  it.each([
    ['nothing set', {}],
    ['an empty key', { IMPRINT_API_KEY: '' }],
    ['the demo by name', { IMPRINT_ENVIRONMENT: 'demo', IMPRINT_API_KEY: 'key_1' }],
  ])('%s means the demo', (_, env) => {
    expect(inDevelopment(env).environment).toBe('demo')
  })

  it.each([
    ['IMPRINT_API_KEY', { IMPRINT_ENVIRONMENT: 'production' }],
    ['IMPRINT_AUTH', { IMPRINT_API_KEY: canary, IMPRINT_AUTH: 'digest' }],
    ['VITE_HALF', { IMPRINT_API_KEY: `id_1:${canary}`, VITE_HALF: canary }],
    ['VITE_KEY', { IMPRINT_API_KEY: canary, VITE_KEY: canary }],
    ['VITE_HEADER', { IMPRINT_API_KEY: canary, VITE_HEADER: `Bearer ${canary}` }],
    [
      'VITE_MERCHANT',
      { IMPRINT_API_KEY: canary, VITE_MERCHANT: 'of-travel', IMPRINT_MERCHANT_KEYS: 'travel=of-travel' },
    ],
  ])('a mistake in %s stops the start with one sentence that does not tell the value', (name, env) => {
    const found = mistakesIn(() => inDevelopment(env))
    expect(found).toEqual([expect.stringContaining(name)])
    expect(String(found)).not.toContain(canary)
  })
})
