/** What the agent chose for this browser; "system" follows the system's setting. */
export type ThemeChoice = 'system' | 'light' | 'dark'

const storageKey = 'theme'
const listeners = new Set<() => void>()
let choice: ThemeChoice = readStored()

/** The agent's choice, kept in localStorage: it says nothing of a customer. */
export const currentTheme = (): ThemeChoice => choice

/** Calls `listener` when the choice changes. Returns a function that unsubscribes it. */
export function onThemeChange(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keeps the choice and shows it. */
export function chooseTheme(next: ThemeChoice): void {
  choice = next
  try {
    if (next === 'system') localStorage.removeItem(storageKey)
    else localStorage.setItem(storageKey, next)
  } catch {
    // Storage is full or blocked: the choice lasts as long as the page.
  }
  showTheme()
  listeners.forEach((listener) => listener())
}

/** Sets the choice on the page, where styles.css reads it. */
export function showTheme(): void {
  const { dataset } = document.documentElement
  if (choice === 'system') delete dataset.theme
  else dataset.theme = choice
}

function readStored(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey)
    return stored === 'light' || stored === 'dark' ? stored : 'system'
  } catch {
    return 'system'
  }
}
