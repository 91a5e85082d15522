import { useSyncExternalStore } from 'react'
import { isSafeId } from '../contract/customer-id-rule'
import { normalizeId } from '../customer-id/customer-id'

/** A customer looked up in this session. No other data of the customer is stored. */
interface Recent {
  id: string
  /** Absent in a deployment with one product. */
  product?: string
  /** Epoch milliseconds. */
  at: number
}

const storageKey = 'recent-lookups'
const limit = 10
const none: readonly Recent[] = []
const listeners = new Set<() => void>()
let recents = readStored()

/** The last ten answered lookups, newest first. Kept in this tab's sessionStorage. */
export const useRecents = () => useSyncExternalStore(subscribe, () => recents)

/** Puts an ID first. The list holds an ID once per product, regardless of a UUID's letter case. */
export function addRecent(id: string, product: string): void {
  const others = recents.filter(
    (recent) => normalizeId(recent.id) !== normalizeId(id) || (recent.product ?? '') !== product,
  )
  change([{ id, ...(product && { product }), at: Date.now() }, ...others].slice(0, limit))
}

export function clearRecents(): void {
  change(none)
}

function change(next: readonly Recent[]) {
  recents = next
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(next))
  } catch {
    // Storage is full, or blocked in a frame: the list then lasts as long as the page.
  }
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readStored(): readonly Recent[] {
  try {
    const stored: unknown = JSON.parse(sessionStorage.getItem(storageKey) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isRecent).slice(0, limit) : none
  } catch {
    return none
  }
}

function isRecent(value: unknown): value is Recent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value &&
    typeof value.id === 'string' &&
    isSafeId(value.id) &&
    (!('product' in value) || typeof value.product === 'string') &&
    'at' in value &&
    typeof value.at === 'number'
  )
}
