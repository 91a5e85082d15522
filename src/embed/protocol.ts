/*
 * The messages between the portal, which is the page around the frame and hosts it, and the app in the frame.
 * Each end treats the other as hostile: it reads known fields only, each within its limits, and drops a message that
 * lacks one. Anything else in a message is never read, so its size, depth and cycles cost nothing. No field carries a
 * value of a customer's record: only IDs, outcomes and sizes. A note holds the statuses of programs, and nothing personal.
 */

/** The version of new messages. Within a version fields may be added; none may change its meaning or be removed. */
const protocolVersion = 1

/** What a portal says about itself and its agent. Null or the default where it says nothing. */
export interface PortalState {
  /** Any text: the ID in it is found as in pasted text. Null for no customer. */
  customerId: string | null
  /** The partner's ID of a customer, alone or as text that names it. It counts where `customerId` is null. */
  partnerCustomerId: string | null
  /** The number of the ticket that the customer belongs to: it goes on record as the reason of reveals. */
  case: string | null
  /** An opaque name for the signed-in agent, unique to them. When it changes, everything that was read is cleared. */
  agent: string | null
  /** The product to look up in, where there are several. */
  product: string | null
  theme: Theme
  colors: Colors
  /** BCP 47, English only: how dates and numbers are written. */
  locale: string | null
  /** IANA name. */
  timeZone: string | null
  density: Density
  /** Whether the portal provides tokens for the lookup's API. */
  tokens: boolean
}

export type Theme = 'light' | 'dark' | 'system'
type Density = 'comfortable' | 'compact'
export const colorNames = ['background', 'surface', 'border', 'text', 'text-muted', 'accent', 'on-accent'] as const
/** Colours as `#rrggbb`. */
export type Colors = Partial<Record<(typeof colorNames)[number], string>>

/** Sent to the portal's window until it answers. It has no port yet, and its form must be the same in every version. */
export interface Hello {
  type: 'hello'
  /** All versions that the frame supports, so that an older portal finds its own. */
  versions: number[]
  nonce: string
}

/** The portal's answer, sent to the frame's window with a MessagePort that carries all later messages. */
export interface Welcome extends PortalState {
  type: 'welcome'
  nonce: string
}

/** From the portal, through the port. */
export type HostMessage =
  /** The fields of its state that have changed. */
  | { type: 'update'; change: Partial<PortalState> }
  /** The part of the frame that is on the screen, in CSS pixels from its top; a height of 0 for none. */
  | { type: 'viewport'; top: number; height: number }
  /** The answer to a token-request; no `token` where the portal has none. `expiresAt` in epoch milliseconds. */
  | { type: 'token'; id: number; token?: string | undefined; expiresAt: number }
  /** The agent has signed out of the portal: everything that was read is cleared. */
  | { type: 'sign-out' }
  /** The portal is about to remove the frame. */
  | { type: 'dispose' }

/** From the frame, through the port. */
export type FrameMessage =
  | { type: 'ready'; version: string }
  | { type: 'resize'; height: number }
  | { type: 'found' | 'missing'; customerId: string }
  | { type: 'failed'; customerId: string | null; reason: string }
  | { type: 'revealed'; customerId: string; field: string }
  /** The agent has copied a note. It holds no personal value: IDs, statuses, times and tickets. */
  | { type: 'note'; customerId: string; text: string }
  /** The agent has checked the caller: `matches`, `does-not-match` or `cannot-be-checked`, and what was compared. */
  | { type: 'caller-check'; customerId: string; outcome: string; fields: readonly string[] }
  /** The agent opened another customer in the frame; null for the search page. */
  | { type: 'navigate'; customerId: string | null }
  | { type: 'token-request'; id: number }

/** A longer note is cut. In characters. */
export const longestNote = 4_000

/** Adds the protocol's version to a message, which marks it as one for the other end. */
export const toEnvelope = <Message extends Hello | Welcome | HostMessage | FrameMessage>(message: Message) => ({
  lookup: protocolVersion,
  ...message,
})

/** Reads a frame's greeting; undefined for anything else, and where the frame supports none of our versions. */
export function readHello(data: unknown): Hello | undefined {
  const { type, versions, nonce } = parseEnvelope(data)
  if (type !== 'hello' || !Array.isArray(versions) || !versions.slice(0, 16).includes(protocolVersion)) return undefined
  return isText(nonce) ? { type, versions: [protocolVersion], nonce } : undefined
}

/** Reads a message of the frame; undefined for anything else. */
export function readFrameMessage(data: unknown): FrameMessage | undefined {
  const {
    type,
    version: appVersion,
    height,
    customerId,
    reason,
    field,
    text,
    outcome,
    fields,
    id,
  } = parseEnvelope(data)
  switch (type) {
    case 'ready':
      return isText(appVersion) ? { type, version: appVersion } : undefined
    case 'resize':
      return isLength(height) ? { type, height } : undefined
    case 'found':
    case 'missing':
      return isIdentifier(customerId) ? { type, customerId } : undefined
    case 'failed':
      return isIdentifierOrNull(customerId) && isIdentifier(reason) ? { type, customerId, reason } : undefined
    case 'revealed':
      return isIdentifier(customerId) && isIdentifier(field) ? { type, customerId, field } : undefined
    case 'note':
      return isIdentifier(customerId) && typeof text === 'string' && text.length <= longestNote
        ? { type, customerId, text }
        : undefined
    case 'caller-check':
      return isIdentifier(customerId) && isIdentifier(outcome) && areIdentifiers(fields)
        ? { type, customerId, outcome, fields }
        : undefined
    case 'navigate':
      return isIdentifierOrNull(customerId) ? { type, customerId } : undefined
    case 'token-request':
      return isLength(id) ? { type, id } : undefined
    default:
      return undefined
  }
}

/** Reads the portal's answer to the greeting with this nonce; undefined for anything else. */
export function readWelcome(data: unknown, nonce: string): Welcome | undefined {
  const fields = parseEnvelope(data)
  if (fields.type !== 'welcome' || fields.nonce !== nonce) return undefined
  return {
    type: 'welcome',
    nonce,
    customerId: null,
    partnerCustomerId: null,
    case: null,
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

/** Reads a message of the portal; undefined for anything else. A token that cannot be one in a header counts as none. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  const fields = parseEnvelope(data)
  const { type, change, top, height, id, token, expiresAt } = fields
  switch (type) {
    case 'update':
      return { type, change: isFields(change) ? readState(change) : {} }
    case 'viewport':
      return isLength(top) && isLength(height) ? { type, top, height } : undefined
    case 'token':
      if (!isLength(id)) return undefined
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

/** Reads the fields of the portal's state in a message. An invalid value counts as left out. */
function readState(fields: Fields): Partial<PortalState> {
  const {
    customerId,
    partnerCustomerId,
    case: ticket,
    agent,
    product,
    theme,
    colors,
    locale,
    timeZone,
    density,
    tokens,
  } = fields
  return {
    // A text longer than any link is cut and not dropped: the frame must leave the customer before, and say why.
    ...(typeof customerId === 'string' && { customerId: customerId.slice(0, 2_048) }),
    ...(customerId === null && { customerId }),
    ...(typeof partnerCustomerId === 'string' && { partnerCustomerId: partnerCustomerId.slice(0, 2_048) }),
    ...(partnerCustomerId === null && { partnerCustomerId }),
    ...(isTextOrNull(ticket) && { case: ticket }),
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

/** The fields of a message of this version; none for anything else. */
const parseEnvelope = (data: unknown): Fields => (isFields(data) && data.lookup === protocolVersion ? data : {})
const isFields = (data: unknown): data is Fields => typeof data === 'object' && data !== null
const isText = (text: unknown): text is string => typeof text === 'string' && text !== '' && text.length <= 256
const isTextOrNull = (text: unknown) => text === null || isText(text)
/** An ID, a reason or a field name: too short for a text, and without spaces, so that no line of a record can pass. */
const isIdentifier = (text: unknown): text is string => typeof text === 'string' && /^[\w-]{1,64}$/.test(text)
const areIdentifiers = (list: unknown): list is string[] =>
  Array.isArray(list) && list.length <= 16 && Array.from<unknown>(list).every(isIdentifier)
const isIdentifierOrNull = (text: unknown) => text === null || isIdentifier(text)
const isLength = (length: unknown): length is number =>
  typeof length === 'number' && length >= 0 && length <= Number.MAX_SAFE_INTEGER
