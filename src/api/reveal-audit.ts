/**
 * Puts on record with the gateway that a masked field of a customer was revealed: a word of ours for the field, and the
 * ID, never the value. `send` is the way to the network, where a request takes something along. Whether that succeeds
 * is not waited for: a reveal is in the middle of a conversation.
 */
export function reportReveal(field: string, id: string, send: (request: Request) => Promise<Response> = fetch): void {
  // keepalive, for the tab may be closed right after; no redirect, which would be a sign-in page.
  const report = new Request(`/api/audit/reveal/${field}/${id}`, {
    method: 'POST',
    keepalive: true,
    redirect: 'manual',
  })
  send(report).catch(() => {})
}
