import type { QueryClient } from '@tanstack/react-query'
import { type ComponentType, Fragment, type ReactNode, StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, HashRouter } from 'react-router'
import { type CustomerClient, type CustomerClientOptions, createCustomerClient } from '../api/client'
import { readLookup } from '../customer-id/read-lookup'
import { customerQuery } from '../customers/customer-query'
import type { BoxInput } from '../lookup/lookup-box'
import { formatPhone } from '../format/phone'
import {
  currentPath,
  embedBase,
  matchCustomerPath,
  paths,
  pathsBehindHash,
  productOf,
  repairUrl,
  urlOf,
} from '../paths'
import type { LocaleSettings } from '../ui/locale-settings'
import { App } from './app'
import { type Settings, readSettings, readLocaleSettings } from './config'
import type { EarlyInput } from './early-input'
import { createQueryClient } from './query-client'
import { guardSession } from './session-guard'

/** What the embedded build adds. */
interface Embedding {
  clientOptions: CustomerClientOptions
  LocaleOverride: ComponentType<{ value: LocaleSettings; children?: ReactNode }>
}

const Router = pathsBehindHash ? HashRouter : BrowserRouter
const Mode = __DEMO__ && import.meta.env.DEV ? StrictMode : Fragment

/** Replaces index.html's static frame with the app. Text and selection of its box are kept. */
export async function mountApp(
  root: HTMLElement,
  takeEarlyInput: () => EarlyInput,
  embedding?: Embedding,
): Promise<void> {
  if (__DEMO__) stubBlockedStorage()
  const demo = __DEMO__ ? (await import('../demo/demo')).createDemo() : undefined

  const settings = { ...readSettings(), ...demo?.settings }
  const client = createCustomerClient(demo?.clientOptions ?? embedding?.clientOptions)
  const queryClient = createQueryClient()
  await takeEarlyAnswer(queryClient, client, settings)
  const early = takeEarlyInput()
  repairUrl()
  const initialInput = runEarlyInput(early, settings)

  // React would log each error that an error boundary catches, and its message may quote a record. So nothing is
  // reported here; the crash screen offers a report without customer data. An operator's telemetry would be called
  // here, with that report and never with the error itself.
  const reactRoot = createRoot(root, { onCaughtError: () => {} })
  flushSync(() =>
    reactRoot.render(
      <Mode>
        {/* Without transitions, an answer that has already arrived is painted together with the navigation. */}
        <Router basename={embedBase()} useTransitions={false}>
          <App
            client={client}
            queryClient={queryClient}
            localeSettings={readLocaleSettings(demo?.clockOffset)}
            settings={settings}
            initialInput={initialInput}
            demo={demo}
            LocaleOverride={embedding?.LocaleOverride}
          />
        </Router>
      </Mode>,
    ),
  )
  delete document.documentElement.dataset.page // from now on Layout sets data-page, on its own element
  const endsWithSession = !embedding && !demo
  if (__DEMO__) void formatPhone('+442079460958') // loads its data now, because a presenter may be offline later
  guardSession({ root, unmount: () => reactRoot.unmount(), queryClient, settings, endsWithSession, location })
  if (!early.selection) return
  const box = root.querySelector('input')
  box?.focus()
  box?.setSelectionRange(...early.selection)
}

/** Reads the answer about the page's customer if it came before the app, which then renders the record at once. */
async function takeEarlyAnswer(queryClient: QueryClient, client: CustomerClient, { products }: Settings) {
  const id = matchCustomerPath(currentPath())
  if (id === undefined || globalThis.earlyRequest?.answeredAt === undefined) return
  const answer = queryClient.query(customerQuery(client, id, productOf(location.search, products)))
  const tooLong = new Promise((resolve) => setTimeout(resolve, 50)) // of a body that does not end
  await Promise.race([answer, tooLong]).catch(() => {}) // the page shows the failure
}

/** Goes to the customer that was pasted or submitted. If there is none, returns the input that the box is to show. */
function runEarlyInput({ text, pasted, submitted, meant }: EarlyInput, { products }: Settings): BoxInput | undefined {
  const isPastedAlone = pasted !== undefined && readLookup(pasted, meant).kind !== 'refused'
  const input = { text: isPastedAlone ? pasted : text, submitted: submitted || pasted !== undefined, meant }
  if (!input.submitted) return text === '' && meant === 'customer' ? undefined : input
  const read = readLookup(input.text, meant)
  if (read.kind !== 'one') return input
  history.pushState(null, '', urlOf(paths.customer(read.id, productOf(location.search, products))))
  return undefined
}

/** The mock API's library (msw) reads localStorage, which throws in a frame whose storage the browser blocks. */
function stubBlockedStorage() {
  try {
    localStorage.getItem('')
  } catch {
    Object.defineProperty(window, 'localStorage', { value: { getItem: () => null, setItem: () => {} } })
  }
}
