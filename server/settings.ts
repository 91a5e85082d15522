import { accessSync, constants, readFileSync } from 'node:fs'
import { isIP, isIPv6 } from 'node:net'
import { join } from 'node:path'
import * as v from 'valibot'
import { callerCheckFields, readCallerCheckPolicy } from '../src/contract/caller-check-policy.ts'
import { type MaskableField, maskableFields } from '../src/contract/masked-fields.ts'

interface Address {
  host: string
  port: number
}

/** All that a deployment has set, under the names of its variables; docs/operating.md lists them. */
export type Settings = v.InferOutput<typeof schema> & {
  /** `sandbox`, `production`, `demo`, or `custom` for any other address. */
  environment: string
  /** Imprint's API: `https://host`, without a slash at the end. */
  origin: string
}

/** Mistakes in the settings: one sentence each, which names the variable and never its value. */
export class SettingsError extends Error {
  constructor(mistakes: readonly string[]) {
    super(mistakes.join('\n'))
    this.stack = this.message // Vite prints the stack, where a person needs only the sentences
  }

  get mistakes(): readonly string[] {
    return this.message.split('\n')
  }
}

const label = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?'
const host = `${label}(?:\\.${label})*`
const port = '(?:6553[0-5]|655[0-2]\\d|65[0-4]\\d{2}|6[0-4]\\d{3}|[1-5]\\d{4}|[1-9]\\d{0,3})'
const https = `https://${host}(?::${port})?`
const loopback = `http://(?:127\\.0\\.0\\.1|localhost)(?::${port})?`
const words = '[A-Za-z0-9 ._~+/=:,()?#-]{0,200}'
const secret = '[A-Za-z0-9._~+/=:-][A-Za-z0-9._~+/=: -]*'
const product = '[a-z0-9][a-z0-9-]{0,31}=[A-Za-z0-9._~+/=:-]+'
const inMinutes = 'must be a whole number of minutes, or 0 for never'
const certificates = v.pipe(v.string(), v.regex(/-----BEGIN [A-Z ]*CERTIFICATE-----/))
const apis = new Map([
  ['sandbox', 'https://dev.sbx.imprint.co'],
  ['production', 'https://dev.imprint.co'],
])

/** A variable that is unset or empty has its usual value. */
const text = (usual = '') =>
  v.pipe(
    v.optional(v.string(), ''),
    v.transform((value) => value || usual),
    v.maxLength(2000, 'is longer than 2000 characters'),
  )
const matching = (pattern: string, mistake: string, usual?: string) =>
  v.pipe(text(usual), v.regex(new RegExp(`^(?:${pattern})$`), mistake))
const numeric = (pattern: string, mistake: string, usual: string) =>
  v.pipe(matching(pattern, mistake, usual), v.transform(Number))
const oneOf = <const T extends readonly [string, ...string[]]>(...values: T) =>
  v.pipe(text(values[0]), v.picklist(values, `must be ${values.join(' or ')}`))
const list = (pattern: string, mistake: string) =>
  v.pipe(
    matching(`(?:(?:${pattern})(?: (?:${pattern}))*)?`, mistake),
    v.transform((value) => value.split(' ').filter(Boolean)),
  )
const commaList = (pattern: string, mistake: string) =>
  v.pipe(
    matching(`(?:(?:${pattern})(?:, ?(?:${pattern}))*)?`, mistake),
    v.transform((value) => value.split(/, ?/).filter(Boolean)),
  )
const address = (usual?: string) =>
  v.pipe(
    matching(
      `(?:(?:[\\d.]+:|\\[[0-9a-f:.]+\\]:)?${port})?`,
      'must be an address and a port, such as 0.0.0.0:8080',
      usual,
    ),
    v.transform(readAddress),
    v.check((read) => !read || isIP(read.host) > 0, 'must be an address and a port, such as 0.0.0.0:8080'),
  )
const place = (mistake: string, isRight: (path: string) => void, usual?: string) =>
  v.pipe(
    text(usual),
    v.check((value) => value === '' || succeeds(() => isRight(value)), mistake),
  )

// prettier-ignore
const schema = v.pipe(
  v.object({
    IMPRINT_ENVIRONMENT: oneOf('sandbox', 'production', 'demo'),
    IMPRINT_API_URL: matching(`(?:(?:${https}|${loopback})/?)?`, 'must be an https address without a path (http on this machine only)'),
    IMPRINT_API_KEY: matching(`(?:${secret})?`, 'may hold letters, digits, spaces and . _ ~ + / = : - only'),
    IMPRINT_AUTH: oneOf('basic', 'bearer'),
    IMPRINT_MERCHANT_KEY: matching(`(?:${secret})?`, 'may hold letters, digits, spaces and . _ ~ + / = : - only'),
    IMPRINT_MERCHANT_KEYS: v.pipe(
      list(product, 'must be pairs such as rewards=KEY, with one space between and names of small letters, digits and hyphens'),
      v.maxLength(20, 'holds more than 20 products'),
      v.transform((pairs) => pairs.map((pair): [string, string] => [pair.replace(/=.*/, ''), pair.replace(/^[^=]*=/, '')])),
      v.check((pairs) => new Map(pairs).size === pairs.length, 'names a product twice'),
      v.transform((pairs): ReadonlyMap<string, string> => new Map(pairs)),
    ),
    LISTEN: address('127.0.0.1:8080'),
    METRICS_LISTEN: address(),
    PUBLIC_HOST: matching(host, 'must be the host name that browsers use, without a port'),
    SITE: place('has no index.html that this user can read', (folder) => accessSync(join(folder, 'index.html'), constants.R_OK), join(import.meta.dirname, 'site')),
    AUTH: matching('(?:none)?', 'must be none, or not set when AUTH_URL is'),
    AUTH_URL: matching(`(?:https?://${host}(?::${port})?(?:/[A-Za-z0-9._~/-]*)?)?`, 'must be an address without a query'),
    AUTH_USER_HEADER: matching('[A-Za-z][A-Za-z0-9-]*', 'must be the name of a header', 'X-Auth-Request-User'),
    AUTH_GROUPS_HEADER: matching('[A-Za-z][A-Za-z0-9-]*', 'must be the name of a header', 'X-Auth-Request-Groups'),
    TRUSTED_PROXIES: v.pipe(
      list('[0-9a-f.:]+(?:/\\d{1,3})?', 'must be a list of IP addresses or networks'),
      v.check((networks) => networks.every(isNetwork), 'must be a list of IP addresses or networks'),
    ),
    RATE_PER_AGENT: numeric('[1-9]\\d{0,5}', 'must be a whole number of reads per minute', '60'),
    RATE_PER_ADDRESS: numeric('[1-9]\\d{0,5}', 'must be a whole number of requests per minute', '600'),
    LIMITS_STORE: matching('(?:rediss?://[!-~]+)?', 'must be the redis:// or rediss:// address of a Redis or Valkey'),
    PORTALS: list(`${https}|${loopback}`, 'must be a list of exact https origins with one space between'),
    APP_NAME: matching(words, 'must be at most 200 letters, digits and simple punctuation', 'Customer lookup'),
    SUPPORT_CONTACT: matching(words.replace('[', '[@'), 'must be an e-mail address, a phone number or a link, of at most 200 characters'),
    MASKED_FIELDS: v.pipe(
      commaList(maskableFields.join('|'), `must be a list of ${maskableFields.join(', ')} with commas between`),
      v.transform((names): readonly MaskableField[] => maskableFields.filter((field) => names.includes(field))),
    ),
    HIDE_AFTER_BLUR: numeric('[0-5]?\\d|60', 'must be a whole number of seconds, 0 to 60', '5'),
    REVEAL_REASON: oneOf('off', 'optional', 'required'),
    TICKET_PATTERN: v.pipe(
      text('[A-Z][A-Z0-9]{0,9}-[0-9]{1,9}|#?[0-9]{1,8}'), // no nine digits: an SSN has as many
      v.maxLength(200, 'is longer than 200 characters'),
      v.check((pattern) => succeeds(() => new RegExp(`^(?:${pattern})$`)), 'must be a regular expression'),
    ),
    REVEAL_REASONS: v.pipe(
      commaList('[A-Za-z0-9][A-Za-z0-9 /-]{0,39}', 'must be short reasons of letters, digits, spaces and hyphens with commas between'),
      v.maxLength(12, 'holds more than 12 reasons'),
    ),
    REVEAL_GROUPS: commaList('[!-+\\--~](?:[ -+\\--~]{0,126}[!-+\\--~])?', 'must be names of groups with commas between'),
    CALLER_CHECK: v.pipe(
      text(),
      v.rawTransform(({ dataset, addIssue, NEVER }) => {
        const policy = readCallerCheckPolicy(dataset.value)
        if (policy) return policy
        addIssue({ message: `must be such as 2 of ssn4,postal_code: at least 2, of ${callerCheckFields.join(', ')}` })
        return NEVER
      }),
    ),
    READS_PER_DAY: numeric('\\d{1,6}', 'must be a whole number of customers, or 0 for any number', '0'),
    COVER_AFTER: numeric('0|[1-9]\\d{0,2}', inMinutes, '5'),
    LOCK_AFTER: numeric('0|[1-9]\\d{0,2}', inMinutes, '15'),
    SIGN_OUT_URL: matching(`(?:(?:${https})?/(?:[A-Za-z0-9._~?=%-][A-Za-z0-9._~/?=%-]{0,200})?)?`, 'must be an https address with a path, or a path of this host, of at most 200 characters'),
    UPSTREAM_TIMEOUT: numeric('[1-9]|10', 'must be a whole number of seconds, 1 to 10', '5'),
    NODE_EXTRA_CA_CERTS: place('names no file of certificates that this user can read', (file) => v.parse(certificates, readFileSync(file, 'utf8'))),
  }),
  v.forward(v.partialCheck([['IMPRINT_ENVIRONMENT'], ['IMPRINT_API_KEY']], (set) => set.IMPRINT_ENVIRONMENT === 'demo' || set.IMPRINT_API_KEY !== '', 'must be set, unless IMPRINT_ENVIRONMENT is demo'), ['IMPRINT_API_KEY']),
  v.forward(v.partialCheck([['IMPRINT_API_KEY'], ['IMPRINT_AUTH']], (set) => set.IMPRINT_AUTH !== 'bearer' || !/[ :]/.test(set.IMPRINT_API_KEY), 'cannot be a bearer token: it holds a space or a colon'), ['IMPRINT_API_KEY']),
  v.forward(v.partialCheck([['IMPRINT_MERCHANT_KEY'], ['IMPRINT_MERCHANT_KEYS']], (set) => set.IMPRINT_MERCHANT_KEY === '' || set.IMPRINT_MERCHANT_KEYS.size === 0, 'is set together with IMPRINT_MERCHANT_KEY: keep one of them'), ['IMPRINT_MERCHANT_KEYS']),
  v.forward(v.partialCheck([['IMPRINT_ENVIRONMENT'], ['AUTH'], ['AUTH_URL']], (set) => set.IMPRINT_ENVIRONMENT === 'demo' || set.AUTH !== '' || set.AUTH_URL !== '', 'must name the sign-in service, or AUTH must be none to let everybody in who can reach this'), ['AUTH_URL']),
  v.forward(v.partialCheck([['AUTH_URL'], ['REVEAL_GROUPS']], (set) => set.REVEAL_GROUPS.length === 0 || set.AUTH_URL !== '', 'needs a sign-in service that tells the groups: set AUTH_URL'), ['REVEAL_GROUPS']),
  v.forward(v.partialCheck([['AUTH'], ['AUTH_URL']], (set) => set.AUTH === '' || set.AUTH_URL === '', 'is none while AUTH_URL is set: keep one of them'), ['AUTH']),
)

/** Reads all settings from environment variables, and secrets from the files that these name. Throws a SettingsError. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const demo = env.IMPRINT_ENVIRONMENT === 'demo'
  const keys = ['IMPRINT_API_KEY', 'IMPRINT_MERCHANT_KEY', 'IMPRINT_MERCHANT_KEYS']
  const values: NodeJS.ProcessEnv = { ...env, ...(demo && Object.fromEntries(keys.map((name) => [name, '']))) }
  const unread: string[] = []
  for (const name of demo ? ['LIMITS_STORE'] : [...keys, 'LIMITS_STORE']) {
    const file = env[`${name}_FILE`]
    // One key to a line, as well; the schema sees them as it sees those of a variable.
    if (file && !succeeds(() => (values[name] = readFileSync(file, 'utf8').trimEnd().replaceAll(/\n+/g, ' '))))
      unread.push(name)
  }
  const { output, issues = [], success } = v.safeParse(schema, values)
  const found = new Map(issues.map(({ path, message }) => [String(path?.[0].key), message]))
  const mistakes = [
    ...unread.map((name) => `${name}_FILE names no file that this user can read.`),
    ...[...found].filter(([name]) => !unread.includes(name)).map(([name, message]) => `${name} ${message}.`),
  ]
  if (mistakes.length > 0 || !success) throw new SettingsError(mistakes)

  // As browsers write an origin: by it the page is told which API this is.
  const { origin } = new URL(output.IMPRINT_API_URL || (apis.get(output.IMPRINT_ENVIRONMENT) ?? 'http://localhost'))
  const [known = 'custom'] = [...apis].find(([, api]) => api === origin) ?? []
  return { ...output, origin, environment: demo ? 'demo' : known }
}

/** `0.0.0.0:8080`, `[::]:8080`, or a port alone, which means every address. */
function readAddress(value: string): Address | undefined {
  const [, ip = '0.0.0.0', number] = /^(?:\[?(.+?)\]?:)?(\d+)$/.exec(value) ?? []
  return number === undefined ? undefined : { host: ip, port: Number(number) }
}

function isNetwork(network: string): boolean {
  const [ip = '', bits = '0'] = network.split('/')
  return isIP(ip) > 0 && Number(bits) <= (isIPv6(ip) ? 128 : 32)
}

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  } catch {
    return false
  }
}
