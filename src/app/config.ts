import type { Deployment } from '../customers/deployment'
import { embedBase } from '../paths'
import type { Viewer } from '../ui/viewer'
import { readPageSetting as read } from './page-setting'

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
  const environment = __DEMO__ ? 'demo' : read('environment')
  return {
    embedded: embedBase() !== '',
    environment: isEnvironment(environment) ? environment : 'live',
    appName: read('product-name') || 'Customer lookup',
    supportContact: read('support-contact'),
    portals: readList('portals'),
    products: readList('products'),
    // A demo’s customers are invented: there is nothing to put on record, and nothing to say about it.
    auditsReveals: __DEMO__ || read('reveal-audit') === 'on',
    coverAfter: readMinutes('cover-after', 5),
    lockAfter: readMinutes('lock-after', 15),
    signOutUrl: embedBase() ? '' : read('sign-out-url'), // in a portal the agent signs out of that
  }
}

const readList = (name: string) => read(name).split(' ').filter(Boolean)

function readMinutes(name: string, usual: number): number {
  const text = read(name)
  return /^\d{1,3}$/.test(text) ? Number(text) : usual
}

/** The agent's own zone, and their own kind of English, which is the interface's language. */
export function readViewer(clockOffset = 0): Viewer {
  return {
    locale: navigator.languages.find((language) => /^en\b/i.test(language)) ?? 'en-US',
    timeZone: undefined,
    clockOffset,
  }
}
