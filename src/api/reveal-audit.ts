import { apiBase } from '../contract/endpoints'
import type { Transport } from './request'

/**
 * Puts on record with the gateway that a masked field of a customer was revealed: a word of ours for the field, the ID,
 * and the product it is one of ("" where there is only one), never the value. `send` is the way to the network, where a
 * request takes something along. The reveal does not wait for it, nor fail with it; false only where the answer says
 * that the agent's session has ended.
 */
export async function reportReveal(
  field: string,
  id: string,
  product: string,
  send: Transport = fetch,
): Promise<boolean> {
  // keepalive, for the tab may be closed right after; no redirect, which would be a sign-in page.
  const report = new Request(`${apiBase(product)}/audit/reveal/${field}/${id}`, {
    method: 'POST',
    keepalive: true,
    redirect: 'manual',
  })
  try {
    const { status, type } = await send(report)
    return status !== 401 && type !== 'opaqueredirect'
  } catch {
    return true
  }
}
