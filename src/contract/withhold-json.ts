import { maskCardDigits } from './card-numbers.ts'
import { customersIn } from './customer-list.ts'
import { addressFormats, customerFormats } from './customer-fields.ts'
import { entryOf, extendPointer, type JsonEntry, type JsonNode, readJson } from './json.ts'
import { hiddenValue, type MaskableField } from './masked-fields.ts'
import { isSecretKey } from './secret-keys.ts'

/** A part of the text that is withheld. */
interface Cut {
  start: number
  end: number
  /** What is shown in its place: dots, or the text without the middle of a card number. */
  standIn: string
  /** The JSON Pointer under which the value can be asked for; undefined where it cannot be asked for alone. */
  pointer?: string | undefined
  /** Whether it stays hidden when the whole answer is revealed. */
  forGood?: boolean
}

/**
 * A customer's JSON to the letter, but for the values that the screen masks: those under secret-like keys (date_of_birth
 * and ssn4 among them), card-like digits (PCI DSS 3.4.1) and the fields in `masked`. Null, booleans, and what is empty
 * hold nothing to withhold.
 *
 * A withheld value becomes a JSON string: `marker`, then what may be shown of it. `marker` must not be in the text, so it
 * is random. `readJson` reads it back, and gives the value its JSON Pointer. What can never be asked for has no marker.
 * The text may also be an answer that was given this marker before, to mask more of it: what is withheld stays so.
 */
export function withholdJson(text: string, marker: string, masked: readonly MaskableField[] = []): string {
  return splice(text, findCuts(text, masked, marker), ({ pointer }) => (pointer === undefined ? '' : marker))
}

/**
 * The same of an answer to `GET /v2/customers`: each customer in `data` is withheld as an answer of its own, and its
 * pointers start there. Throws a SyntaxError for what is no such list: fields of customers elsewhere would not be known.
 */
export function withholdListJson(text: string, marker: string, masked: readonly MaskableField[] = []): string {
  const list = readJson(text)
  return splice(text, findCuts(text, masked, marker, list, customersIn(list)), ({ pointer }) =>
    pointer === undefined ? '' : marker,
  )
}

/**
 * The exact JSON of a value that `withholdJson` withholds under this pointer; of the whole answer for "", but for an SSN of
 * more than four digits. Undefined if no such value is withheld.
 */
export function revealJson(text: string, pointer: string, masked: readonly MaskableField[] = []): string | undefined {
  const cuts = findCuts(text, masked)
  if (pointer === '')
    return splice(
      text,
      cuts.filter(({ forGood }) => forGood),
      () => '',
    )
  const cut = cuts.find((one) => one.pointer === pointer)
  return cut && text.slice(cut.start, cut.end)
}

function splice(text: string, cuts: readonly Cut[], markerOf: (cut: Cut) => string): string {
  const pieces: string[] = []
  let copied = 0
  for (const cut of cuts) {
    pieces.push(text.slice(copied, cut.start), JSON.stringify(markerOf(cut) + cut.standIn))
    copied = cut.end
  }
  return pieces.join('') + text.slice(copied)
}

/**
 * The cuts in the order of the text, without what begins with `marker` and so is withheld already. `root`: what was read
 * from the text. `customers`: the values in it that are a customer.
 */
function findCuts(
  text: string,
  masked: readonly MaskableField[],
  marker = '',
  root = readJson(text),
  customers: readonly JsonNode[] = [root],
): Cut[] {
  const cuts: Cut[] = []
  const customerNodes: ReadonlySet<JsonNode | undefined> = new Set(customers)
  const clear = new Set(customers.flatMap((customer) => clearFields(customer, masked)))
  let scanned = 0
  // The reader stops at 20 levels, and deeper text is read again for each 20. This bounds the work for hostile nesting.
  let charactersLeft = 20_000_000

  interface Place {
    node: JsonNode
    key: string
    /** Where the text starts that the node was read from. */
    offset: number
    pointer: string | undefined
    parent: JsonNode | undefined
  }
  // An explicit stack, in the text's order: deep nesting would overflow the call stack.
  const left: Place[] = [{ node: root, key: '', offset: 0, pointer: '', parent: undefined }]
  for (let next = left.pop(); next; next = left.pop()) {
    const { node, key, offset, parent } = next
    const pointer = customerNodes.has(node) ? '' : next.pointer
    const start = offset + node.start
    const end = offset + node.end
    const source = text.slice(start, end)
    scanKeys(start)
    if (clear.has(node) || isWithheld(node)) {
      scanned = end
    } else if (isMasked(key, parent) && !isEmpty(node)) {
      const forGood = key === 'ssn4' && countDigits(source) > 4
      const isShowable = !(customerNodes.has(parent) && key === 'ssn4') || /^(?:\d{1,4}|"\d{1,4}")$/.test(source)
      cut({ start, end, standIn: hiddenValue, pointer: forGood || !isShowable ? undefined : pointer, forGood })
    } else if (node.kind === 'object') {
      const pointers = pointersOf(node.entries, pointer)
      // One push per entry, the last first: spreading 100,000 entries into one call would overflow the call stack.
      for (const [index, [name, value]] of [...node.entries.entries()].toReversed())
        left.push({ node: value, key: name, offset, pointer: pointers[index], parent: node })
    } else if (node.kind === 'array') {
      for (const [index, item] of [...node.items.entries()].toReversed())
        left.push({ node: item, key: '', offset, pointer: extendPointer(pointer, index), parent: node })
    } else if (node.kind === 'too-deep') {
      charactersLeft -= source.length
      if (charactersLeft < 0) cut({ start, end, standIn: hiddenValue })
      else left.push({ node: readJson(source), key: '', offset: start, pointer, parent: undefined })
    } else {
      const standIn = maskLeaf(node)
      if (standIn !== undefined) cut({ start, end, standIn, pointer })
      scanned = end
    }
  }
  scanKeys(text.length)
  return cuts

  function cut(one: Cut) {
    cuts.push(one)
    scanned = one.end
  }

  /** Of strings, only keys stand between values. */
  function scanKeys(end: number) {
    if (scanned >= end) return
    for (const { 0: key, index } of text.slice(scanned, end).matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g)) {
      const name = key.includes('\\') ? String(JSON.parse(key)) : key.slice(1, -1)
      const standIn = maskCardDigits(name)
      const start = scanned + index
      if (standIn !== name) cuts.push({ start, end: start + key.length, standIn })
    }
    scanned = end
  }

  function isWithheld(node: JsonNode): boolean {
    return marker !== '' && node.kind === 'string' && node.value.startsWith(marker)
  }

  function isMasked(key: string, parent: JsonNode | undefined): boolean {
    return isSecretKey(key) || (customerNodes.has(parent) && masked.some((field) => field === key))
  }
}

/** The values of a customer that the record shows as received: the last one of each key, and the programs of each map. */
function clearFields(customer: JsonNode, masked: readonly MaskableField[]): JsonNode[] {
  const address = entryOf(customer, 'address')
  const statuses = customer.kind === 'object' ? customer.entries.filter(([key]) => key === 'statuses') : []
  const isClear = (key: string) => !isSecretKey(key) && !masked.some((field) => field === key)
  const shown = [
    entryOf(customer, 'id'),
    ...customerFormats.map(([key]) => (isClear(key) ? entryOf(customer, key) : undefined)),
    ...addressFormats.map(([part]) => address && entryOf(address, part)),
    ...statuses.map(([, node]) => (node.kind === 'object' ? node : undefined)),
  ]
  return shown.filter((node) => node !== undefined)
}

/** The pointer of each entry. Of a key that came twice, only the last value can be pointed at. */
function pointersOf(entries: readonly JsonEntry[], parent: string | undefined): (string | undefined)[] {
  const names = entries.map(([key]) => maskCardDigits(key))
  const last = new Map(names.map((name, index) => [name, index]))
  return names.map((name, index) => (last.get(name) === index ? extendPointer(parent, name) : undefined))
}

function isEmpty(node: JsonNode): boolean {
  switch (node.kind) {
    case 'object':
      return node.entries.every(([, value]) => isEmpty(value))
    case 'array':
      return node.items.every(isEmpty)
    case 'string':
      return node.value.trim() === ''
    case 'null':
    case 'boolean':
      return true
    default:
      return false
  }
}

/** What is shown of a text or number with a card-like number in it; undefined if there is none. */
function maskLeaf(node: JsonNode): string | undefined {
  // Fractions, negatives and exponents are no card numbers.
  const value =
    node.kind === 'string' ? node.value : node.kind === 'number' && /^\d+$/.test(node.source) ? node.source : ''
  const masked = maskCardDigits(value)
  return masked === value ? undefined : masked
}

const countDigits = (text: string) => text.replace(/\P{Nd}/gu, '').length
