import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ComponentProps, ComponentType, ReactNode } from 'react'
import { ErrorBoundary } from '../ui/error-boundary'
import type { CustomerClient } from '../api/client'
import { CustomerClientContext } from '../customers/customer-query'
import { DeploymentProvider } from '../customers/deployment'
import type { BoxInput } from '../lookup/lookup-box'
import { Announcer } from '../ui/announcer'
import { type LocaleSettings, LocaleProvider } from '../ui/locale-settings'
import type { Settings } from './config'
import { CrashScreen } from './crash-screen'
import { Layout } from './layout'
import { AppRoutes } from './routes'

interface Props {
  client: CustomerClient
  queryClient: QueryClient
  localeSettings: LocaleSettings
  settings: Settings
  /** What was typed into index.html's box before the app was mounted. */
  initialInput?: BoxInput | undefined
  /** The demo's customers and controls; absent from the live build. */
  demo?: { customers: ReactNode; panel: ReactNode } | undefined
  /** Overrides the locale provider; the embedded build applies the portal's locale and time zone. */
  LocaleOverride?: ComponentType<ComponentProps<typeof LocaleProvider>> | undefined
}

/** The app inside a router: providers around the frame and its pages. */
export function App({
  client,
  queryClient,
  localeSettings,
  settings,
  initialInput,
  demo,
  LocaleOverride = LocaleProvider,
}: Props) {
  return (
    <QueryClientProvider client={queryClient}>
      <CustomerClientContext value={client}>
        <DeploymentProvider value={settings}>
          <LocaleOverride value={localeSettings}>
            <Announcer>
              <ErrorBoundary fallback={CrashScreen}>
                <AppRoutes
                  layout={<Layout settings={settings} initialInput={initialInput} />}
                  onSearchPage={demo?.customers}
                />
              </ErrorBoundary>
              {demo?.panel}
            </Announcer>
          </LocaleOverride>
        </DeploymentProvider>
      </CustomerClientContext>
    </QueryClientProvider>
  )
}
