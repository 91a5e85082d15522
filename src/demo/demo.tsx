import { failurePersonas } from '../mock-api/misbehaving'
import { personas } from '../mock-api/personas'
import { readClock, readScenario } from '../mock-api/scenarios'
import { createDemoFetch } from '../mock-api/transport'
import { pathsBehindHash } from '../paths'
import { DemoCustomers } from './demo-customers'
import { ErrorBoundary } from '../ui/error-boundary'
import { DemoBanner, DemoPanel } from './demo-panel'
import { PortalLink } from './portal-link'
import { currentScene, setScene } from './scene'

/** The mock API, and the demo's customers and controls. Loaded in the demo build only. */
export function createDemo() {
  setScene(searchOfAddressBar())
  const clock = readClock(currentScene())
  return {
    clientOptions: { transport: createDemoFetch(() => readScenario(currentScene())), isOnline: () => true },
    clockOffset: clock ? clock.getTime() - Date.now() : 0,
    customers: (
      <>
        <PortalLink />
        <DemoCustomers title="Demo customers" customers={personas} />
        <details>
          <summary>Failures to show</summary>
          <DemoCustomers title="Demo failures" customers={failurePersonas} />
        </details>
      </>
    ),
    panel: (
      <ErrorBoundary fallback={DemoBanner}>
        <DemoPanel />
      </ErrorBoundary>
    ),
  }
}

/** The router's query string, which in the built demo follows the `#`. A query string before the `#` is moved there. */
function searchOfAddressBar(): string {
  const { pathname, search, hash } = location
  if (!pathsBehindHash) return search
  const [path, inner] = hash.split(/(?=\?)/)
  if (search) history.replaceState(null, '', `${pathname}${path || '#/'}${search}`)
  return search || (inner ?? '')
}
