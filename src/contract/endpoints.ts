/** The part of the gateway's paths before `/v2`; each product has its own. */
export const apiBase = (product: string) => (product ? `/api/products/${product}` : '/api')

/** The gateway's path for `GET /v2/customers/{customer_id}`. */
export const customerPath = (id: string, product: string) =>
  `${apiBase(product)}/v2/customers/${encodeURIComponent(id)}`
