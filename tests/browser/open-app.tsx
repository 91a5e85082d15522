import type { QueryClient } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import type { ComponentProps, ReactNode } from 'react'
import { MemoryRouter, useLocation } from 'react-router'
import { page } from 'vitest/browser'
import { type CustomerClient, createCustomerClient } from '../../src/api/client'
import { App } from '../../src/app/app'
import { readSettings, type Settings } from '../../src/app/config'
import { createQueryClient } from '../../src/app/query-client'

interface Options {
  /** What the agent's clock shows when the app opens; the machine's own time unless told. */
  at?: string
  timeZone?: string
  /** What differs from an ordinary live deployment. */
  settings?: Partial<Settings>
  /** What a portal's tab puts around the pages. */
  LocaleOverride?: ComponentProps<typeof App>['LocaleOverride']
  /** In place of the usual one, for what no server can answer. */
  client?: CustomerClient
  /** A cache that the test looks into. */
  queryClient?: QueryClient
  /** What a demo adds; nothing unless told. */
  demo?: { customers: ReactNode; panel: ReactNode }
  /**
   * React's strict mode, on unless told (setup.ts). It mounts a page twice, so a lookup that a page opens with is sent
   * twice: off where a test counts those.
   */
  strict?: boolean
  /** Where React's reports of a crash go, in a test that expects one; the console unless told, where they fail the test. */
  onCaughtError?: () => void
}

/** Opens the app at a path of ours, as a new tab does: an empty cache, the network behind msw. */
export function openApp(path: string, options: Options = {}) {
  const { at, timeZone = 'America/New_York', settings, demo, strict = true, onCaughtError, LocaleOverride } = options
  const { client = createCustomerClient(), queryClient = createQueryClient() } = options
  const localeSettings = { locale: 'en-US', timeZone, clockOffset: at ? Date.parse(at) - Date.now() : 0 }
  const root = document.createElement('div')
  root.id = 'root' // as in index.html: the style sheet lays the frame out by its width
  return render(
    <MemoryRouter initialEntries={[path]}>
      <App
        client={client}
        queryClient={queryClient}
        localeSettings={localeSettings}
        settings={{ ...readSettings(), ...settings }}
        demo={demo}
        LocaleOverride={LocaleOverride}
      />
      <Address />
    </MemoryRouter>,
    { reactStrictMode: strict, onCaughtError, container: document.body.appendChild(root) },
  )
}

/** The address bar, which a memory router does not have. */
function Address() {
  const { pathname, search } = useLocation()
  return (
    <output aria-label="Address bar" className="wrap-anywhere">
      {pathname}
      {search}
    </output>
  )
}

/** The things an agent looks at and acts on, by role and name. */
export const box = page.getByRole('searchbox', { name: 'Customer ID' })
export const addressBar = page.getByRole('status', { name: 'Address bar' })
