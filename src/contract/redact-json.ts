import { addressFormats, customerFormats } from './customer-fields'
import { entryOf, type JsonNode, readJson } from './json'
import { isSecretKey } from './secret-keys'
import { maskCardDigits } from './card-numbers'

interface Options {
  /** Whether masked values are shown: after a reveal. Hidden by default. */
  keys?: 'hidden' | 'shown'
  /** The text is a whole answer: what the record shows in the clear (phone, dates, programs) is not masked here. */
  wholeAnswer?: boolean
}

const hidden = '"••••"'

/**
 * JSON text to the letter, but for what the screen masks: values under secret-like keys (date_of_birth and ssn4 among
 * them) and card-like digits (PCI DSS 3.4.1), unless shown. An `ssn4` of more than four digits stays hidden. Whatever
 * stands in for a value is a JSON string, so that the result is JSON, too.
 */
export function redactJson(text: string, { keys = 'hidden', wholeAnswer = false }: Options = {}): string {
  const pieces: string[] = []
  let copied = 0
  const copyUntil = (end: number) => {
    const between = text.slice(copied, end) // of strings, only keys stand between values
    pieces.push(keys === 'hidden' ? between.replaceAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g, maskString) : between)
  }
  const replace = (node: JsonNode, offset: number, replacement: string) => {
    copyUntil(offset + node.start)
    pieces.push(replacement)
    copied = offset + node.end
  }

  const root = readJson(text)
  const clear = wholeAnswer ? clearFields(root) : new Set()

  // The reader stops at 20 levels, and deeper text is read again for each 20. This bounds the work for hostile nesting.
  let charactersLeft = 20_000_000
  // An explicit stack, in the text's order: deep nesting would overflow the call stack.
  const left: { node: JsonNode; key: string; offset: number }[] = [{ node: root, key: '', offset: 0 }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, key, offset } = next
    const source = text.slice(offset + node.start, offset + node.end)
    if (clear.has(node)) {
      replace(node, offset, source)
    } else if (isSecretKey(key) && (keys === 'hidden' || isWholeSsn(key, source))) {
      replace(node, offset, hidden)
    } else if (node.kind === 'object') {
      // One push per entry, the last first: spreading 100,000 entries into one call would overflow the call stack.
      for (const [name, value] of node.entries.toReversed()) left.push({ node: value, key: name, offset })
    } else if (node.kind === 'array') {
      for (const item of node.items.toReversed()) left.push({ node: item, key: '', offset })
    } else if (node.kind === 'too-deep') {
      charactersLeft -= source.length
      if (charactersLeft < 0) replace(node, offset, hidden)
      else left.push({ node: readJson(source), key: '', offset: offset + node.start })
    } else if (keys === 'hidden') {
      replace(node, offset, maskValue(node, source))
    }
  }
  copyUntil(text.length)
  return pieces.join('')
}

/** The values of an answer that the record shows as received: the last one of each key, and the programs of each map. */
function clearFields(root: JsonNode): Set<JsonNode> {
  const address = entryOf(root, 'address')
  const statuses = root.kind === 'object' ? root.entries.filter(([key]) => key === 'statuses') : []
  const shown = [
    entryOf(root, 'id'),
    ...customerFormats.map(([key]) => (isSecretKey(key) ? undefined : entryOf(root, key))),
    ...addressFormats.map(([part]) => address && entryOf(address, part)),
    ...statuses.map(([, node]) => (node.kind === 'object' ? node : undefined)),
  ]
  return new Set(shown.filter((node) => node !== undefined))
}

function maskValue(node: JsonNode, source: string): string {
  if (node.kind === 'string') return maskString(source)
  if (node.kind !== 'number') return source
  const masked = maskNumber(source)
  return masked === source ? source : JSON.stringify(masked)
}

/** A JSON number as shown while masked. Fractions, negatives and exponents are no card numbers. */
export function maskNumber(source: string): string {
  return /^\d+$/.test(source) ? maskCardDigits(source) : source
}

/** A JSON string as received, or masked. Digits may be escaped (\\u0034): such a string is decoded and encoded again. */
function maskString(source: string): string {
  if (!source.includes('\\')) return maskCardDigits(source)
  const value = String(JSON.parse(source))
  const masked = maskCardDigits(value)
  return masked === value ? source : JSON.stringify(masked)
}

/** Whether the value, as JSON, is never shown: an `ssn4` that may be the whole number. */
export const isWholeSsn = (key: string, source: string) => key === 'ssn4' && source.replace(/\P{Nd}/gu, '').length > 4
