import type { Customer, CustomerResponse, ProgramStatus } from './customer'
import { addressFormats, checkStatus, customerFormats } from '../contract/customer-fields'
import { isUuid } from '../contract/customer-id-rule'
import { type JsonNode, readJsonIfAny } from '../contract/json'
import { readDateOfBirth } from './read-date-of-birth'
import {
  keepEarlierValues,
  keepUnknown,
  noteRepeatedKeys,
  noteDeviation,
  readFields,
  type ParseContext,
  readText,
  takeField,
  takeFields,
} from './parse-context'

/**
 * Reads the body of a 200 answer, field by field: what does not fit the contract is kept as received and noted.
 * Only the `id` can fail: 'unreadable' when there is none, 'another-record' when it is not the one asked for.
 */
export function readCustomer(
  text: string,
  askedId: string,
): Pick<CustomerResponse, 'customer' | 'deviations'> | 'unreadable' | 'another-record' {
  const body = readJsonIfAny(text)
  if (body?.kind !== 'object') return 'unreadable'
  const context: ParseContext = { text, deviations: [], unknownFields: [], earlierValues: [] }
  const fields = takeFields(context, '', body.entries)
  const id = takeField(fields, 'id')
  if (id?.kind !== 'string') return 'unreadable'
  if (!isSameId(id.value, askedId)) return 'another-record'

  const customer: Customer = { id: id.value, unknownFields: context.unknownFields }
  for (const [key, check] of customerFormats) {
    const node = takeField(fields, key)
    if (node) customer[key] = readText(context, key, node, check)
  }
  const statuses = takeField(fields, 'statuses')
  if (statuses) customer.statuses = readStatuses(context, statuses)
  const dateOfBirth = takeField(fields, 'date_of_birth')
  if (dateOfBirth) customer.date_of_birth = readDateOfBirth(context, dateOfBirth)
  const address = takeField(fields, 'address')
  if (address) customer.address = readAddress(context, address)
  const metadata = takeField(fields, 'metadata')
  if (metadata && metadata.kind !== 'object') noteDeviation(context, 'metadata', metadata)
  customer.metadata = metadata
  keepUnknown(context, '', fields)
  keepEarlierValues(context)
  if (metadata) noteRepeatedKeys(context, 'metadata', metadata)
  for (const [path, node] of context.unknownFields) noteRepeatedKeys(context, path, node)
  return { customer, deviations: context.deviations }
}

function readStatuses(context: ParseContext, node: JsonNode): ProgramStatus[] | undefined {
  if (node.kind !== 'object') {
    noteDeviation(context, 'statuses', node)
    return keepOdd(context, 'statuses', node)
  }
  noteRepeatedKeys(context, 'statuses', node)
  return node.entries.map(([program, status]) => {
    return { program, status: readText(context, `statuses.${program}`, status, checkStatus) }
  })
}

function readAddress(context: ParseContext, node: JsonNode): Customer['address'] {
  const fields = readFields(context, 'address', node)
  if (!fields) return keepOdd(context, 'address', node)
  const address: Customer['address'] = {}
  for (const [part, check] of addressFormats) {
    const field = takeField(fields, part)
    if (field) address[part] = readText(context, `address.${part}`, field, check)
  }
  keepUnknown(context, 'address.', fields)
  return Object.keys(address).length > 0 ? address : undefined
}

/** Keeps a value of the wrong JSON type among the unknown fields, so that it is shown. */
function keepOdd(context: ParseContext, path: string, node: JsonNode): undefined {
  context.unknownFields.push([path, node])
}

/** Two UUIDs that differ only in letter case are the same ID. */
function isSameId(id: string, askedId: string): boolean {
  return id === askedId || (isUuid(id) && id.toLowerCase() === askedId.toLowerCase())
}
