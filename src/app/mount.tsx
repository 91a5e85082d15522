import type { ComponentType, ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { CustomerClientOptions } from '../api/client'
import { isWholeId } from '../customers/customer-id'
import { customerQuery } from '../customers/use-customer'
import { formatPhone } from '../format/phone'
import { productOf } from '../paths'
import type { Viewer } from '../ui/viewer'
import { AddressBarRouter } from './address-bar-router'
import { App } from './app'
import { readSettings, readViewer } from './config'
import { createLazyClient } from './lazy-client'
import { createQueryClient } from './query-client'
import type * as SessionGuard from './session-guard'

/** What a portal's tab adds. */
interface Tab {
  clientOptions: CustomerClientOptions
  Viewing: ComponentType<{ value: Viewer; children?: ReactNode }>
}

/**
 * Puts the app where index.html's first picture was; what is being written in its box stays, cursor and all.
 * `handOver` is called right before, and tells whether Enter was pressed there.
 */
export async function mountApp(root: HTMLElement, handOver: () => { submitted: boolean }, tab?: Tab): Promise<void> {
  if (__DEMO__) standInForStorage()
  const demo = __DEMO__ ? (await import('../demo/demo')).createDemo() : undefined

  const { submitted } = handOver()
  const box = root.querySelector('input')
  const cursor = box && document.activeElement === box ? ([box.selectionStart, box.selectionEnd] as const) : undefined
  const early = box && (box.value !== '' || submitted) ? { text: box.value, submitted } : undefined

  const settings = readSettings()
  const client = createLazyClient(demo?.clientOptions ?? tab?.clientOptions)
  const queryClient = createQueryClient()
  // What the box of index.html asked for ahead of Enter is the app's from here on.
  const askedAhead = early && isWholeId(early.text)
  const product = productOf(location.search, settings.products)
  if (askedAhead) queryClient.query(customerQuery(client, askedAhead, product)).catch(() => {})

  // What React reports of a crash may quote a record: the screen has a safe report, the console gets none.
  const reactRoot = createRoot(root, { onCaughtError: () => {} })
  flushSync(() =>
    reactRoot.render(
      <AddressBarRouter>
        <App
          client={client}
          queryClient={queryClient}
          viewer={readViewer(demo?.clockOffset)}
          settings={settings}
          early={early}
          demo={demo}
          Viewing={tab?.Viewing}
        />
      </AddressBarRouter>,
    ),
  )
  const endsWithSession = !tab && !demo
  guardSession({ root, unmount: () => reactRoot.unmount(), queryClient, settings, endsWithSession, location })
  if (__DEMO__) void loadTheRest()
  if (!cursor) return
  const newBox = root.querySelector('input')
  newBox?.focus()
  newBox?.setSelectionRange(...cursor)
}

/**
 * Its code comes once the page is there. An unwatched page would never lock: it is tried for for five minutes, and then
 * the page is loaded anew, for some browsers keep a failed file failed (Firefox, measured).
 */
function guardSession(guarded: Parameters<typeof SessionGuard.guardSession>[0], tries = 30) {
  import('./session-guard').then(
    (code) => code.guardSession(guarded),
    () => (tries > 0 ? setTimeout(guardSession, 10_000, guarded, tries - 1) : location.reload()),
  )
}

/** Where a browser blocks a frame's storage, the fake vendor's library would end the page: it looks for cookies there. */
function standInForStorage() {
  try {
    localStorage.getItem('')
  } catch {
    Object.defineProperty(window, 'localStorage', { value: { getItem: () => null, setItem: () => {} } })
  }
}

/** Where a demo is shown there may be no network any more once it is open. */
function loadTheRest() {
  return Promise.allSettled([
    import('./record-code'),
    import('../customers/failure-pages'),
    import('../customers/json-view'),
    formatPhone('+12025550100'),
  ])
}
