import { createContext, useContext } from 'react'

/** The settings of this deployment that pages and components use. */
export interface Deployment {
  /** The app's name. */
  appName: string
  /** Whether the app is embedded in a portal. */
  embedded: boolean
  /** Where to get help, as text: an address, a number or a link; "" for none. */
  supportContact: string
  /** The names of the products whose customers can be looked up; none in a deployment with one product. */
  products: readonly string[]
  /** Whether the gateway records reveals of masked fields. */
  auditsReveals: boolean
}

const DeploymentContext = createContext<Deployment>({
  appName: '',
  embedded: false,
  supportContact: '',
  products: [],
  auditsReveals: false,
})

export const DeploymentProvider = DeploymentContext.Provider

export const useDeployment = () => useContext(DeploymentContext)
