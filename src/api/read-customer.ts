import type { Customer, CustomerResponse, ProgramStatus } from './customer'
import { addressFormats, checkStatus, customerFormats } from '../contract/customer-fields'
import { isSameId } from '../contract/customer-id-rule'
import { type JsonNode, readJson, readJsonIfAny } from '../contract/json'
import { isMaskedField, type MaskedField } from '../contract/masked-fields'
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
 * `marker`: what withheld values start with; "" if none is withheld. Only the `id` can fail: 'unreadable' when there is none, 'another-record' when it is not the one asked for.
 */
export function readCustomer(
  text: string,
  askedId: string,
  marker = '',
): Pick<CustomerResponse, 'customer' | 'deviations'> | 'unreadable' | 'another-record' {
  const body = readJsonIfAny(text, marker || undefined)
  if (body?.kind !== 'object') return 'unreadable'
  const context: ParseContext = { text, marker, deviations: [], unknownFields: [], earlierValues: [] }
  const fields = takeFields(context, '', body.entries)
  const id = takeField(fields, 'id')
  if (id?.kind !== 'string') return 'unreadable'
  if (!isSameId(id.value, askedId)) return 'another-record'

  const withheld: MaskedField[] = []
  const customer: Customer = { id: id.value, withheld, unknownFields: context.unknownFields }
  for (const [key, check] of customerFormats) {
    const node = takeUnlessWithheld(key)
    if (node) customer[key] = readText(context, key, node, check)
  }
  const statuses = takeField(fields, 'statuses')
  if (statuses) customer.statuses = readStatuses(context, statuses)
  const dateOfBirth = takeUnlessWithheld('date_of_birth')
  if (dateOfBirth) customer.date_of_birth = readDateOfBirth(context, dateOfBirth)
  const address = takeUnlessWithheld('address')
  if (address) customer.address = readAddress(context, address)
  const metadata = takeField(fields, 'metadata')
  if (metadata && metadata.kind !== 'object') noteDeviation(context, 'metadata', metadata)
  customer.metadata = metadata
  keepUnknown(context, '', fields)
  keepEarlierValues(context)
  if (metadata) noteRepeatedKeys(context, 'metadata', metadata)
  for (const [path, node] of context.unknownFields) noteRepeatedKeys(context, path, node)
  return { customer, deviations: context.deviations }

  function takeUnlessWithheld(key: string): JsonNode | undefined {
    const node = takeField(fields, key)
    if (node?.kind !== 'withheld' || !isMaskedField(key)) return node
    withheld.push(key)
    return undefined
  }
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

/** The same of a revealed value's JSON. */
export function readRevealedAddress(text: string): Customer['address'] {
  return readAddress({ text, marker: '', deviations: [], unknownFields: [], earlierValues: [] }, readJson(text))
}

/** Keeps a value of the wrong JSON type among the unknown fields, so that it is shown. */
function keepOdd(context: ParseContext, path: string, node: JsonNode): undefined {
  context.unknownFields.push([path, node])
}
