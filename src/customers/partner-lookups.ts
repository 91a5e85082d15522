/**
 * The partner's IDs that were looked up on this page, by a random name. A history entry holds the name: an ID there would
 * be kept by the browser, and a loyalty number is personal data.
 */
const partnerIds = new Map<string, string>()

/** Keeps an ID for as long as the page lives; returns the state of the history entry that shows it. */
export function keepPartnerId(partnerId: string): { partnerLookup: string } {
  const name = String(Math.random()) // not a count: after a reload an old entry would show a new lookup
  partnerIds.set(name, partnerId)
  return { partnerLookup: name }
}

/** The name that a history entry's state holds; undefined for any other state. */
export function partnerLookupOf(state: unknown): string | undefined {
  const isKept = typeof state === 'object' && state !== null && 'partnerLookup' in state
  return isKept && typeof state.partnerLookup === 'string' ? state.partnerLookup : undefined
}

/** The ID under this name; undefined after a reload, and once it was forgotten. */
export const partnerIdOf = (name: string | undefined) => (name === undefined ? undefined : partnerIds.get(name))

export const forgetPartnerIds = () => partnerIds.clear()
