/**
 * Puts on record with the gateway that a masked field of a customer was revealed: a word of ours for the field, and the
 * ID, never the value. Whether that succeeds is not waited for: a reveal is in the middle of a conversation.
 */
export function reportReveal(field: string, id: string): void {
  // keepalive, for the tab may be closed right after; no redirect, which would be a sign-in page.
  fetch(`/api/audit/reveal/${field}/${id}`, { method: 'POST', keepalive: true, redirect: 'manual' }).catch(() => {})
}
