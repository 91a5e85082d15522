import type { Viewer } from '../ui/viewer'

/** Whose customers are on the screen. */
export type Environment = 'demo' | 'sandbox' | 'production' | 'live'

const environments: readonly string[] = ['demo', 'sandbox', 'production', 'live'] satisfies Environment[]
const isEnvironment = (name: string): name is Environment => environments.includes(name)

/** Read from the page, where the server in front wrote it: no request, no inline script. Unknown names count as live. */
export function readEnvironment(): Environment {
  if (__DEMO__) return 'demo'
  const name = document.querySelector('meta[name="environment"]')?.getAttribute('content') ?? ''
  return isEnvironment(name) ? name : 'live'
}

/** The agent's own zone, and their own kind of English, which is the interface's language. */
export function readViewer(clockOffset = 0): Viewer {
  return {
    locale: navigator.languages.find((language) => /^en\b/i.test(language)) ?? 'en-US',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    clockOffset,
  }
}
