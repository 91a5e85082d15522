import type { IdKind } from '../customer-id/read-lookup'

/** The agent's input in index.html's box before the app was mounted. */
export interface EarlyInput {
  /** The text in the box. */
  text: string
  /** The last pasted text, with its line breaks, which a one-line input drops. */
  pasted: string | undefined
  /** Whether Enter was pressed. */
  submitted: boolean
  /** Which kind of ID the switch says is meant. */
  meant: IdKind
  /** Start and end of the selection; undefined if the box is not focused. */
  selection: readonly [number | null, number | null] | undefined
}

/** Records what is typed, pasted, switched or submitted in `root`. The returned function stops the recording and returns it. */
export function keepEarlyInput(root: HTMLElement): () => EarlyInput {
  const box = root.querySelector('input')
  const listening = new AbortController()
  let pasted: string | undefined
  let submitted = false

  const kind = root.querySelector('[role=switch]')
  let meant: IdKind = 'customer'

  kind?.addEventListener(
    'click',
    () => {
      meant = meant === 'partner' ? 'customer' : 'partner'
      kind.setAttribute('aria-checked', String(meant === 'partner'))
    },
    listening,
  )
  root.addEventListener('paste', ({ clipboardData }) => (pasted = clipboardData?.getData('text')), listening)
  root.addEventListener(
    'submit',
    (event) => {
      event.preventDefault()
      submitted = true
    },
    listening,
  )

  return () => {
    listening.abort()
    const focused = box !== null && document.activeElement === box
    return {
      text: box?.value ?? '',
      pasted,
      submitted,
      meant,
      selection: focused ? [box.selectionStart, box.selectionEnd] : undefined,
    }
  }
}
