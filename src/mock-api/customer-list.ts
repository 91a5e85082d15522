import { entryOf, readJson } from '../contract/json'
import { personas } from './personas'

const partnerIdOf = (body: string) => {
  const node = entryOf(readJson(body), 'partner_customer_id')
  return node?.kind === 'string' ? node.value : undefined
}

/** What `GET /v2/customers` with this query answers: as at the vendor, all customers where no partner's ID is given. */
export function listCustomers(search: string): Response {
  const query = new URLSearchParams(search)
  const partnerId = query.get('partner_customer_id') ?? ''
  const found = personas.filter(({ body }) => partnerId === '' || partnerIdOf(body) === partnerId)
  const start = found.findIndex(({ id }) => id === query.get('starting_after')) + 1
  const end = start + Number(query.get('limit') ?? 10)
  const data = found.slice(start, end).map(({ body }) => body)
  return new Response(`{"data":[${data.join(',')}],"has_more":${end < found.length},"total":${found.length}}`, {
    headers: { 'content-type': 'application/json' },
  })
}
