/** What an agent did in index.html's box before the app was mounted. */
export interface EarlyInput {
  /** What stands in the box. */
  text: string
  /** What was pasted last, with its line breaks, which a one-line box drops. */
  pasted: string | undefined
  /** Whether Enter was pressed. */
  submitted: boolean
  /** Start and end of the selection; undefined where the box is not focused. */
  selection: readonly [number | null, number | null] | undefined
}

/** Keeps what is typed, pasted or sent with Enter until the returned function is called, once. */
export function keepEarlyInput(root: HTMLElement): () => EarlyInput {
  const box = root.querySelector('input')
  const taken = new AbortController()
  let pasted: string | undefined
  let submitted = false

  root.addEventListener('paste', ({ clipboardData }) => (pasted = clipboardData?.getData('text')), taken)
  root.addEventListener(
    'submit',
    (event) => {
      event.preventDefault()
      submitted = true
    },
    taken,
  )

  return () => {
    taken.abort()
    const focused = box !== null && document.activeElement === box
    return {
      text: box?.value ?? '',
      pasted,
      submitted,
      selection: focused ? [box.selectionStart, box.selectionEnd] : undefined,
    }
  }
}
