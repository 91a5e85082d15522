import { readSettings } from './app/config'
import { keepEarlyInput } from './app/early-input'
import { currentPath, embedBase, matchCustomerPath } from './paths'
import { reloadOnce } from './ui/reload-once'
import './ui/styles.css'
import './app/frame.css'

// The entry point. It is small, because it keeps what the agent types into index.html's box until the app has arrived.
const root = document.getElementById('root')
if (root) void loadApp(root)

async function loadApp(element: HTMLElement) {
  const embedded = embedBase() !== ''
  const takeEarlyInput = keepEarlyInput(element)
  if (!embedded && matchCustomerPath(currentPath()) === undefined) element.querySelector('input')?.focus()
  void import('./app/run-react').catch(() => {}) // while the app is being downloaded; if this fails, the app's import does too
  try {
    const { mountApp } = embedded ? await import('./app/mount-embedded') : await import('./app/mount')
    await mountApp(element, takeEarlyInput)
  } catch {
    reloadOnce()
    const notice = document.createElement('p')
    notice.className = 'notice'
    notice.role = 'alert'
    notice.textContent = `${readSettings().appName} could not be loaded. Check the network, then reload the page.`
    element.querySelector('.frame')?.append(notice)
  }
}
