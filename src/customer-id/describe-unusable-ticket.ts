import { looks, readCustomerIds } from './customer-id'
import type { Refusal } from './refuse-text'

/**
 * Why a portal's ticket shows no customer: `named` is what the ticket holds where an ID should be, null for nothing.
 * Undefined for a text with one ID. None of the text is repeated.
 */
export function describeUnusableTicket(named: string | null): string | undefined {
  const read = readCustomerIds(named ?? '')
  if (read.kind === 'one') return undefined
  if (read.kind === 'several')
    return `This ticket names ${read.ids.length} customer IDs. Nothing was looked up: paste the one you need.`
  const look = hasLook(read.reason) ? `: it looks like ${looks[read.reason].replace('…', read.detail ?? '')}` : ''
  return `This ticket names no customer ID${look}. Nothing was looked up.`
}

const hasLook = (reason: Refusal['reason']): reason is keyof typeof looks => reason in looks
