/** The gateway's own path, or the one it keeps for a product: what stands before `/v2`. */
export const apiBase = (product: string) => (product ? `/api/products/${product}` : '/api')

/** The path of `GET /v2/customers/{customer_id}` on our own origin. */
export const customerPath = (id: string, product: string) =>
  `${apiBase(product)}/v2/customers/${encodeURIComponent(id)}`
