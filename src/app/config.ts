import type { Deployment } from '../customers/deployment'
import type { PageSettings } from '../contract/page-settings'
import { embedBase } from '../paths'
import type { LocaleSettings } from '../ui/locale-settings'

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

/** What holds where the server in front has written nothing. */
const usual: PageSettings = {
  environment: 'live',
  appName: 'Customer lookup',
  supportContact: '',
  portals: [],
  products: [],
  revealAudit: false,
  coverAfter: 5,
  lockAfter: 15,
  signOutUrl: '',
}

/** Read from the page, where the server in front wrote it: no request, no inline script. Unknown names count as live. */
export function readSettings(): Settings {
  const { environment, revealAudit, signOutUrl, ...others } = { ...usual, ...readPageSettings() }
  return {
    ...others,
    embedded: embedBase() !== '',
    environment: __DEMO__ ? 'demo' : isEnvironment(environment) ? environment : 'live',
    // A demo’s customers are invented: there is nothing to put on record, and nothing to say about it.
    auditsReveals: __DEMO__ || revealAudit,
    signOutUrl: embedBase() ? '' : signOutUrl, // in a portal the agent signs out of that
  }
}

/** The JSON that server/page-settings.ts wrote into the page; an empty object as the page was built. */
function readPageSettings(): Partial<PageSettings> {
  const json = document.querySelector('meta[name="settings"]')?.getAttribute('content') ?? '{}'
  const written: unknown = JSON.parse(json)
  return isPageSettings(written) ? written : {}
}

/** Enough of a check: the server writes them from the same type. */
const isPageSettings = (written: unknown): written is Partial<PageSettings> => typeof written === 'object'

/** The agent's own zone, and their own kind of English, which is the interface's language. */
export function readLocaleSettings(clockOffset = 0): LocaleSettings {
  return {
    locale: navigator.languages.find((language) => /^en\b/i.test(language)) ?? 'en-US',
    timeZone: undefined,
    clockOffset,
  }
}
