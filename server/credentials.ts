import type { Settings } from './settings.ts'

/** The product whose merchant key is sent, and which is on record: the one named, else the first; "" where there is only one. */
export function productOf({ IMPRINT_MERCHANT_KEYS: keys }: Settings, named: string | undefined): string {
  return named ?? keys.keys().next().value ?? ''
}

/**
 * The headers that hold a secret. Imprint documents three forms of the key: as a Basic user without a password,
 * `ID:SECRET` as Basic, and Bearer.
 */
export function credentialHeaders(settings: Settings, product: string): Record<string, string> {
  const { IMPRINT_API_KEY: key, IMPRINT_AUTH: form, IMPRINT_MERCHANT_KEY: only, IMPRINT_MERCHANT_KEYS: keys } = settings
  const basic = Buffer.from(key.includes(':') ? key : `${key}:`).toString('base64')
  const merchantKey = keys.get(product) ?? only
  return {
    authorization: form === 'bearer' ? `Bearer ${key}` : `Basic ${basic}`,
    ...(merchantKey && { 'x-imprint-merchant-key': merchantKey }),
  }
}
