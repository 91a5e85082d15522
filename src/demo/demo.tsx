import { demoCallerCheck } from '../mock-api/gateway'
import { readClock, readScenario } from '../mock-api/scenarios'
import { createDemoFetch } from '../mock-api/transport'
import { embedBase, pathsBehindHash } from '../paths'
import { ErrorBoundary } from '../ui/error-boundary'
import { showTheme } from '../ui/theme-choice'
import { DemoGuide } from './demo-guide'
import { DemoBanner, PresenterBar } from './presenter-bar'
import { currentScene, setScene } from './scene'
import './demo.css'

/** The mock API, and the demo's tour, people and controls. Loaded in the demo build only. */
export function createDemo() {
  setScene(searchOfAddressBar())
  if (embedBase() === '') showTheme()
  const clock = readClock(currentScene())
  return {
    clientOptions: { transport: createDemoFetch(() => readScenario(currentScene())), isOnline: () => true },
    settings: { callerCheck: demoCallerCheck },
    clockOffset: clock ? clock.getTime() - Date.now() : 0,
    customers: <DemoGuide />,
    panel: (
      <ErrorBoundary fallback={DemoBanner}>
        <PresenterBar />
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
