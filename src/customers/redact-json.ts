import { type JsonNode, readJson } from '../api/json'
import { isSecretKey, maskCardDigits } from '../format/mask'

interface Options {
  /** Whether values under secret-like keys are shown; they are hidden unless the agent asked. */
  keys?: 'hidden' | 'shown'
  /** The text is a whole answer, whose `statuses` has names of card programs for keys: they hide nothing. */
  wholeAnswer?: boolean
}

const hidden = '"••••"'

/**
 * JSON text to the letter, but for what the screen masks: values under secret-like keys (date_of_birth and ssn4 among
 * them) unless shown, and card-like digits always (PCI DSS 3.4.1). An `ssn4` of more than four digits stays hidden.
 */
export function redactJson(text: string, { keys = 'hidden', wholeAnswer = false }: Options = {}): string {
  const pieces: string[] = []
  let copied = 0
  const replace = (node: JsonNode, offset: number, replacement: string) => {
    pieces.push(maskCardDigits(text.slice(copied, offset + node.start)), replacement) // what is between values may be a key
    copied = offset + node.end
  }

  const root = readJson(text)
  const programs = wholeAnswer && root.kind === 'object' ? new Map(root.entries).get('statuses') : undefined

  // Below 20 levels the rest is read once more for each 20: enough for 10,000 levels, not for a text that is nothing else.
  let charactersLeft = 20_000_000
  // A stack in the text's order, for what is nested deeply must not overflow ours.
  const left: { node: JsonNode; key: string; offset: number }[] = [{ node: root, key: '', offset: 0 }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, key, offset } = next
    const source = text.slice(offset + node.start, offset + node.end)
    if (isSecretKey(key) && (keys === 'hidden' || isWholeSsn(key, source))) {
      replace(node, offset, hidden)
    } else if (node.kind === 'object') {
      // Last first, one by one: an argument list of 100,000 would overflow the stack as well.
      for (const [name, value] of node.entries.toReversed())
        left.push({ node: value, key: node === programs ? '' : name, offset })
    } else if (node.kind === 'array') {
      for (const item of node.items.toReversed()) left.push({ node: item, key: '', offset })
    } else if (node.kind === 'too-deep') {
      charactersLeft -= source.length
      if (charactersLeft < 0) replace(node, offset, hidden)
      else left.push({ node: readJson(source), key: '', offset: offset + node.start })
    } else {
      replace(node, offset, maskValue(node, source))
    }
  }
  return pieces.join('') + maskCardDigits(text.slice(copied))
}

/** Digits may be written as escapes, too: then the value is masked, and written anew. */
function maskValue(node: JsonNode, source: string): string {
  const masked = maskCardDigits(source)
  if (node.kind !== 'string' || masked !== source) return masked
  const value = maskCardDigits(node.value)
  return value === node.value ? source : JSON.stringify(value)
}

const isWholeSsn = (key: string, source: string) => key === 'ssn4' && source.replace(/\P{Nd}/gu, '').length > 4
