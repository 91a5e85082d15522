import { useMemo, useSyncExternalStore } from 'react'
import type { CustomerResponse } from '../api/customer'
import { readCustomer } from '../api/read-customer'
import { maskableFields } from '../contract/masked-fields'
import { withholdJson } from '../contract/withhold-json'
import { hideReveals } from '../ui/hide-reveals'

const storageKey = 'screen-share'
const listeners = new Set<() => void>()
let isSharing = readStored()

/** Whether the agent has said that others see this screen. Kept in sessionStorage, so for this tab only. */
export const useScreenShare = () => useSyncExternalStore(subscribe, () => isSharing)

/** Also hides what is revealed, and clears what a caller said. */
export function setScreenShare(next: boolean): void {
  hideReveals()
  isSharing = next
  try {
    if (next) sessionStorage.setItem(storageKey, 'on')
    else sessionStorage.removeItem(storageKey)
  } catch {
    // Storage is full, or blocked in a frame: the choice then lasts as long as the page.
  }
  listeners.forEach((listener) => listener())
}

/** The answer as this screen may show it: with contact data and names masked, in its JSON too, while others see it. */
export function useOnScreen(answer: CustomerResponse): CustomerResponse {
  const isShared = useScreenShare()
  return useMemo(() => (isShared ? maskForScreen(answer) : answer), [isShared, answer])
}

/** By the gateway's own rules, as if the deployment masked all that it can. */
function maskForScreen(answer: CustomerResponse): CustomerResponse {
  const { text, marker, customer } = answer
  const masked = withholdJson(text, marker, maskableFields)
  const record = readCustomer(masked, customer.id, marker)
  if (typeof record === 'string') throw new Error(`The masked record is ${record}`)
  const fields = record.customer.withheld.filter((field) => !customer.withheld.includes(field))
  return { ...answer, ...record, text: masked, maskedHere: { fields, text } }
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readStored(): boolean {
  try {
    return sessionStorage.getItem(storageKey) === 'on'
  } catch {
    return false
  }
}
