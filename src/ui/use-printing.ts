import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let printing = false

/** Whether the page is being printed. On paper nothing can be opened, so components render folded content too. */
export const usePrinting = () => useSyncExternalStore(subscribe, () => printing)

function subscribe(listener: () => void) {
  // Synchronously, because the browser prints the page as it is when this event ends.
  const update = (event: Event) => {
    printing = event.type === 'beforeprint'
    flushSync(listener)
  }
  window.addEventListener('beforeprint', update)
  window.addEventListener('afterprint', update)
  return () => {
    window.removeEventListener('beforeprint', update)
    window.removeEventListener('afterprint', update)
  }
}
