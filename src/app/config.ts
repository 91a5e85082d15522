import type { Deployment } from '../customers/deployment'
import type { PageSettings } from '../contract/page-settings'
import { embedBase } from '../paths'
import type { Viewer } from '../ui/viewer'

/** Whose customers are on the screen. `custom`: of an address that is neither; `live`: the server in front does not say. */
export type Environment = 'demo' | 'sandbox' | 'production' | 'custom' | 'live'

const environments: readonly string[] = ['demo', 'sandbox', 'production', 'custom', 'live'] satisfies Environment[]
const isEnvironment = (name: string): name is Environment => environments.includes(name)

/** What whoever runs this has set. */
export interface Settings extends Deployment {
  environment: Environment
  /** Exact origins that may show the app in a frame. */
  portals: readonly string[]
  /** Minutes without a sign of the agent until the screen is covered, and until it is locked. 0: never. */
  coverAfter: number
  lockAfter: number
  /** Where an agent signs out; "" where nobody signs in. */
  signOutUrl: string
}

/** Read from the page, where the server in front wrote it: no request, no inline script. Unknown names count as live. */
export function readSettings(): Settings {
  const written = readPageSettings()
  const text = (key: keyof PageSettings) => (typeof written[key] === 'string' ? written[key] : '')
  const list = (key: keyof PageSettings) => (isListOfTexts(written[key]) ? written[key] : [])
  const minutes = (key: keyof PageSettings, usual: number) => (typeof written[key] === 'number' ? written[key] : usual)
  const environment = __DEMO__ ? 'demo' : text('environment')
  return {
    embedded: embedBase() !== '',
    environment: isEnvironment(environment) ? environment : 'live',
    appName: text('appName') || 'Customer lookup',
    supportContact: text('supportContact'),
    portals: list('portals'),
    products: list('products'),
    // A demo’s customers are invented: there is nothing to put on record, and nothing to say about it.
    auditsReveals: __DEMO__ || written.revealAudit === true,
    coverAfter: minutes('coverAfter', 5),
    lockAfter: minutes('lockAfter', 15),
    signOutUrl: embedBase() ? '' : text('signOutUrl'), // in a portal the agent signs out of that
  }
}

/** The JSON that server/page-settings.ts wrote; nothing where no server did, or where it cannot be read. */
function readPageSettings(): Partial<Record<keyof PageSettings, unknown>> {
  const json = document.querySelector('meta[name="settings"]')?.getAttribute('content') ?? ''
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}

const isListOfTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** The agent's own zone, and their own kind of English, which is the interface's language. */
export function readViewer(clockOffset = 0): Viewer {
  return {
    locale: navigator.languages.find((language) => /^en\b/i.test(language)) ?? 'en-US',
    timeZone: undefined,
    clockOffset,
  }
}
