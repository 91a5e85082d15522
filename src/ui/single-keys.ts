const storageKey = 'shortcuts'
const listeners = new Set<() => void>()
let areOn = readStored()

/**
 * Whether a key that is pressed alone does something (WCAG 2.1.4 asks for a way to turn that off). The agent's choice,
 * kept in localStorage: it says nothing of a customer.
 */
export const areSingleKeysOn = (): boolean => areOn

/** Calls `listener` when the choice changes. Returns a function that unsubscribes it. */
export function onSingleKeysChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keeps the choice in this browser; on is the default. */
export function switchSingleKeys(on: boolean): void {
  areOn = on
  try {
    if (on) localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, 'off')
  } catch {
    // Storage is full or blocked: the choice lasts as long as the page.
  }
  showSingleKeys()
  listeners.forEach((listener) => listener())
}

/** Sets the choice on the page, where frame.css hides the key in the lookup box, also before the app has come. */
export function showSingleKeys(): void {
  const { dataset } = document.documentElement
  if (areOn) delete dataset.keys
  else dataset.keys = 'off'
}

function readStored(): boolean {
  try {
    return localStorage.getItem(storageKey) !== 'off'
  } catch {
    return true
  }
}
