/** Whether a key or a paste belongs to a field, or to a dialog, and not to the page. */
export function isTyping({ target }: Event): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null
}

/** Whether a key belongs to an input method. The one that opens it comes with the code 229, in Safari without `isComposing`. */
export function isComposing(event: KeyboardEvent): boolean {
  // oxlint-disable-next-line typescript/no-deprecated -- nothing else tells it in Safari
  return event.isComposing || event.keyCode === 229
}
