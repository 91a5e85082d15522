import { createContext, useContext } from 'react'

/** What whoever runs this has set, as far as looking customers up is concerned. */
export interface Deployment {
  /** What the app calls itself. */
  appName: string
  /** Whether the app is a tab in somebody's portal. */
  embedded: boolean
  /** Whom to ask for help: an address, a number or a link; "" where nobody is named. */
  supportContact: string
  /** Names of the products whose customers can be looked up; none where there is only one. */
  products: readonly string[]
  /** Whether a reveal of a masked field is recorded by the server in front. */
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
