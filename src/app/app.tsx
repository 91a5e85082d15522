import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ComponentProps, ComponentType, ReactNode } from 'react'
import { ErrorBoundary } from '../ui/error-boundary'
import type { CustomerClient } from '../api/client'
import { DeploymentProvider } from '../customers/deployment'
import { CustomerClientContext } from '../customers/use-customer'
import { Announcer } from '../ui/announcer'
import { type Viewer, ViewerProvider } from '../ui/viewer'
import type { Settings } from './config'
import { CrashScreen } from './crash-screen'
import { Layout } from './layout'
import { AppRoutes } from './routes'

interface Props {
  client: CustomerClient
  queryClient: QueryClient
  viewer: Viewer
  settings: Settings
  /** What was written in the box of index.html before the app was here. */
  early?: { text: string; submitted: boolean } | undefined
  /** The demo's customers and controls; absent from the live build. */
  demo?: { customers: ReactNode; panel: ReactNode } | undefined
  /** Says who looks at the pages within; a portal has a say in it. */
  Viewing?: ComponentType<ComponentProps<typeof ViewerProvider>> | undefined
}

/** The app inside a router: providers around the frame and its pages. */
export function App({ client, queryClient, viewer, settings, early, demo, Viewing = ViewerProvider }: Props) {
  return (
    <QueryClientProvider client={queryClient}>
      <CustomerClientContext value={client}>
        <DeploymentProvider value={settings}>
          <Viewing value={viewer}>
            <Announcer>
              <ErrorBoundary fallback={CrashScreen}>
                <Layout settings={settings} early={early}>
                  <AppRoutes onSearchPage={demo?.customers} />
                </Layout>
              </ErrorBoundary>
              {demo?.panel}
            </Announcer>
          </Viewing>
        </DeploymentProvider>
      </CustomerClientContext>
    </QueryClientProvider>
  )
}
