import { normalizeId, readCustomerIds } from '../customer-id/customer-id'
import type { FrameMessage, HostMessage, PortalState } from '../embed/protocol'
import { asksByPartnerId, isAtTicket, isLedHere, partnerIdOf } from './portal-ticket'

/** How the lookup on the page ended. `at`, in epoch milliseconds, distinguishes repeated failures. */
export type Outcome =
  | { type: 'found'; at?: undefined }
  | { type: 'missing'; at: number }
  | { type: 'failed'; reason: string; at: number }

/** What the frame shows. */
export interface FramePage {
  /** Normalized; "" on the search page and on that of a lookup by partner ID. */
  customerId: string
  /** What is looked up by partner ID. */
  partnerId?: string
  /** "" in a deployment with one product. */
  product: string
  /** Undefined while the lookup runs, and on the search page. */
  outcome: Outcome | undefined
}

export interface PortalSession {
  /** What the portal has sent; undefined until it has answered. */
  portal: PortalState | undefined
  page: FramePage
  /**
   * The customers that the portal's messages navigate to, in order, until the page shows them; "" is the search page.
   * A change to any other page is the agent's own navigation, which is reported to the portal.
   */
  expected: readonly string[]
  /** The customer that the portal's partner ID has led to, "" for none. */
  partnerCustomer: string
  /** Whether the portal is at another customer, and the agent has yet to say whether to go there. */
  isOffered: boolean
}

export type PortalEvent =
  | { type: 'connected'; portal: PortalState }
  /** `isBusy`: whether showing another customer would interrupt the agent (src/ui/agent-busy.ts). */
  | { type: 'message'; message: HostMessage; isBusy: boolean }
  /** The agent's answer to an offer. */
  | { type: 'open-offered' }
  | { type: 'stay' }
  /** What the frame shows now. Repeating the same page has no effect. */
  | { type: 'page'; page: FramePage }

/** What the app has to do, in this order. */
export type PortalCommand =
  | { type: 'apply-theme'; portal: PortalState }
  | { type: 'show-customer'; id: string; product: string }
  | { type: 'show-partner-customer'; partnerId: string; product: string }
  | { type: 'show-search'; product: string }
  /** Go to the search page and remove all customer data, from the page and from memory. */
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
export const startPortalSession = (page: FramePage): PortalSession => ({
  portal: undefined,
  page,
  expected: [],
  partnerCustomer: '',
  isOffered: false,
})

/**
 * The state machine that shows the portal's customer in the frame, and reports outcomes and navigation to the portal.
 * `products` are the names of the products, none in a deployment with one product.
 */
export function reducePortalSession(state: PortalSession, event: PortalEvent, products: readonly string[]): Transition {
  if (event.type === 'connected') return connect(state, event.portal, products)
  if (event.type === 'page') return changePage(state, event.page)
  if (event.type === 'open-offered') return openOffered(state, products)
  if (event.type === 'stay') return stay(state)
  const { message, isBusy } = event
  switch (message.type) {
    case 'update':
      return update(state, message.change, products, isBusy)
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
  const isShown =
    (portal.customerId ?? '') === customerId && (portal.product ?? product) === product && !asksByPartnerId(portal)
  const connected = unchanged({ ...before, portal })
  const { state, commands } = isShown ? connected : show(connected.state, portal, products)
  return { state, commands: [{ type: 'apply-theme', portal }, ...commands, ready, ...reportOutcome(before.page)] }
}

/** An agent who is busy is not interrupted: the portal's next ticket is offered, also when the agent is done by then. */
function update(
  before: PortalSession,
  change: Partial<PortalState>,
  products: readonly string[],
  isBusy: boolean,
): Transition {
  if (!before.portal || Object.keys(change).length === 0) return unchanged(before)
  const portal = { ...before.portal, ...change }
  const isSameAgent = portal.agent === before.portal.agent
  const { state, commands } = isSameAgent ? unchanged(before) : forget(before)
  const updated = unchanged({ ...state, portal })
  const isThemed = 'theme' in change || 'colors' in change || 'density' in change
  const theme: PortalCommand[] = isThemed ? [{ type: 'apply-theme', portal }] : []
  const isToldWhere = 'customerId' in change || 'partnerCustomerId' in change || 'product' in change
  const isMoved = isToldWhere && !(isSameAgent && isLedHere(before, portal))
  const asksFirst = isMoved && isSameAgent && (isBusy || state.isOffered) && !isAtTicket(portal, state.page)
  // The customer on the page is no longer the ticket's, whose number must not become the reason of a reveal.
  if (asksFirst) return { state: { ...updated.state, partnerCustomer: '', isOffered: true }, commands: theme }
  const shown = isMoved ? show(updated.state, portal, products) : updated
  return { state: shown.state, commands: [...commands, ...theme, ...shown.commands] }
}

/** Shows the portal's customer. Without one, or if the text is not an ID, the search page replaces the previous customer. */
function show(before: PortalSession, portal: PortalState, products: readonly string[]): Transition {
  const state = { ...before, partnerCustomer: '', isOffered: false }
  const product = products.find((name) => name === portal.product) ?? state.page.product
  if (asksByPartnerId(portal)) return showPartnerCustomer(state, partnerIdOf(portal), product)
  const read = portal.customerId === null ? undefined : readCustomerIds(portal.customerId)
  if (read?.kind === 'one')
    return {
      state: expectPage(state, normalizeId(read.id)),
      commands: [{ type: 'show-customer', id: read.id, product }],
    }
  const refusal: PortalCommand[] = read ? [post({ type: 'failed', customerId: null, reason: 'not-an-id' })] : []
  return { state: expectPage(state, ''), commands: [{ type: 'show-search', product }, ...refusal] }
}

function openOffered(state: PortalSession, products: readonly string[]): Transition {
  return state.portal && state.isOffered ? show(state, state.portal, products) : unchanged(state)
}

/** The portal is told where the tab has stayed, as it is of a page that the agent went to. */
function stay(state: PortalSession): Transition {
  if (!state.isOffered) return unchanged(state)
  return {
    state: { ...state, isOffered: false },
    commands: [post({ type: 'navigate', customerId: state.page.customerId || null })],
  }
}

function showPartnerCustomer(state: PortalSession, partnerId: string | undefined, product: string): Transition {
  const commands: PortalCommand[] =
    partnerId === undefined
      ? [{ type: 'show-search', product }, post({ type: 'failed', customerId: null, reason: 'not-a-partner-id' })]
      : [{ type: 'show-partner-customer', partnerId, product }]
  return { state: expectPage(state, ''), commands }
}

const post = (message: FrameMessage): PortalCommand => ({ type: 'post', message })
const ready = post({ type: 'ready', version: __APP_VERSION__ })

const unchanged = (state: PortalSession): Transition => ({ state, commands: [] })

const forget = (state: PortalSession): Transition => ({
  state: expectPage({ ...state, isOffered: false }, ''),
  commands: [{ type: 'forget-everything', product: state.page.product }],
})

/** Expects a page, unless it is already shown or is the last one expected: there will be no change then. */
function expectPage(state: PortalSession, customerId: string): PortalSession {
  const last = state.expected.at(-1) ?? state.page.customerId
  return customerId === last ? state : { ...state, expected: [...state.expected, customerId] }
}

function changePage(state: PortalSession, page: FramePage): Transition {
  const { page: before, portal, expected } = state
  const isMoved = page.customerId !== before.customerId
  const report = isMoved || !isSameOutcome(page.outcome, before.outcome) ? reportOutcome(page) : []
  const index = isMoved ? expected.indexOf(page.customerId) : -1
  // The portal's own lookup by partner ID leads to a customer, at once or by the agent's choice.
  const isLed = isMoved && before.partnerId !== undefined && before.partnerId === partnerIdOf(portal)
  const navigate =
    isMoved && index === -1 && !isLed ? [post({ type: 'navigate', customerId: page.customerId || null })] : []
  // Pages expected before this one were skipped, and will not be shown.
  const partnerCustomer = isLed ? page.customerId : state.partnerCustomer
  const next = { ...state, page, expected: expected.slice(index + 1), partnerCustomer }
  const isOffered = state.isOffered && !(portal && isAtTicket(portal, page))
  return { state: { ...next, isOffered }, commands: portal ? [...report, ...navigate] : [] }
}

/** Reports the ID and how the lookup ended. The portal never receives a value of the record. */
function reportOutcome({ customerId, outcome }: FramePage): PortalCommand[] {
  if (!outcome) return []
  if (customerId === '') {
    const reason = outcome.type === 'failed' ? outcome.reason : 'no-partner-match'
    return [post({ type: 'failed', customerId: null, reason })]
  }
  if (outcome.type !== 'failed') return [post({ type: outcome.type, customerId })]
  return [post({ type: 'failed', customerId, reason: outcome.reason })]
}

const isSameOutcome = (one: Outcome | undefined, other: Outcome | undefined) =>
  one?.type === other?.type && one?.at === other?.at
