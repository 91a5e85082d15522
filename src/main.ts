import { isSafeId } from './api/customer-id-rule'
import { abandonEarlyRequests, requestEarly } from './api/early-requests'
import { readPageSetting } from './app/page-setting'
import { reloadOnce } from './ui/reload-once'
import { isWholeId, longestText, readCustomerIds } from './customers/customer-id'
import { currentPath, embedBase, matchCustomerPath, paths, productOf, urlOf } from './paths'
import './ui/styles.css'

/*
 * The first script, and a small one: it starts the request that the URL names, keeps index.html's box working, and
 * loads the app, which takes both over.
 */
const root = document.getElementById('root')
const box = root?.querySelector('input')
const untilHandOver = new AbortController()
const { signal } = untilHandOver
const products = readPageSetting('products').split(' ')
let submitted = false
const embedded = embedBase() !== ''

if (embedded) lookEmbedded()
follow()
// In a portal the cursor may be somewhere else.
if (!embedded && !onRecord()) box?.focus()

root?.addEventListener('submit', submit, { signal })
root?.addEventListener('paste', paste, { signal })
root?.addEventListener('input', read, { signal })
window.addEventListener('popstate', follow, { signal })
void loadApp()

async function loadApp() {
  try {
    const [{ mountApp }] = await Promise.all([
      embedded ? import('./app/mount-embedded') : import('./app/mount'),
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
  const result = readCustomerIds(pasted)
  // Without an ID of its own it may complete what stands in the box: then the whole is read, in `read`.
  if (result.kind === 'none' && result.reason !== 'too-long') return
  event.preventDefault()
  // One character more than is read says "too long" as well as a megabyte does.
  if (box) box.value = pasted.replace(/[\r\n]+/g, ' ').slice(0, longestText + 1)
  ask(pasted)
}

/** A whole ID in the box is asked for before Enter; one that a paste has completed is run. */
function read(event: Event) {
  if (event instanceof InputEvent && event.inputType === 'insertFromPaste') ask(box?.value ?? '')
  else requestWhatIsNamed()
}

/** Goes to the one customer in the text; for whatever else it is, the app has the words. */
function ask(text: string) {
  const result = readCustomerIds(text)
  submitted = result.kind !== 'one'
  if (result.kind !== 'one') return
  if (box) box.value = ''
  history.pushState(null, '', urlOf(paths.customer(result.id, productOf(location.search, products))))
  follow()
}

/** Puts the box where it stands on the page of this URL, until the app's own frame does, and asks for its customer. */
function follow() {
  document.documentElement.dataset.page = onRecord() ? 'record' : 'search'
  requestWhatIsNamed()
}

/** Asks for the customers that the URL and the box name now, and for no others any more. */
function requestWhatIsNamed() {
  if (__DEMO__) return
  const ids = [matchCustomerPath(currentPath()) ?? '', isWholeId(box?.value ?? '') ?? ''].filter(isSafeId)
  const product = productOf(location.search, products)
  abandonEarlyRequests(ids, product)
  ids.forEach((id) => requestEarly(id, product))
}

/** A tab in somebody's portal has a look of its own, and the portal's theme from the first picture. */
function lookEmbedded() {
  const { dataset } = document.documentElement
  dataset.embedded = ''
  const [, theme] = /[?&]theme=(light|dark)(?![^&#])/.exec(location.href) ?? []
  if (theme) dataset.theme = theme
}

function onRecord() {
  return matchCustomerPath(currentPath()) !== undefined
}
