import { isSafeId } from '../contract/customer-id-rule'
import { entryOf, jsonSource, type JsonNode, readJsonIfAny } from '../contract/json'
import { customersIn } from '../contract/customer-list'
import type { CustomerResponse, FoundCustomers } from './customer'
import { readCustomer } from './read-customer'

/** One customer of a list, and the JSON of it alone. */
type ListedCustomer = Pick<CustomerResponse, 'customer' | 'deviations' | 'text'>

type CustomerList = Omit<FoundCustomers, 'customers'> & { customers: readonly ListedCustomer[] }

/**
 * Reads the body of a 200 answer to a lookup by partner ID. Each customer is read as an answer of its own, so that the
 * pointers of withheld values are those of its own record. 'unreadable' where there is no list of customers.
 */
export function readCustomerList(text: string, marker: string): CustomerList | 'unreadable' {
  const list = readJsonIfAny(text)
  const items = list && itemsOf(list)
  if (!items) return 'unreadable'
  const customers = items.flatMap((item) => readItem(jsonSource(item, text), idOf(item), marker) ?? [])
  const more = entryOf(list, 'has_more')
  const total = entryOf(list, 'total')
  const hasMore = more?.kind === 'boolean' && more.value
  const last = items.at(-1)
  return {
    customers,
    skipped: items.length - customers.length,
    total: total?.kind === 'number' && /^\d{1,15}$/.test(total.source) ? Number(total.source) : undefined,
    hasMore,
    next: hasMore && last ? idOf(last) : undefined,
  }
}

function itemsOf(list: JsonNode): readonly JsonNode[] | undefined {
  try {
    return customersIn(list)
  } catch {
    return undefined
  }
}

function idOf(item: JsonNode): string | undefined {
  const id = entryOf(item, 'id')
  return id?.kind === 'string' && isSafeId(id.value) ? id.value : undefined
}

function readItem(text: string, id: string | undefined, marker: string): ListedCustomer | undefined {
  const record = id === undefined ? undefined : readCustomer(text, id, marker)
  return typeof record === 'object' ? { ...record, text } : undefined
}
