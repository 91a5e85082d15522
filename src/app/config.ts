import type { Deployment, Environment } from '../customers/deployment'
import type { PageSettings } from '../contract/page-settings'
import { embedBase } from '../paths'
import type { LocaleSettings } from '../ui/locale-settings'

const environments: readonly string[] = ['demo', 'sandbox', 'production', 'custom', 'live'] satisfies Environment[]
const isEnvironment = (name: string): name is Environment => environments.includes(name)

/** The deployment's settings. */
export interface Settings extends Deployment {
  /** Exact origins that may show the app in a frame. */
  portals: readonly string[]
  /** Minutes without activity until the page is covered, and until it is locked. 0: never. */
  coverAfter: number
  lockAfter: number
  /** The URL that signs the agent out; "" in a deployment without sign-in. */
  signOutUrl: string
}

/** Used for each key that the server has not written. */
const defaults: PageSettings = {
  environment: 'live',
  appName: 'Customer lookup',
  supportContact: '',
  portals: [],
  products: [],
  hideAfterBlur: 5,
  revealReason: 'off',
  ticketPattern: '',
  revealReasons: [],
  callerCheck: { needed: 0, fields: [] },
  coverAfter: 5,
  lockAfter: 15,
  signOutUrl: '',
}

/** Reads the settings that the server wrote into the page, without a request or an inline script. An unknown environment counts as live. */
export function readSettings(): Settings {
  const { environment, signOutUrl, ...others } = { ...defaults, ...readPageSettings() }
  return {
    ...others,
    embedded: embedBase() !== '',
    environment: __DEMO__ ? 'demo' : isEnvironment(environment) ? environment : 'live',
    signOutUrl: embedBase() ? '' : signOutUrl, // embedded, the agent signs out in the portal
  }
}

/** The JSON that server/page-settings.ts wrote into the page; `{}` if no server has. */
function readPageSettings(): Partial<PageSettings> {
  const json = document.querySelector('meta[name="settings"]')?.getAttribute('content') ?? '{}'
  const parsed: unknown = JSON.parse(json)
  return isPageSettings(parsed) ? parsed : {}
}

/** No check of each key: the server writes this JSON from the same type. */
const isPageSettings = (parsed: unknown): parsed is Partial<PageSettings> => typeof parsed === 'object'

/** The browser's time zone, and its first English locale, because the interface is in English. `clockOffset` in milliseconds. */
export function readLocaleSettings(clockOffset = 0): LocaleSettings {
  return {
    locale: navigator.languages.find((language) => /^en\b/i.test(language)) ?? 'en-US',
    timeZone: undefined,
    clockOffset,
  }
}
