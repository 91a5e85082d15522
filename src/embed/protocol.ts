/*
 * What the portal's page and our frame say to each other. Either end takes the other for hostile: it reads known fields
 * only, each within its bounds, and drops a message that lacks one. What else a message holds is never looked at, so
 * its size, its depth and its cycles cost nothing. Customer values have no field in it: IDs, outcomes and sizes travel.
 */

/** The version that a new end speaks. Within a version fields may be added; none changes its meaning or goes. */
const version = 1

/** What a portal says about itself and its agent, as far as it does. */
export interface PortalState {
  /** Whatever the portal has for a customer's ID: it is read like pasted text. Null: nobody. */
  customerId: string | null
  /** Any name for the signed-in agent that is nobody else's; when it changes, all that was read is forgotten. */
  agent: string | null
  /** The product to look up in, where there are several. */
  product: string | null
  theme: Theme
  /** Names of `colorNames` to `#rrggbb`. */
  colors: Colors
  /** BCP 47, English only: it is how dates and numbers are written. */
  locale: string | null
  /** IANA name. */
  timeZone: string | null
  density: Density
  /** Whether the portal hands over tokens. */
  tokens: boolean
}

export type Theme = 'light' | 'dark' | 'system'
type Density = 'comfortable' | 'compact'
export const colorNames = ['background', 'surface', 'border', 'text', 'text-muted', 'accent', 'on-accent'] as const
export type Colors = Partial<Record<(typeof colorNames)[number], string>>

/** To the portal's window, until it answers: the one message that goes without a port, in the same form for ever. */
export interface Hello {
  type: 'hello'
  /** All that the frame speaks, so that an older portal finds its own. */
  versions: number[]
  nonce: string
}

/** To the frame's window, with a MessagePort: all else goes through that. */
export interface Welcome extends PortalState {
  type: 'welcome'
  nonce: string
}

/** From the portal, through the port. */
export type HostMessage =
  /** What of its state is another now. */
  | { type: 'update'; change: Partial<PortalState> }
  /** The part of the frame that is on the screen, in CSS pixels from its top; a height of 0: none. */
  | { type: 'viewport'; top: number; height: number }
  /** The answer to a token-request; without a token the portal has none. `expiresAt` in epoch milliseconds. */
  | { type: 'token'; id: number; token?: string | undefined; expiresAt: number }
  /** The agent has left: all that was read is forgotten. */
  | { type: 'sign-out' }
  /** The portal takes the frame away. */
  | { type: 'dispose' }

/** From the frame, through the port. */
export type FrameMessage =
  | { type: 'ready'; version: string }
  | { type: 'resize'; height: number }
  | { type: 'found' | 'missing'; customerId: string }
  | { type: 'failed'; customerId: string | null; reason: string }
  | { type: 'revealed'; customerId: string; field: string }
  /** The agent went there in the frame. Null: to no customer. */
  | { type: 'navigate'; customerId: string | null }
  | { type: 'token-request'; id: number }

/** A message as it travels. */
export const seal = <Message extends Hello | Welcome | HostMessage | FrameMessage>(message: Message) => ({
  lookup: version,
  ...message,
})

/** The frame's greeting, if this is one that we understand. */
export function readHello(data: unknown): Hello | undefined {
  const { type, versions, nonce } = open(data)
  if (type !== 'hello' || !Array.isArray(versions) || !versions.slice(0, 16).includes(version)) return undefined
  return isText(nonce) ? { type, versions: [version], nonce } : undefined
}

export function readFrameMessage(data: unknown): FrameMessage | undefined {
  const { type, version: appVersion, height, customerId, reason, field, id } = open(data)
  switch (type) {
    case 'ready':
      return isText(appVersion) ? { type, version: appVersion } : undefined
    case 'resize':
      return isLength(height) ? { type, height } : undefined
    case 'found':
    case 'missing':
      return isName(customerId) ? { type, customerId } : undefined
    case 'failed':
      return isNameOrNull(customerId) && isName(reason) ? { type, customerId, reason } : undefined
    case 'revealed':
      return isName(customerId) && isName(field) ? { type, customerId, field } : undefined
    case 'navigate':
      return isNameOrNull(customerId) ? { type, customerId } : undefined
    case 'token-request':
      return isLength(id) ? { type, id } : undefined
    default:
      return undefined
  }
}

/** The portal's answer to the greeting with this nonce. */
export function readWelcome(data: unknown, nonce: string): Welcome | undefined {
  const fields = open(data)
  if (fields.type !== 'welcome' || fields.nonce !== nonce) return undefined
  return {
    type: 'welcome',
    nonce,
    customerId: null,
    agent: null,
    product: null,
    theme: 'system',
    colors: {},
    locale: null,
    timeZone: null,
    density: 'comfortable',
    tokens: false,
    ...readState(fields),
  }
}

export function readHostMessage(data: unknown): HostMessage | undefined {
  const fields = open(data)
  const { type, change, top, height, id, token, expiresAt } = fields
  switch (type) {
    case 'update':
      return { type, change: isFields(change) ? readState(change) : {} }
    case 'viewport':
      return isLength(top) && isLength(height) ? { type, top, height } : undefined
    case 'token':
      if (!isLength(id)) return undefined
      // What cannot stand in a header is no token.
      return typeof token === 'string' && /^[\w.~+/=-]{1,8192}$/.test(token) && typeof expiresAt === 'number'
        ? { type, id, token, expiresAt }
        : { type, id, expiresAt: 0 }
    case 'sign-out':
    case 'dispose':
      return { type }
    default:
      return undefined
  }
}

/** What of the portal's state is in a message; what is not as it should be counts as left out. */
function readState(fields: Fields): Partial<PortalState> {
  const { customerId, agent, product, theme, colors, locale, timeZone, density, tokens } = fields
  return {
    // Longer than any link or log line: the frame refuses it in words rather than to stay at the customer before.
    ...(typeof customerId === 'string' && { customerId: customerId.slice(0, 2_048) }),
    ...(customerId === null && { customerId }),
    ...(isTextOrNull(agent) && { agent }),
    ...(isTextOrNull(product) && { product }),
    ...((theme === 'light' || theme === 'dark' || theme === 'system') && { theme }),
    ...(isFields(colors) && { colors: readColors(colors) }),
    ...((locale === null || isEnglish(locale)) && { locale }),
    ...((timeZone === null || isTimeZone(timeZone)) && { timeZone }),
    ...((density === 'comfortable' || density === 'compact') && { density }),
    ...(typeof tokens === 'boolean' && { tokens }),
  }
}

function readColors(fields: Fields): Colors {
  const colors: Colors = {}
  for (const name of colorNames) {
    const color = fields[name]
    if (typeof color === 'string' && /^#[0-9a-f]{6}$/i.test(color)) colors[name] = color
  }
  return colors
}

function isEnglish(locale: unknown): locale is string {
  try {
    return isText(locale) && new Intl.Locale(locale).language === 'en'
  } catch {
    return false
  }
}

function isTimeZone(timeZone: unknown): timeZone is string {
  try {
    return isText(timeZone) && Intl.DateTimeFormat('en', { timeZone }).format() !== ''
  } catch {
    return false
  }
}

type Fields = Record<string, unknown>

/** The fields of a message of this version; none of anything else. */
const open = (data: unknown): Fields => (isFields(data) && data.lookup === version ? data : {})
const isFields = (data: unknown): data is Fields => typeof data === 'object' && data !== null
const isText = (text: unknown): text is string => typeof text === 'string' && text !== '' && text.length <= 256
const isTextOrNull = (text: unknown) => text === null || isText(text)
/** An ID, a kind, a field: no sign of a person's name, a date or an address would pass. */
const isName = (name: unknown): name is string => typeof name === 'string' && /^[\w-]{1,64}$/.test(name)
const isNameOrNull = (name: unknown) => name === null || isName(name)
const isLength = (length: unknown): length is number =>
  typeof length === 'number' && length >= 0 && length <= Number.MAX_SAFE_INTEGER
