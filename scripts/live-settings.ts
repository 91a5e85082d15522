/** Where the live dev server asks, and with which credential. It stays in this process: no browser ever sees it. */
export interface LiveSettings {
  /** `sandbox`, `production`, or `custom` for any other address. */
  environment: string
  /** `https://host`, without a slash at the end. */
  origin: string
  /** The headers that hold a secret. */
  credentials: { authorization: string; 'x-imprint-merchant-key'?: string }
  /** The merchant keys of several products, by name, the usual one first; empty where there is only one. */
  merchantKeys: ReadonlyMap<string, string>
}

const origins = new Map([
  ['sandbox', 'https://dev.sbx.imprint.co'],
  ['production', 'https://dev.imprint.co'],
])

/**
 * Reads the IMPRINT_ variables. Undefined where none is set, or IMPRINT_ENVIRONMENT is demo: then it is the demo. Any
 * other without a key is a mistake, for nobody who names an environment wants to see invented customers.
 *
 * Throws one sentence for a person, which names the variable and never its value. A value may hold what a header can
 * hold without harm: quotes, `$` and line ends would be injections in nginx, so they are mistakes here as well.
 */
export function readLiveSettings(env: Record<string, string | undefined>): LiveSettings | undefined {
  const key = env.IMPRINT_API_KEY
  const named = Object.keys(env).find((name) => name.startsWith('IMPRINT_') && env[name])
  if (!named || env.IMPRINT_ENVIRONMENT === 'demo') return undefined
  if (!key) throw mistake(`IMPRINT_API_KEY is not set while ${named} is: set it, or for demo data unset both.`)
  const merchantKey = env.IMPRINT_MERCHANT_KEY
  const merchantKeys = readMerchantKeys(env.IMPRINT_MERCHANT_KEYS)
  if (merchantKey && merchantKeys.size > 0) {
    throw mistake('IMPRINT_MERCHANT_KEYS is set together with IMPRINT_MERCHANT_KEY: keep one of them.')
  }
  for (const [name, value] of Object.entries(env)) {
    if (name.startsWith('IMPRINT_') && !/^[A-Za-z0-9._~+/=: -]*$/.test(value ?? '')) {
      throw mistake(`${name} holds a character other than letters, digits, spaces and . _ ~ + / = : -`)
    }
    if (
      name.startsWith('VITE_') &&
      [key, ...key.split(':'), merchantKey, ...merchantKeys.values()].some(
        (secret) => secret && value?.includes(secret),
      )
    ) {
      throw mistake(`${name} holds an API key, and what starts with VITE_ is written into the page: rename it.`)
    }
  }
  const origin = readOrigin(env.IMPRINT_API_URL, env.IMPRINT_ENVIRONMENT)
  return {
    environment: [...origins].find(([, known]) => known === origin)?.[0] ?? 'custom',
    origin,
    credentials: {
      authorization: readAuthorization(key, env.IMPRINT_AUTH),
      ...(merchantKey && { 'x-imprint-merchant-key': merchantKey }),
    },
    merchantKeys,
  }
}

/** Imprint documents three forms: the key as a Basic user without a password, `ID:SECRET` as Basic, and Bearer. */
function readAuthorization(key: string, form = ''): string {
  switch (form) {
    case '':
    case 'basic':
      return `Basic ${Buffer.from(key.includes(':') ? key : `${key}:`).toString('base64')}`
    case 'bearer':
      if (/[ :]/.test(key)) throw mistake('IMPRINT_API_KEY cannot be a bearer token: it holds a space or a colon.')
      return `Bearer ${key}`
    default:
      throw mistake('IMPRINT_AUTH must be basic or bearer.')
  }
}

/** `rewards=KEY travel=KEY`, as the gateway has it. */
function readMerchantKeys(text = ''): Map<string, string> {
  const pairs = text === '' ? [] : text.split(' ')
  const keys = new Map<string, string>()
  for (const pair of pairs) {
    const [, name, key] = /^([a-z0-9][a-z0-9-]{0,31})=([A-Za-z0-9._~+/=:-]+)$/.exec(pair) ?? []
    if (name === undefined || key === undefined) {
      throw mistake(
        'IMPRINT_MERCHANT_KEYS must be pairs such as rewards=KEY, with one space between and names of small letters, digits and hyphens.',
      )
    }
    if (keys.has(name)) throw mistake('IMPRINT_MERCHANT_KEYS names a product twice.')
    keys.set(name, key)
  }
  if (keys.size > 20) throw mistake('IMPRINT_MERCHANT_KEYS holds more than 20 products.')
  return keys
}

function readOrigin(url: string | undefined, environment = ''): string {
  const origin = origins.get(environment || 'sandbox')
  if (!origin) throw mistake('IMPRINT_ENVIRONMENT must be sandbox or production.')
  if (!url) return origin

  const parsed = URL.parse(url)
  const loopback = parsed?.protocol === 'http:' && ['localhost', '127.0.0.1'].includes(parsed.hostname)
  if (!parsed || !(loopback || parsed.protocol === 'https:') || parsed.href !== `${parsed.origin}/`) {
    throw mistake('IMPRINT_API_URL must be an https address without a path (http on this machine only).')
  }
  return parsed.origin
}

/** Vite prints an error's stack, where a person needs only the sentence. */
function mistake(sentence: string): Error {
  return Object.assign(new Error(sentence), { stack: sentence })
}
