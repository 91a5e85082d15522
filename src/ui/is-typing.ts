/** Whether a key or a paste belongs to a field, or to a dialog, and not to the page. */
export function isTyping({ target }: Event): boolean {
  return target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null
}
