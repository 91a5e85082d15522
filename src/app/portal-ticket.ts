import { normalizeId, readCustomerIds } from '../customer-id/customer-id'
import { describeUnusableTicket } from '../customer-id/describe-unusable-ticket'
import { readLookup } from '../customer-id/read-lookup'
import type { PortalState } from '../embed/protocol'
import type { PortalRecord } from '../record-kit/portal-record'
import type { FramePage, PortalSession } from './portal-session'

export const asksByPartnerId = (portal: PortalState) => portal.customerId === null && portal.partnerCustomerId !== null

/** The partner's ID that the portal asks for; undefined where it asks for none, or the text is none. */
export function partnerIdOf(portal: PortalState | undefined): string | undefined {
  if (!portal || !asksByPartnerId(portal)) return undefined
  const read = readLookup(portal.partnerCustomerId ?? '', 'partner')
  return read.kind === 'partner' ? read.id : undefined
}

/** Whether the page is the one that the portal's ticket leads to, in its product. */
export function isAtTicket(portal: PortalState, page: FramePage): boolean {
  if ((portal.product ?? page.product) !== page.product) return false
  const partnerId = partnerIdOf(portal)
  const read = portal.customerId === null ? undefined : readCustomerIds(portal.customerId)
  return page.partnerId === partnerId && page.customerId === (read?.kind === 'one' ? normalizeId(read.id) : '')
}

/** Whether the page shows the customer to whom the partner ID of `ticket` has led already, as when a portal says it again. */
export function isLedHere({ portal, page, partnerCustomer }: PortalSession, ticket: PortalState): boolean {
  if (partnerCustomer === '' || partnerCustomer !== page.customerId) return false
  return partnerIdOf(ticket) === partnerIdOf(portal) && (ticket.product ?? page.product) === page.product
}

/** Why nothing was looked up for the portal's ticket; undefined where something was. */
export function describeUnusable({ customerId, partnerCustomerId }: PortalState): string | undefined {
  if (customerId !== null || partnerCustomerId === null) return describeUnusableTicket(customerId)
  const read = readLookup(partnerCustomerId, 'partner')
  if (read.kind === 'partner') return undefined
  const sentence = read.kind === 'refused' ? read.sentence : 'This ticket names a customer ID for a partner ID.'
  return `${sentence} Nothing was looked up.`
}

/** The ticket that the portal's customer belongs to. `partnerCustomer`: whom its partner ID has led to, "" for none. */
export function ticketOf(portal: PortalState, partnerCustomer: string): PortalRecord['ticket'] {
  const { customerId, case: number } = portal
  if (partnerCustomer !== '' && number !== null) return { customerId: partnerCustomer, number }
  const read = customerId === null || number === null ? undefined : readCustomerIds(customerId)
  return read?.kind === 'one' && number !== null ? { customerId: normalizeId(read.id), number } : undefined
}
