import { normalizeId, readCustomerIds } from '../customer-id/customer-id'
import type { FrameMessage, HostMessage, PortalState } from '../embed/protocol'

/** How the lookup on the page ended. `at`, in epoch milliseconds, tells a failure from one after it. */
export type Outcome =
  | { type: 'found'; at?: undefined }
  | { type: 'missing'; at: number }
  | { type: 'failed'; reason: string; at: number }

/** What the frame shows. */
export interface FramePage {
  /** In its normalized spelling; "" on the search page. */
  customerId: string
  /** "" where there is only one. */
  product: string
  /** Undefined while the lookup runs, and where there is none. */
  outcome: Outcome | undefined
}

export interface PortalSession {
  /** What the portal says of itself; undefined until it has answered. */
  portal: PortalState | undefined
  page: FramePage
  /**
   * The customers that the portal's messages lead to, "" for the search page, in order and until the page shows them.
   * Any other page is one that the agent went to, and the portal is told of it.
   */
  expected: readonly string[]
}

export type PortalEvent =
  | { type: 'connected'; portal: PortalState }
  | { type: 'message'; message: HostMessage }
  /** What the frame shows now; one that is as before changes nothing. */
  | { type: 'page'; page: FramePage }

/** What the app has to do, in this order. */
export type PortalCommand =
  | { type: 'apply-theme'; portal: PortalState }
  | { type: 'show-customer'; id: string; product: string }
  | { type: 'show-search'; product: string }
  /** Go to the search page, and leave nothing of what was read, on the page or in memory. */
  | { type: 'forget-everything'; product: string }
  /** Place dialogs in the part of the frame that is on the screen, in CSS pixels from its top. */
  | { type: 'set-visible-part'; top: number; height: number }
  | { type: 'hide-reveals' }
  | { type: 'accept-token'; answer: Extract<HostMessage, { type: 'token' }> }
  | { type: 'post'; message: FrameMessage }

interface Transition {
  state: PortalSession
  commands: readonly PortalCommand[]
}

/** The state before a portal has answered. */
export const startPortalSession = (page: FramePage): PortalSession => ({ portal: undefined, page, expected: [] })

/**
 * The state machine that keeps the frame in step with the portal, and tells the portal what became of it.
 * `products` are the names of the products that can be looked up; none where there is only one.
 */
export function reducePortalSession(state: PortalSession, event: PortalEvent, products: readonly string[]): Transition {
  if (event.type === 'connected') return connect(state, event.portal, products)
  if (event.type === 'page') return changePage(state, event.page)
  const { message } = event
  switch (message.type) {
    case 'update':
      return update(state, message.change, products)
    case 'viewport': {
      const { top, height } = message
      const hide: PortalCommand[] = height === 0 ? [{ type: 'hide-reveals' }] : []
      return { state, commands: [{ type: 'set-visible-part', top, height }, ...hide] }
    }
    case 'token':
      return { state, commands: [{ type: 'accept-token', answer: message }] }
    case 'sign-out':
    case 'dispose':
      return forget(state)
  }
}

function connect(before: PortalSession, portal: PortalState, products: readonly string[]): Transition {
  const { customerId, product } = before.page
  const isShown = (portal.customerId ?? '') === customerId && (portal.product ?? product) === product
  const connected = unchanged({ ...before, portal })
  const { state, commands } = isShown ? connected : show(connected.state, portal, products)
  return { state, commands: [{ type: 'apply-theme', portal }, ...commands, ready, ...reportOutcome(before.page)] }
}

function update(before: PortalSession, change: Partial<PortalState>, products: readonly string[]): Transition {
  if (!before.portal || Object.keys(change).length === 0) return unchanged(before)
  const portal = { ...before.portal, ...change }
  const { state, commands } = portal.agent === before.portal.agent ? unchanged(before) : forget(before)
  const updated = unchanged({ ...state, portal })
  const isThemed = 'theme' in change || 'colors' in change || 'density' in change
  const theme: PortalCommand[] = isThemed ? [{ type: 'apply-theme', portal }] : []
  const shown = 'customerId' in change || 'product' in change ? show(updated.state, portal, products) : updated
  return { state: shown.state, commands: [...commands, ...theme, ...shown.commands] }
}

/** Shows the portal's customer. Without one, or with a text that is no ID, the customer before must not stay. */
function show(state: PortalSession, portal: PortalState, products: readonly string[]): Transition {
  const product = products.find((name) => name === portal.product) ?? state.page.product
  const read = portal.customerId === null ? undefined : readCustomerIds(portal.customerId)
  if (read?.kind === 'one')
    return {
      state: expectPage(state, normalizeId(read.id)),
      commands: [{ type: 'show-customer', id: read.id, product }],
    }
  const refusal: PortalCommand[] = read ? [post({ type: 'failed', customerId: null, reason: 'not-an-id' })] : []
  return { state: expectPage(state, ''), commands: [{ type: 'show-search', product }, ...refusal] }
}

const post = (message: FrameMessage): PortalCommand => ({ type: 'post', message })
const ready = post({ type: 'ready', version: __APP_VERSION__ })

const unchanged = (state: PortalSession): Transition => ({ state, commands: [] })

const forget = (state: PortalSession): Transition => ({
  state: expectPage(state, ''),
  commands: [{ type: 'forget-everything', product: state.page.product }],
})

/** A page that is shown already, or about to be, does not change: nothing is to be expected then. */
function expectPage(state: PortalSession, customerId: string): PortalSession {
  const last = state.expected.at(-1) ?? state.page.customerId
  return customerId === last ? state : { ...state, expected: [...state.expected, customerId] }
}

function changePage(state: PortalSession, page: FramePage): Transition {
  const { page: before, portal, expected } = state
  const isMoved = page.customerId !== before.customerId
  const report = isMoved || !isSameOutcome(page.outcome, before.outcome) ? reportOutcome(page) : []
  const index = isMoved ? expected.indexOf(page.customerId) : -1
  const navigate = isMoved && index === -1 ? [post({ type: 'navigate', customerId: page.customerId || null })] : []
  // A page that was passed over will not be shown any more.
  const next = { portal, page, expected: expected.slice(index + 1) }
  return { state: next, commands: portal ? [...report, ...navigate] : [] }
}

/** Which customer, and how the lookup ended: no value of a record goes to the portal. */
function reportOutcome({ customerId, outcome }: FramePage): PortalCommand[] {
  if (!outcome) return []
  if (outcome.type !== 'failed') return [post({ type: outcome.type, customerId })]
  return [post({ type: 'failed', customerId, reason: outcome.reason })]
}

const isSameOutcome = (one: Outcome | undefined, other: Outcome | undefined) =>
  one?.type === other?.type && one?.at === other?.at
