import type { FastifyRequest } from 'fastify'
import { isSafeId } from '../src/contract/customer-id-rule.ts'
import { Refusal } from './refusal.ts'

/** What a request of the API is about. */
export interface Target {
  /** `GET` reads the customer; `POST` reveals a value, checks the caller, or looks up by a partner's ID. */
  method: 'GET' | 'POST'
  /** "" in a lookup by a partner's ID, which is in the body. */
  id: string
  /** The configured product that the path names. */
  product: string | undefined
}

const pattern =
  /^\/api(?:\/products\/(?<product>[^/?#]+))?\/v2\/(?:customers\/(?<id>[^/?#]+)(?<action>\/(?:reveals|caller-checks))?|partner-lookups)$/

/**
 * Reads a request's target as it was sent: what decodes or normalises it before the decision lets something through.
 * `products`: the names there are. Undefined where it is no route of the API.
 */
export function readTarget(
  { raw: { url = '' } }: FastifyRequest,
  products: ReadonlyMap<string, unknown>,
): Target | undefined {
  const match = pattern.exec(url)
  const { product, id = '', action } = match?.groups ?? {}
  if (!match || (product !== undefined && !products.has(product))) return undefined
  return { method: id === '' || action !== undefined ? 'POST' : 'GET', id, product }
}

/** Throws where the ID is not such as may travel to Imprint and be logged. */
export function checkSafe({ id }: Target): void {
  if (id !== '' && !isSafeId(id)) throw new Refusal(400, 'INVALID_CUSTOMER_ID', 'This is not a customer ID.')
}

/** Throws unless a page of our own asks: no other site, no address bar, no image. `destinations`: as browsers name them. */
export function checkFromThePage({ headers }: FastifyRequest, ...destinations: ('empty' | 'report')[]): void {
  const isExpected = destinations.some((destination) => destination === headers['sec-fetch-dest'])
  if (headers['sec-fetch-site'] !== 'same-origin' || !isExpected)
    throw new Refusal(403, 'NOT_FROM_THIS_PAGE', 'Only the page itself may ask.')
}

/** Why there is no route for a request: there is none at all, or it is another method's. */
export function noRoute(request: FastifyRequest, products: ReadonlyMap<string, unknown>): Refusal {
  const target = readTarget(request, products)
  const isPage = !/^\/api(?:[/?#]|$)/.test(request.raw.url ?? '')
  const allowed = target?.method ?? 'GET'
  if (request.method === allowed || (isPage && request.method === 'HEAD') || !(target ?? isPage))
    return new Refusal(404, 'ROUTE_NOT_FOUND', 'There is no such route.')
  return new Refusal(405, 'METHOD_NOT_ALLOWED', `Only ${allowed} is allowed.`, { allow: allowed })
}
