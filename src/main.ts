import { startEarlyRequest } from './api/early-request'
import { customerPath } from './contract/endpoints'
import { readSettings } from './app/config'
import { keepEarlyInput } from './app/early-input'
import { isSafeId } from './contract/customer-id-rule'
import { currentPath, embedBase, matchCustomerPath, productOf } from './paths'
import { reloadOnce } from './ui/reload-once'
import './ui/styles.css'

/*
 * The first script, small because it runs before the app's code has arrived: it starts the request that the URL names,
 * keeps what the agent types into index.html's box, and loads the app.
 */
const root = document.getElementById('root')
const embedded = embedBase() !== ''
const id = matchCustomerPath(currentPath())

document.documentElement.dataset.page = id === undefined ? 'search' : 'record'
if (embedded) applyEmbeddedLook()
// Not in a portal's frame: its token comes by message, and the request must not leave without it.
if (!__DEMO__ && window.parent === window && id !== undefined && isSafeId(id) && navigator.onLine) requestCustomer(id)
if (root) void loadApp(root)

function requestCustomer(customerId: string) {
  const product = productOf(location.search, readSettings().products)
  startEarlyRequest(new URL(customerPath(customerId, product), location.origin).href)
}

async function loadApp(element: HTMLElement) {
  const takeEarlyInput = keepEarlyInput(element)
  if (!embedded && id === undefined) element.querySelector('input')?.focus()
  try {
    const { mountApp } = embedded ? await import('./app/mount-embedded') : await import('./app/mount')
    await mountApp(element, takeEarlyInput)
  } catch {
    reloadOnce()
    const notice = document.createElement('p')
    notice.className = 'notice'
    notice.role = 'alert'
    notice.textContent = 'Customer lookup could not be loaded. Check the network, then reload the page.'
    element.querySelector('.frame')?.append(notice)
  }
}

/** Embedded: apply the compact layout and `?theme=` before first paint. */
function applyEmbeddedLook() {
  const { dataset } = document.documentElement
  dataset.embedded = ''
  const [, theme] = /[?&]theme=(light|dark)(?![^&#])/.exec(location.href) ?? []
  if (theme) dataset.theme = theme
}
