import type { Surprise } from './customer'
import type { TextCheck } from './customer-formats'
import { type JsonEntry, type JsonNode, jsonSource } from './json'

/** One answer being read: the readers return what fits, and leave here what does not. */
export interface Reading {
  readonly text: string
  readonly surprises: Surprise[]
  readonly unknownFields: JsonEntry[]
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
}

/** Notes a surprise. `found` says what came in words that hold no value; by default its JSON type. */
export function noteSurprise(reading: Reading, path: string, node: JsonNode, found = kindWords[node.kind]): void {
  reading.surprises.push({ path, found, received: jsonSource(node, reading.text).slice(0, longestReceived) })
}

/** The text of a field; of another JSON type, its JSON as received. Either way noted if not of the contract's form. */
export function readText(reading: Reading, path: string, node: JsonNode, check: TextCheck): string {
  if (node.kind !== 'string') {
    noteSurprise(reading, path, node)
    return jsonSource(node, reading.text)
  }
  const found = check(node.value)
  if (found !== undefined) noteSurprise(reading, path, node, found)
  return node.value
}

/** An object's fields, the last of duplicates winning; undefined, and noted, when it is no object. */
export function readFields(reading: Reading, path: string, node: JsonNode): Map<string, JsonNode> | undefined {
  if (node.kind === 'object') return new Map(node.entries)
  noteSurprise(reading, path, node)
  return undefined
}

/**
 * Takes a field out of the others, so that in the end only the unknown ones are left. Null, "" and spaces alone, which
 * nobody would see, count as absent.
 */
export function takeField(fields: Map<string, JsonNode>, key: string): JsonNode | undefined {
  const node = fields.get(key)
  fields.delete(key)
  return node?.kind === 'null' || (node?.kind === 'string' && BLANK.test(node.value)) ? undefined : node
}

/**
 * Keeps the fields that nobody took. `prefix` is their parent's path with a dot, or "". In the path of a surprise a name
 * with dots is quoted: `["address.city"]` at the top is not the city of the address.
 */
export function keepUnknown(reading: Reading, prefix: string, fields: Map<string, JsonNode>): void {
  for (const [key, node] of fields) {
    const path = /[.[\]"]/.test(key) ? `${prefix.slice(0, -1)}[${JSON.stringify(key)}]` : prefix + key
    noteSurprise(reading, path, node, 'an unknown field')
    reading.unknownFields.push([prefix + key, node])
  }
}
