import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'

let printing = false

/** Whether the page is on its way to paper now, where nobody can open what is folded. */
export const usePrinting = () => useSyncExternalStore(follow, () => printing)

function follow(listener: () => void) {
  // At once: the browser takes its picture as soon as this event is over.
  const tell = (event: Event) => {
    printing = event.type === 'beforeprint'
    flushSync(listener)
  }
  window.addEventListener('beforeprint', tell)
  window.addEventListener('afterprint', tell)
  return () => {
    window.removeEventListener('beforeprint', tell)
    window.removeEventListener('afterprint', tell)
  }
}
