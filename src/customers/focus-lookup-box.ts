/** The `id` of the lookup box, also in index.html, where the box is before the app has loaded. */
export const lookupBoxId = 'customer-id'

/** Focuses the lookup box and selects its text, so that typing or pasting replaces it. */
export function focusLookupBox(options?: FocusOptions): void {
  const box = document.getElementById(lookupBoxId)
  if (!(box instanceof HTMLInputElement)) return
  box.focus(options)
  box.select()
}

/** Whether focus may be moved. Embedded, the agent may be typing in the page around the frame, and must not lose focus. */
export const mayTakeFocus = (embedded: boolean) => !embedded || document.hasFocus()

/** Whether to focus the heading of an answer. Not while the agent types the next ID or corrects a failed one. */
export const shouldFocusAnswer = (embedded: boolean) =>
  !document.activeElement?.matches('input:not(:placeholder-shown), select') && mayTakeFocus(embedded)

/** The `id` of the button or link that looks the ID in the box up as the other kind. Arrow down in the box goes there. */
export const otherKindId = 'other-kind'
