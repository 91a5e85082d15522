import type { FastifyRequest } from 'fastify'
import { isSafeId } from '../src/contract/customer-id-rule.ts'
import { entryOf, type JsonNode, readJson, readJsonIfAny } from '../src/contract/json.ts'
import { isPartnerId } from '../src/contract/partner-id-rule.ts'
import { customersIn } from '../src/contract/customer-list.ts'
import { isRecord, tryTo } from './record.ts'
import type { Answer, Call } from './imprint.ts'
import { malformed, Refusal } from './refusal.ts'

/** What a page asks for: the customers with this partner's ID; `startingAfter` the last one that it has, "" for none. */
interface PartnerLookup {
  partnerId: string
  startingAfter: string
}

/** What came of a lookup, and the IDs of the customers that it gives, "" for one without an ID. */
export interface FoundCustomers {
  call: Call
  outcome: Answer | Refusal
  ids: readonly string[]
}

const fields: readonly string[] = ['partner_customer_id', 'starting_after']

/** The largest number of customers in an answer; Imprint's own default. */
const limit = 10

/** Reads the body of a lookup. Throws a Refusal unless it has one partner's ID that may be sent, and nothing unknown. */
export function readPartnerLookup({ body }: FastifyRequest): PartnerLookup {
  const root = typeof body === 'string' ? readJsonIfAny(body) : undefined
  const entries = root?.kind === 'object' ? root.entries : []
  const values = new Map(entries.map(([key, node]) => [key, node.kind === 'string' ? node.value : undefined]))
  const isRead = [...values].every(([key, value]) => fields.includes(key) && value !== undefined)
  // A key that came twice has two values, of which another reader may take the other one.
  if (entries.length === 0 || values.size < entries.length || !isRead) throw malformed()
  const partnerId = values.get('partner_customer_id') ?? ''
  const startingAfter = values.get('starting_after') ?? ''
  if (!isPartnerId(partnerId)) throw new Refusal(400, 'INVALID_PARTNER_ID', 'This is not a partner ID.')
  if (values.has('starting_after') && !isSafeId(startingAfter))
    throw new Refusal(400, 'INVALID_CUSTOMER_ID', 'This is not a customer ID.')
  return { partnerId, startingAfter }
}

/** Imprint's path. Without `partner_customer_id`, or with an empty one, it may list every customer there is. */
export function listPath({ partnerId, startingAfter }: PartnerLookup): string {
  const query = new URLSearchParams({ partner_customer_id: partnerId, limit: String(limit) })
  if (startingAfter !== '') query.set('starting_after', startingAfter)
  return `/v2/customers?${query}`
}

/**
 * The IDs of the customers in an answer; none where it found none. Refused as unreadable is what cannot be the list that
 * was asked for: a customer with another partner's ID, or more than the limit, as if the list were of all customers.
 */
export function findIds(answer: Answer, { partnerId }: PartnerLookup): string[] | Refusal {
  if (!isRecord(answer)) return []
  return tryTo(() => {
    const customers = customersIn(readJson(answer.body.toString('utf8')))
    const isAnswer = customers.length <= limit && customers.every((customer) => mayHave(customer, partnerId))
    if (!isAnswer) throw new Refusal(502, 'UPSTREAM_UNREADABLE', 'Imprint answered with other customers.')
    return customers.map((customer) => {
      const id = entryOf(customer, 'id')
      return id?.kind === 'string' && isSafeId(id.value) ? id.value : ''
    })
  })
}

/** Whether a customer has this partner's ID, in whatever letter case, or none: the field may be missing, and links come and go. */
function mayHave(customer: JsonNode, partnerId: string): boolean {
  const node = entryOf(customer, 'partner_customer_id')
  const value = node?.kind === 'string' ? node.value : node?.kind === 'number' ? node.source : ''
  return value.trim() === '' || value.toLowerCase() === partnerId.toLowerCase()
}

/**
 * Counts what an agent found: each customer, as reading it alone would be counted. A lookup that found none counts as one
 * customer, or IDs could be tried out without end. Returns a Refusal where that is one too many for the day.
 */
export async function refuseFound(
  ids: readonly string[],
  { partnerId }: PartnerLookup,
  refuseCustomer: (customer: string) => Promise<Refusal | undefined>,
): Promise<Refusal | undefined> {
  const counted = ids.length > 0 ? ids.filter((id) => id !== '') : [`partner ${partnerId}`]
  for (const customer of counted) {
    const refused = await refuseCustomer(customer)
    if (refused) return refused
  }
  return undefined
}
