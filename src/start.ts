import { startEarlyRequest } from './api/early-request'
import { readSettings } from './app/config'
import { isSafeId } from './contract/customer-id-rule'
import { customerPath } from './contract/endpoints'
import { showSingleKeys } from './ui/single-keys'
import { showTheme } from './ui/theme-choice'
import { currentPath, embedBase, matchCustomerPath, productOf } from './paths'

/*
 * A build puts this script into index.html (vite/page-files.ts), where it runs before any other file has been requested:
 * the first paint needs to know which page this is, and a record's request leaves a round trip earlier than a script file
 * could send it.
 */
const id = matchCustomerPath(currentPath())
const { dataset } = document.documentElement

dataset.page = id === undefined ? 'search' : 'record'
showSingleKeys()
if (embedBase() !== '') {
  dataset.embedded = ''
  const [, theme] = /[?&]theme=(light|dark)(?![^&#])/.exec(location.href) ?? []
  if (theme) dataset.theme = theme
} else {
  showTheme()
}

// Not in a portal's frame: its token comes by message, and the request must not leave without it.
if (!__DEMO__ && window.parent === window && id !== undefined && isSafeId(id) && navigator.onLine) {
  const product = productOf(location.search, readSettings().products)
  startEarlyRequest(new URL(customerPath(id, product), location.origin).href)
}
