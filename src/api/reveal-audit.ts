import { apiBase } from '../contract/endpoints'
import type { Transport } from './request'

/**
 * Reports to the gateway that a masked field of a customer was revealed: the field's name, the ID and the product ("" if
 * there is one), never the value. `send` is `fetch`, or one that adds a portal's token. The reveal does not wait for this
 * and does not fail with it. Resolves to false only if the answer says that the agent's session has ended.
 */
export async function reportReveal(
  field: string,
  id: string,
  product: string,
  send: Transport = fetch,
): Promise<boolean> {
  // keepalive: the tab may be closed right after. A redirect is not followed: it would be a sign-in page.
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
