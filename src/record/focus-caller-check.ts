/** The `id` of the first field of the caller check. */
export const callerCheckId = 'caller-check'

/** Focuses the first field of the caller check, if there is one on the page. */
export function focusCallerCheck(): void {
  document.getElementById(callerCheckId)?.focus()
}
