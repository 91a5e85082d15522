/* Messages of version 1 as they were sent between the built script and the built app, on the day it came out. */

export const hello = { lookup: 1, type: 'hello', versions: [1], nonce: '3f0c9a52-7b1e-4f0a-9d55-0d6a3a1f2b44' }

export const welcome = {
  lookup: 1,
  type: 'welcome',
  nonce: hello.nonce,
  customerId: 'CSMR-v1-123',
  agent: 'ann',
  product: null,
  theme: 'dark',
  colors: { background: '#101010' },
  locale: 'en-GB',
  timeZone: 'Europe/London',
  density: 'compact',
  tokens: true,
}

export const fromFrame = [
  { lookup: 1, type: 'ready', version: '0.1.0' },
  { lookup: 1, type: 'resize', height: 812 },
  { lookup: 1, type: 'found', customerId: 'CSMR-v1-123' },
  { lookup: 1, type: 'missing', customerId: 'CSMR-v1-123' },
  { lookup: 1, type: 'failed', customerId: 'CSMR-v1-123', reason: 'session-ended' },
  { lookup: 1, type: 'failed', customerId: null, reason: 'not-an-id' },
  { lookup: 1, type: 'revealed', customerId: 'CSMR-v1-123', field: 'ssn4' },
  { lookup: 1, type: 'caller-check', customerId: 'CSMR-v1-123', outcome: 'matches', fields: ['date_of_birth', 'ssn4'] },
  { lookup: 1, type: 'caller-check', customerId: 'CSMR-v1-123', outcome: 'cannot-be-checked', fields: [] },
  { lookup: 1, type: 'navigate', customerId: 'CSMR-v1-123' },
  { lookup: 1, type: 'navigate', customerId: null },
  { lookup: 1, type: 'token-request', id: 1 },
]

export const fromHost = [
  { lookup: 1, type: 'update', change: { customerId: 'CSMR-v1-124' } },
  { lookup: 1, type: 'update', change: { customerId: null, agent: null } },
  { lookup: 1, type: 'update', change: { theme: 'light', colors: { text: '#202020' }, density: 'comfortable' } },
  {
    lookup: 1,
    type: 'update',
    change: { locale: 'en-US', timeZone: 'America/New_York', product: 'gold', tokens: true },
  },
  { lookup: 1, type: 'viewport', top: 300, height: 500 },
  { lookup: 1, type: 'token', id: 1, token: 'eyJhbGciOiJSUzI1NiJ9.e30.sig-_~', expiresAt: 1795650000000 },
  { lookup: 1, type: 'token', id: 1, expiresAt: 0 },
  { lookup: 1, type: 'sign-out' },
  { lookup: 1, type: 'dispose' },
]
