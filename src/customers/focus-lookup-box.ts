/** The id of the lookup box, here and in index.html, whose box works before the app is here. */
export const lookupBoxId = 'customer-id'

/** Puts the cursor in the lookup box, its text selected: typing or pasting replaces it. */
export function focusLookupBox(options?: FocusOptions): void {
  const box = document.getElementById(lookupBoxId)
  if (!(box instanceof HTMLInputElement)) return
  box.focus(options)
  box.select()
}

/** Whether focus may be moved. In a portal the agent may be typing in the page around the frame, and must not end up here. */
export const mayTakeFocus = (embedded: boolean) => !embedded || document.hasFocus()

/** Whether an answer takes the focus to its heading: not from an agent who writes the next ID, or corrects a failed one. */
export const answerTakesFocus = (embedded: boolean) =>
  !document.activeElement?.matches('input:not(:placeholder-shown), select') && mayTakeFocus(embedded)
