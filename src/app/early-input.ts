/** The agent's input in index.html's box before the app was mounted. */
export interface EarlyInput {
  /** The text in the box. */
  text: string
  /** The last pasted text, with its line breaks, which a one-line input drops. */
  pasted: string | undefined
  /** Whether Enter was pressed. */
  submitted: boolean
  /** Start and end of the selection; undefined if the box is not focused. */
  selection: readonly [number | null, number | null] | undefined
}

/** Records what is typed, pasted or submitted in `root`. The returned function stops the recording and returns it. */
export function keepEarlyInput(root: HTMLElement): () => EarlyInput {
  const box = root.querySelector('input')
  const listening = new AbortController()
  let pasted: string | undefined
  let submitted = false

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
      selection: focused ? [box.selectionStart, box.selectionEnd] : undefined,
    }
  }
}
