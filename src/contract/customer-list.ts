import type { JsonNode } from './json.ts'

/** The items of a list of customers. Throws a SyntaxError unless `data` is there once and is a list, without lists in it. */
export function customersIn(list: JsonNode): readonly JsonNode[] {
  const data = list.kind === 'object' ? list.entries.filter(([key]) => key === 'data') : []
  const items = data.length === 1 ? data[0]?.[1] : undefined
  if (items?.kind !== 'array' || items.items.some(({ kind }) => kind === 'array'))
    throw new SyntaxError('not a list of customers')
  return items.items
}
