import { userEvent } from 'vitest/browser'
import { box } from './open-app'

/** Puts a text on the clipboard and presses Ctrl+V in the lookup box, at its cursor, or where told. */
export async function paste(text: string, place: Element = box.element()): Promise<void> {
  // Test files side by side share one clipboard: what another one put there in between is not pasted, but tried again.
  for (let tries = 0; tries < 50; tries++) if (await pasteUnlessAnother(text, place)) return
  throw new Error('The clipboard did not hold the text')
}

async function pasteUnlessAnother(text: string, place: Element): Promise<boolean> {
  document.addEventListener('copy', (event) => give(event, text), { once: true })
  await userEvent.copy()

  const arrived = new Promise<boolean>((resolve) => {
    document.addEventListener('paste', (event) => resolve(isOrIsStopped(event, text)), { once: true, capture: true })
  })
  if (place instanceof HTMLElement) place.focus()
  await userEvent.paste()
  return arrived
}

/** To the letter, which copying from a text area would not be: it changes line breaks. */
function give(event: ClipboardEvent, text: string) {
  event.clipboardData?.setData('text', text)
  event.preventDefault()
}

function isOrIsStopped(event: ClipboardEvent, text: string): boolean {
  if (event.clipboardData?.getData('text') === text) return true
  event.preventDefault()
  event.stopImmediatePropagation()
  return false
}
