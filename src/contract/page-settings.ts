import type { CallerCheckPolicy } from './caller-check-policy.ts'

/** What the server writes into the page, as JSON in `<meta name="settings">`. A key that is missing has its usual value. */
export interface PageSettings {
  /** `sandbox`, `production`, `demo`, or `custom` for any other address of Imprint's API. */
  environment: string
  /** What the app calls itself. */
  appName: string
  /** Whom to ask for help; "" for none. */
  supportContact: string
  /** Exact origins that may show the app in a frame. */
  portals: readonly string[]
  /** The names of the products, the usual one first; none where there is only one. */
  products: readonly string[]
  /** Seconds from the moment the window loses focus until revealed values are hidden. */
  hideAfterBlur: number
  /** Whether the agent is asked for a reason before a masked value is shown. */
  revealReason: 'off' | 'optional' | 'required'
  /** A regular expression that a whole ticket number matches. */
  ticketPattern: string
  /** Reasons to choose from, beside a ticket number. */
  revealReasons: readonly string[]
  /** What is asked of a caller; no fields where there is no caller check. */
  callerCheck: CallerCheckPolicy
  /** Minutes without a key, click or movement until the screen is covered, and until it is locked. 0: never. */
  coverAfter: number
  lockAfter: number
  /** Where "Sign out" leads; "" for no such link. */
  signOutUrl: string
}
