import type { JsonEntry, JsonNode } from '../contract/json'
import type { MaskedField } from '../contract/masked-fields'
import type { ApiResponse } from './request'
import type { components } from '../contract/schema'

type WireCustomer = components['schemas']['Customer']

/** One entry of the contract's `statuses` map, in the order received. A program that came twice is there twice. */
export interface ProgramStatus {
  program: string
  /** OPEN or CLOSED today; any other value is kept as received. */
  status: string
}

/**
 * A customer under the contract's field names. Absent, null, "" and spaces alone are all undefined here; the raw text
 * shows which it was.
 *
 * A value of another type than the contract's is kept as the JSON received and noted in `deviations`, so that a field is
 * always a string or undefined. `statuses` and `metadata` are lists of entries, never objects (see contract/json.ts).
 */
export interface Customer extends Omit<WireCustomer, 'statuses' | 'metadata'> {
  /** Undefined when absent, [] when the map came empty. */
  statuses?: ProgramStatus[]
  metadata?: JsonNode
  /** The fields that are on file and withheld: their values have to be asked for. */
  withheld: readonly MaskedField[]
  /** Fields of the answer that the contract does not name, and the earlier values of fields that came more than once. */
  unknownFields: readonly JsonEntry[]
}

/** One place where an answer differs from the contract. */
export interface ContractDeviation {
  /** Where, in the wire's spelling: `first_name`, `address.postal_code`, `statuses.Harbor Card`, `email (earlier value)`. */
  path: string
  /** What came, in words that hold no value: "a number", "text that is not an email address", "an unknown field". */
  found: string
  /** The JSON received, at most 2,000 characters. Personal: shown only in the field's place, under the field's own mask. */
  received: string
}

/** A found record, and how it came. */
export interface CustomerResponse extends Omit<ApiResponse, 'headers'> {
  /** The answer's JSON, in which each masked value is withheld: `readJson` reads it with the marker. */
  text: string
  marker: string
  /** Whether the agent may see masked values. */
  mayReveal: boolean
  /** The JSON to the letter, if it came from something that withholds nothing, such as a plain proxy. */
  unmasked?: string | undefined
  /** On a shared screen: the fields that are masked here alone, and the answer's JSON before, in which they stand. */
  maskedHere?: { fields: readonly MaskedField[]; text: string } | undefined
  customer: Customer
  deviations: readonly ContractDeviation[]
  /** The ID under which it was found, when only the other letter case of a UUID was. */
  foundAs?: string | undefined
}

/** A page of the customers with a partner's ID, the first ten or those after one of them. */
export interface FoundCustomers {
  /** Each as if it had been asked for alone. */
  customers: readonly CustomerResponse[]
  /** How many came without an ID that can be asked for. They are not among `customers`. */
  skipped: number
  /** The number of customers on all pages; undefined where the answer does not tell. */
  total: number | undefined
  hasMore: boolean
  /** The ID after which the next page starts; undefined without one, or where the last customer has no ID. */
  next: string | undefined
}
