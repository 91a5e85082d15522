import { type ComponentType, Fragment, type ReactNode, StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { BrowserRouter, HashRouter } from 'react-router'
import { type CustomerClientOptions, createCustomerClient } from '../api/client'
import { readCustomerIds } from '../customer-id/customer-id'
import type { BoxInput } from '../lookup/lookup-box'
import { formatPhone } from '../format/phone'
import { embedBase, paths, pathsBehindHash, productOf, repairUrl, urlOf } from '../paths'
import type { LocaleSettings } from '../ui/locale-settings'
import { App } from './app'
import { type Settings, readSettings, readLocaleSettings } from './config'
import type { EarlyInput } from './early-input'
import { createQueryClient } from './query-client'
import { guardSession } from './session-guard'

/** What a portal's tab adds. */
interface Tab {
  clientOptions: CustomerClientOptions
  LocaleOverride: ComponentType<{ value: LocaleSettings; children?: ReactNode }>
}

const Router = pathsBehindHash ? HashRouter : BrowserRouter
const Mode = __DEMO__ && import.meta.env.DEV ? StrictMode : Fragment

/** Replaces index.html's static frame by the app. What was written in its box stays, cursor and all. */
export async function mountApp(root: HTMLElement, takeEarlyInput: () => EarlyInput, tab?: Tab): Promise<void> {
  if (__DEMO__) standInForStorage()
  const demo = __DEMO__ ? (await import('../demo/demo')).createDemo() : undefined

  const settings = readSettings()
  const early = takeEarlyInput()
  repairUrl()
  const initialInput = runEarlyInput(early, settings)
  const queryClient = createQueryClient()

  // React's report of a crash may quote a record: the crash screen has a safe report, the console gets none.
  const reactRoot = createRoot(root, { onCaughtError: () => {} })
  flushSync(() =>
    reactRoot.render(
      <Mode>
        {/* Without transitions: an answer that is here already is painted with the navigation, not after it. */}
        <Router basename={embedBase()} useTransitions={false}>
          <App
            client={createCustomerClient(demo?.clientOptions ?? tab?.clientOptions)}
            queryClient={queryClient}
            localeSettings={readLocaleSettings(demo?.clockOffset)}
            settings={settings}
            initialInput={initialInput}
            demo={demo}
            LocaleOverride={tab?.LocaleOverride}
          />
        </Router>
      </Mode>,
    ),
  )
  delete document.documentElement.dataset.page // the app's own frame says which page it is
  const endsWithSession = !tab && !demo
  if (__DEMO__) void formatPhone('+442079460958') // loads the phone data now: a presenter may have no network later
  guardSession({ root, unmount: () => reactRoot.unmount(), queryClient, settings, endsWithSession, location })
  if (!early.selection) return
  const box = root.querySelector('input')
  box?.focus()
  box?.setSelectionRange(...early.selection)
}

/** Goes to the customer that was pasted, or sent with Enter. Returns what the box is to show otherwise. */
function runEarlyInput({ text, pasted, submitted }: EarlyInput, { products }: Settings): BoxInput | undefined {
  const isPastedAlone = pasted !== undefined && readCustomerIds(pasted).kind !== 'none'
  const input = { text: isPastedAlone ? pasted : text, submitted: submitted || pasted !== undefined }
  if (!input.submitted) return text === '' ? undefined : input
  const read = readCustomerIds(input.text)
  if (read.kind !== 'one') return input
  history.pushState(null, '', urlOf(paths.customer(read.id, productOf(location.search, products))))
  return undefined
}

/** Where a browser blocks a frame's storage, the fake vendor's library would end the page: it looks for cookies there. */
function standInForStorage() {
  try {
    localStorage.getItem('')
  } catch {
    Object.defineProperty(window, 'localStorage', { value: { getItem: () => null, setItem: () => {} } })
  }
}
