import type { Customer, CustomerAnswer, ProgramStatus } from './customer'
import { addressFormats, checkStatus, customerFormats } from './customer-formats'
import { isUuid } from '../contract/customer-id-rule'
import { type JsonNode, readJsonIfAny } from './json'
import { readDateOfBirth } from './read-date-of-birth'
import {
  keepEarlierValues,
  keepUnknown,
  noteRepeatedKeys,
  noteSurprise,
  readFields,
  type Reading,
  readText,
  takeField,
  takeFields,
} from './reading'

/**
 * Reads the body of a 200 answer, field by field: what does not fit the contract is kept as received and noted.
 * Only the `id` can fail: 'unreadable' when there is none, 'another-record' when it is not the one asked for.
 */
export function readCustomer(
  text: string,
  askedId: string,
): Pick<CustomerAnswer, 'customer' | 'surprises'> | 'unreadable' | 'another-record' {
  const body = readJsonIfAny(text)
  if (body?.kind !== 'object') return 'unreadable'
  const reading: Reading = { text, surprises: [], unknownFields: [], earlierValues: [] }
  const fields = takeFields(reading, '', body.entries)
  const id = takeField(fields, 'id')
  if (id?.kind !== 'string') return 'unreadable'
  if (!isSameId(id.value, askedId)) return 'another-record'

  const customer: Customer = { id: id.value, unknownFields: reading.unknownFields }
  for (const [key, check] of customerFormats) {
    const node = takeField(fields, key)
    if (node) customer[key] = readText(reading, key, node, check)
  }
  const statuses = takeField(fields, 'statuses')
  if (statuses) customer.statuses = readStatuses(reading, statuses)
  const dateOfBirth = takeField(fields, 'date_of_birth')
  if (dateOfBirth) customer.date_of_birth = readDateOfBirth(reading, dateOfBirth)
  const address = takeField(fields, 'address')
  if (address) customer.address = readAddress(reading, address)
  const metadata = takeField(fields, 'metadata')
  if (metadata && metadata.kind !== 'object') noteSurprise(reading, 'metadata', metadata)
  customer.metadata = metadata
  keepUnknown(reading, '', fields)
  keepEarlierValues(reading)
  if (metadata) noteRepeatedKeys(reading, 'metadata', metadata)
  for (const [path, node] of reading.unknownFields) noteRepeatedKeys(reading, path, node)
  return { customer, surprises: reading.surprises }
}

function readStatuses(reading: Reading, node: JsonNode): ProgramStatus[] | undefined {
  if (node.kind !== 'object') {
    noteSurprise(reading, 'statuses', node)
    return keepOdd(reading, 'statuses', node)
  }
  noteRepeatedKeys(reading, 'statuses', node)
  return node.entries.map(([program, status]) => {
    return { program, status: readText(reading, `statuses.${program}`, status, checkStatus) }
  })
}

function readAddress(reading: Reading, node: JsonNode): Customer['address'] {
  const fields = readFields(reading, 'address', node)
  if (!fields) return keepOdd(reading, 'address', node)
  const address: Customer['address'] = {}
  for (const [part, check] of addressFormats) {
    const field = takeField(fields, part)
    if (field) address[part] = readText(reading, `address.${part}`, field, check)
  }
  keepUnknown(reading, 'address.', fields)
  return Object.keys(address).length > 0 ? address : undefined
}

/** What is of another type altogether stands among the unknown fields, where it is seen. */
function keepOdd(reading: Reading, path: string, node: JsonNode): undefined {
  reading.unknownFields.push([path, node])
}

/** UUIDs are one and the same in either letter case. */
function isSameId(id: string, askedId: string): boolean {
  return id === askedId || (isUuid(id) && id.toLowerCase() === askedId.toLowerCase())
}
