import { createContext, useContext } from 'react'
import { type CallerCheckPolicy, noCallerCheck } from '../contract/caller-check-policy'

/** The API environment. `custom`: an API address that is neither; `live`: the gateway has not named one. */
export type Environment = 'demo' | 'sandbox' | 'production' | 'custom' | 'live'

/** The settings of this deployment that pages and components use. */
export interface Deployment {
  /** The app's name. */
  appName: string
  environment: Environment
  /** Whether the app is embedded in a portal. */
  embedded: boolean
  /** Where to get help, as text: an address, a number or a link; "" for none. */
  supportContact: string
  /** The names of the products whose customers can be looked up; none in a deployment with one product. */
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
}

const DeploymentContext = createContext<Deployment>({
  appName: '',
  environment: 'live',
  embedded: false,
  supportContact: '',
  products: [],
  hideAfterBlur: 5,
  revealReason: 'off',
  ticketPattern: '',
  revealReasons: [],
  callerCheck: noCallerCheck,
})

export const DeploymentProvider = DeploymentContext.Provider

export const useDeployment = () => useContext(DeploymentContext)
