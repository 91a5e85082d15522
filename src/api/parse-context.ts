import type { ContractDeviation } from './customer'
import type { TextCheck } from '../contract/customer-fields'
import { type JsonEntry, type JsonNode, maskedSource, repeatedKeys } from '../contract/json'

/** The state of reading one answer. Readers return what fits the contract, and collect here what does not. */
export interface ParseContext {
  readonly text: string
  /** What a withheld value starts with; it is no part of what is shown. */
  readonly marker: string
  readonly deviations: ContractDeviation[]
  readonly unknownFields: JsonEntry[]
  /** Values of a key that came again later in the same object; the last value counts. */
  readonly earlierValues: JsonEntry[]
}

const longestReceived = 2000
/** Spaces alone: Unicode's class Zs, written out, because every text meets it and a class takes long to compile. */
const BLANK = /^[ \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]*$/

const kindWords: Record<JsonNode['kind'], string> = {
  object: 'an object',
  array: 'a list',
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
  'too-deep': 'deeply nested data',
  withheld: 'a masked value',
}

/** Notes a deviation. `found` says what came in words that hold no value; by default its JSON type. */
export function noteDeviation(context: ParseContext, path: string, node: JsonNode, found = kindWords[node.kind]): void {
  context.deviations.push({ path, found, received: sourceOf(context, node).slice(0, longestReceived) })
}

/** The text of a field; of another JSON type, its JSON as received. Either way noted if not of the contract's form. */
export function readText(context: ParseContext, path: string, node: JsonNode, check: TextCheck): string {
  if (node.kind !== 'string') {
    noteDeviation(context, path, node)
    return sourceOf(context, node)
  }
  const found = check(node.value)
  if (found !== undefined) noteDeviation(context, path, node, found)
  return node.value
}

const sourceOf = ({ text, marker }: ParseContext, node: JsonNode) => maskedSource(node, text, marker)

/** An object's fields under their keys. Of a key that came twice the last one counts, as with `JSON.parse`; the others are kept. */
export function takeFields(
  context: ParseContext,
  prefix: string,
  entries: readonly JsonEntry[],
): Map<string, JsonNode> {
  const fields = new Map(entries)
  if (fields.size < entries.length)
    for (const [key, node] of entries) if (fields.get(key) !== node) context.earlierValues.push([prefix + key, node])
  return fields
}

/** The same of what should be an object; undefined, and noted, when it is none. */
export function readFields(context: ParseContext, path: string, node: JsonNode): Map<string, JsonNode> | undefined {
  if (node.kind === 'object') return takeFields(context, `${path}.`, node.entries)
  noteDeviation(context, path, node)
  return undefined
}

/**
 * Removes a field from the map and returns it, so that only unknown fields are left at the end. Null, "" and spaces
 * alone count as absent.
 */
export function takeField(fields: Map<string, JsonNode>, key: string): JsonNode | undefined {
  const node = fields.get(key)
  fields.delete(key)
  return node?.kind === 'null' || (node?.kind === 'string' && BLANK.test(node.value)) ? undefined : node
}

/**
 * Keeps the fields that no reader took, as unknown ones. `prefix` is the path of their parent with a dot, or "". In the
 * path of a deviation a name with dots is quoted: `["address.city"]` at the top is not the city of the address.
 */
export function keepUnknown(context: ParseContext, prefix: string, fields: Map<string, JsonNode>): void {
  for (const [key, node] of fields) {
    const path = /[.[\]"]/.test(key) ? `${prefix.slice(0, -1)}[${JSON.stringify(key)}]` : prefix + key
    noteDeviation(context, path, node, 'an unknown field')
    context.unknownFields.push([prefix + key, node])
  }
}

const cameTwice = 'a field that came more than once'

/** Notes each key that came more than once in a value, at any of the levels that were read. */
export function noteRepeatedKeys(context: ParseContext, path: string, node: JsonNode): void {
  if (node.kind === 'array') node.items.forEach((item, index) => noteRepeatedKeys(context, `${path}[${index}]`, item))
  if (node.kind !== 'object') return
  const repeated = repeatedKeys(node.entries.map(([key]) => key))
  for (const [key, value] of node.entries) {
    if (repeated.delete(key)) noteDeviation(context, `${path}.${key}`, value, cameTwice)
    noteRepeatedKeys(context, `${path}.${key}`, value)
  }
}

/** Keeps the values whose key came again among the unknown fields, where they are seen. */
export function keepEarlierValues(context: ParseContext): void {
  for (const [path, node] of context.earlierValues) {
    noteDeviation(context, pathOfEarlier(path), node, cameTwice)
    context.unknownFields.push([path, node])
  }
}

/** Differs from the path of the value that counts, which may be as expected. */
export const pathOfEarlier = (path: string) => `${path} (earlier value)`
