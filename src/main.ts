import { isSafeId } from './api/customer-id-rule'
import { abandonEarlyRequest, requestEarly } from './api/early-requests'
import { reloadOnce } from './ui/reload-once'
import { isWholeId, longestText, readCustomerIds } from './customers/customer-id'
import { currentPath, matchCustomerPath, paths, urlOf } from './paths'
import './ui/styles.css'

/*
 * The first script, and a small one: it starts the request that the URL names, keeps index.html's box working, and
 * loads the app, which takes both over.
 */
const root = document.getElementById('root')
const box = root?.querySelector('input')
const untilHandOver = new AbortController()
const { signal } = untilHandOver
let submitted = false

showPage()
requestNamedCustomer()
if (matchCustomerPath(currentPath()) === undefined) box?.focus()

root?.addEventListener('submit', submit, { signal })
root?.addEventListener('paste', paste, { signal })
root?.addEventListener('input', speculate, { signal })
void loadApp()

async function loadApp() {
  try {
    const [{ mountApp }] = await Promise.all([
      import('./app/mount'),
      // Without its page's code the app still comes, and says what is wrong.
      (onRecord() ? import('./app/record-code') : import('./customers/search-page')).catch(() => {}),
    ])
    if (root) await mountApp(root, handOver)
  } catch {
    reloadOnce()
    // Plain words in the plain page: nothing of the app is here to draw them.
    const notice = document.createElement('p')
    notice.className = 'notice'
    notice.role = 'alert'
    notice.textContent = 'Customer lookup could not be loaded. Check the network, then reload the page.'
    root?.querySelector('.frame')?.append(notice)
  }
}

/** The app is about to draw: from here on the box is its own. */
function handOver() {
  untilHandOver.abort()
  delete document.documentElement.dataset.page
  return { submitted }
}

function submit(event: SubmitEvent) {
  event.preventDefault()
  ask(box?.value ?? '')
}

function paste(event: ClipboardEvent) {
  const pasted = event.clipboardData?.getData('text') ?? ''
  const read = readCustomerIds(pasted)
  // Without an ID of its own it may complete what stands in the box; the app reads the whole.
  submitted = true
  if (read.kind === 'none' && read.reason !== 'too-long') return
  event.preventDefault()
  // One character more than is read says "too long" as well as a megabyte does.
  if (box) box.value = pasted.replace(/[\r\n]+/g, ' ').slice(0, longestText + 1)
  ask(pasted)
}

/** A whole ID in the box is asked for before Enter. */
function speculate() {
  const id = isWholeId(box?.value ?? '')
  if (id === undefined) abandonEarlyRequest()
  else if (!__DEMO__) requestEarly(id)
}

/** Goes to the one customer in the text; for whatever else it is, the app has the words. */
function ask(text: string) {
  const read = readCustomerIds(text)
  submitted = read.kind !== 'one'
  if (read.kind !== 'one') return
  if (box) box.value = ''
  history.pushState(null, '', urlOf(paths.customer(read.id)))
  showPage()
  requestNamedCustomer()
}

function requestNamedCustomer() {
  const id = matchCustomerPath(currentPath())
  if (!__DEMO__ && id !== undefined && isSafeId(id)) requestEarly(id)
}

/** Places the box where it stands on this page, until the app's own frame does. */
function showPage() {
  document.documentElement.dataset.page = onRecord() ? 'record' : 'search'
}

function onRecord() {
  return matchCustomerPath(currentPath()) !== undefined
}
