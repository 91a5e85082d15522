/** The part of the gateway's paths before `/v2`; each product has its own. */
const apiBase = (product: string) => (product ? `/api/products/${product}` : '/api')

/** The gateway's path for `GET /v2/customers/{customer_id}`. */
export const customerPath = (id: string, product: string) =>
  `${apiBase(product)}/v2/customers/${encodeURIComponent(id)}`

/** The gateway's path for `POST`, which reveals one withheld value of a customer. */
export const revealsPath = (id: string, product: string) => `${customerPath(id, product)}/reveals`

/** The gateway's path for `POST`, which compares a caller's answers with a customer. */
export const callerChecksPath = (id: string, product: string) => `${customerPath(id, product)}/caller-checks`

/**
 * The gateway's path for `POST`, which asks Imprint for the customers with a partner's ID. A path of the gateway's own,
 * because the ID is in the body: in a query it would be kept in histories and logs.
 */
export const partnerLookupsPath = (product: string) => `${apiBase(product)}/v2/partner-lookups`

/** On a read that withheld values: what each starts with (`withholdJson`). */
export const markerHeader = 'withheld-marker'
/** On a read: `not-allowed` where the agent may not reveal. */
export const revealsHeader = 'reveals'
/**
 * On a 429 of the gateway's own: `day` where the agent has looked up as many customers as they may in a day, `caller-check`
 * where the tries for this customer are used up.
 */
export const limitHeader = 'lookup-limit'
