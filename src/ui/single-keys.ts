import { useSyncExternalStore } from 'react'

const storageKey = 'shortcuts'
const listeners = new Set<() => void>()
let areOn = readStored()

/**
 * Whether a key that is pressed alone does something (WCAG 2.1.4 asks for a way to turn that off). The agent's choice,
 * kept in localStorage: it says nothing of a customer.
 */
export const areSingleKeysOn = (): boolean => areOn

/** The same for a component, which is rendered again when it changes. */
export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, areSingleKeysOn)

/** Keeps the choice in this browser; on is the default. */
export function switchSingleKeys(on: boolean): void {
  areOn = on
  try {
    if (on) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'off')
  } catch {
    // Storage is full or blocked: the choice lasts as long as the page.
  }
  listeners.forEach((listener) => listener())
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function readStored(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}
