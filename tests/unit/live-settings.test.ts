import { describe, expect, it } from 'vitest'
import { readLiveSettings } from '../../scripts/live-settings'
import { environments } from './environments'

const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`

describe('settings for the live API', () => {
  it.each([
    ['nothing set', {}],
    ['an empty key', { IMPRINT_API_KEY: '' }],
    ['the demo by name', { IMPRINT_ENVIRONMENT: 'demo', IMPRINT_API_KEY: 'key_1' }],
  ])('%s means the demo', (_, env) => {
    expect(readLiveSettings(env)).toBeUndefined()
  })

  it.each([
    ['a key alone is the Basic user, without a password', 'key_1', undefined, basic('key_1:')],
    ['a key that ends in its colon is the same', 'key_1:', 'basic', basic('key_1:')],
    ['ID:SECRET is the Basic user and password', 'id_1:secret_1', '', basic('id_1:secret_1')],
    ['bearer sends the key as it is', 'key_1', 'bearer', 'Bearer key_1'],
  ])('%s', (_, key, form, authorization) => {
    expect(readLiveSettings({ IMPRINT_API_KEY: key, IMPRINT_AUTH: form })?.credentials).toEqual({ authorization })
  })

  it.each(environments)('environment “%s” and address “%s” ask %s at %s', (name, url, environment, origin) => {
    const env = { IMPRINT_API_KEY: 'k', IMPRINT_ENVIRONMENT: name, IMPRINT_API_URL: url }
    expect(readLiveSettings(env)).toMatchObject({ environment, origin })
  })

  it('a merchant key is sent as its own header', () => {
    const { credentials } = readLiveSettings({ IMPRINT_API_KEY: 'k', IMPRINT_MERCHANT_KEY: 'merchant_1' }) ?? {}
    expect(credentials).toHaveProperty('x-imprint-merchant-key', 'merchant_1')
  })

  it('merchant keys of several products are kept by name, in their order', () => {
    const { credentials, merchantKeys } =
      readLiveSettings({ IMPRINT_API_KEY: 'k', IMPRINT_MERCHANT_KEYS: 'travel=a=b/c== rewards-2=d:e' }) ?? {}
    expect([...(merchantKeys ?? [])]).toEqual([
      ['travel', 'a=b/c=='],
      ['rewards-2', 'd:e'],
    ])
    expect(credentials).not.toHaveProperty('x-imprint-merchant-key')
  })

  const canary = 'sk_canary_4242'
  it.each([
    ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}"` }],
    ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary};` }],
    ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}$host` }],
    ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}\r\nX-Evil: 1` }],
    ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}\n` }],
    ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}é` }],
    ['IMPRINT_API_KEY', { IMPRINT_API_KEY: `${canary}:secret`, IMPRINT_AUTH: 'bearer' }],
    ['IMPRINT_MERCHANT_KEY', { IMPRINT_MERCHANT_KEY: `${canary}'` }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary}`, IMPRINT_MERCHANT_KEY: canary }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: canary }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: 'rewards=' }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `Rewards=${canary}` }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `-rewards=${canary}` }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `${'a'.repeat(33)}=${canary}` }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary}  travel=${canary}` }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary}\ntravel=${canary}` }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary}$host` }],
    ['IMPRINT_MERCHANT_KEYS', { IMPRINT_MERCHANT_KEYS: `rewards=${canary} rewards=${canary}` }],
    [
      'IMPRINT_MERCHANT_KEYS',
      { IMPRINT_MERCHANT_KEYS: Array.from({ length: 21 }, (_, n) => `p${n}=${canary}`).join(' ') },
    ],
    ['VITE_MERCHANT', { VITE_MERCHANT: 'of-travel', IMPRINT_MERCHANT_KEYS: 'travel=of-travel' }],
    ['IMPRINT_AUTH', { IMPRINT_AUTH: 'digest' }],
    ['IMPRINT_ENVIRONMENT', { IMPRINT_ENVIRONMENT: 'staging' }],
    ['IMPRINT_ENVIRONMENT', { IMPRINT_ENVIRONMENT: 'constructor' }],
    ['IMPRINT_API_URL', { IMPRINT_API_URL: 'http://api.example.com' }],
    ['IMPRINT_API_URL', { IMPRINT_API_URL: 'http://127.0.0.1.example.com' }],
    ['IMPRINT_API_URL', { IMPRINT_API_URL: 'ftp://localhost' }],
    ['IMPRINT_API_URL', { IMPRINT_API_URL: 'https://api.example.com/v2' }],
    ['IMPRINT_API_URL', { IMPRINT_API_URL: 'https://user:pass@api.example.com' }],
    ['IMPRINT_API_URL', { IMPRINT_API_URL: 'api.example.com' }],
    ['IMPRINT_API_KEY', { IMPRINT_API_KEY: '', IMPRINT_ENVIRONMENT: 'production' }],
    ['VITE_HALF', { IMPRINT_API_KEY: `id_1:${canary}`, VITE_HALF: canary }],
    ['VITE_KEY', { VITE_KEY: canary }],
    ['VITE_HEADER', { VITE_HEADER: `Bearer ${canary}` }],
  ])('a mistake in %s stops the start with one sentence that does not tell the value', (name, env) => {
    let sentence = ''
    try {
      readLiveSettings({ IMPRINT_API_KEY: canary, ...env })
    } catch (error) {
      sentence = String(error)
    }
    expect(sentence).toContain(name)
    expect(sentence).not.toContain(canary)
    expect(sentence).not.toContain('\n')
  })
})
