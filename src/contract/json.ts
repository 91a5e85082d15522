/**
 * JSON with nothing lost: keys in the order received, numbers as written, and where each value stands in the text.
 *
 * `JSON.parse` moves integer-like keys to the front, rounds 12345678901234567890 and makes `__proto__`
 * a key of a real object, which structural sharing then turns into a prototype (measured). An entry list does none of it.
 */
export type JsonNode = (
  | { readonly kind: 'object'; readonly entries: readonly JsonEntry[] }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly source: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  | { readonly kind: 'too-deep'; readonly pointer: string | undefined } // below 20 levels; its text is at start..end
  /** Withheld by `withholdJson`: what is shown in its place, and the JSON Pointer under which it can be asked for. */
  | { readonly kind: 'withheld'; readonly shown: string; readonly pointer: string }
) & {
  /** Where the value starts in the text, and where it ends (exclusive). */
  readonly start: number
  readonly end: number
}

export type JsonEntry = readonly [key: string, value: JsonNode]

/** A tree of at most this depth can be walked recursively without overflowing the stack. */
const deepest = 20
/** A longer JSON Pointer names nothing. This bounds the work for hostile nesting. */
const longestPointer = 1_000

/**
 * Reads JSON into entry lists, in one pass over the text; a byte order mark before it is accepted.
 * Throws a SyntaxError for whatever `JSON.parse` refuses, without the excerpt that engines quote: it could be a name.
 *
 * `marker`: what values withheld by `withholdJson` start with. `pointer`: where the text stands, if it is a part of one.
 */
export function readJson(text: string, marker?: string, pointer: string | undefined = ''): JsonNode {
  let position = text.startsWith('\uFEFF') ? 1 : 0
  if (!isJson(text.slice(position))) throw new SyntaxError('not JSON')

  // JSON.parse has accepted the text, so each reader only looks for the end of its value.
  return readValue(1, marker === undefined ? undefined : pointer)

  function readValue(level: number, place: string | undefined): JsonNode {
    skipSpace()
    const start = position
    switch (text[position]) {
      case '{':
        return level > deepest ? skipNested(place) : readObject(level, place)
      case '[':
        return level > deepest ? skipNested(place) : readArray(level, place)
      case '"': {
        const value = readString()
        if (marker !== undefined && place !== undefined && value.startsWith(marker))
          return { kind: 'withheld', shown: value.slice(marker.length), pointer: place, start, end: position }
        return { kind: 'string', value, start, end: position }
      }
      case 't':
        return { kind: 'boolean', value: true, start, end: (position += 4) }
      case 'f':
        return { kind: 'boolean', value: false, start, end: (position += 5) }
      case 'n':
        return { kind: 'null', start, end: (position += 4) }
      default:
        while (isNumberPart(text.charCodeAt(position))) position++
        return { kind: 'number', source: text.slice(start, position), start, end: position }
    }
  }

  function readObject(level: number, place: string | undefined): JsonNode {
    const start = position++
    const entries: JsonEntry[] = []
    while (!accept('}')) {
      accept(',')
      skipSpace()
      const key = readString()
      accept(':')
      entries.push([key, readValue(level + 1, extendPointer(place, key))])
    }
    return { kind: 'object', entries, start, end: position }
  }

  function readArray(level: number, place: string | undefined): JsonNode {
    const start = position++
    const items: JsonNode[] = []
    while (!accept(']')) {
      accept(',')
      items.push(readValue(level + 1, extendPointer(place, items.length)))
    }
    return { kind: 'array', items, start, end: position }
  }

  function readString(): string {
    const start = position
    const escaped = skipString()
    // String() for the type only: a valid JSON string parses to a string.
    return escaped ? String(JSON.parse(text.slice(start, position))) : text.slice(start + 1, position - 1)
  }

  /** Moves past the closing quote; returns whether the string has an escape. */
  function skipString(): boolean {
    let escaped = false
    while (text[++position] !== '"') {
      if (text[position] !== '\\') continue
      escaped = true
      position++
    }
    position++
    return escaped
  }

  function skipNested(place: string | undefined): JsonNode {
    const start = position
    let open = 0
    do {
      const character = text[position]
      if (character === '"') skipString()
      else position++
      if (character === '{' || character === '[') open++
      if (character === '}' || character === ']') open--
    } while (open > 0)
    return { kind: 'too-deep', pointer: place, start, end: position }
  }

  function accept(mark: string): boolean {
    skipSpace()
    if (text[position] !== mark) return false
    position++
    return true
  }

  function skipSpace(): void {
    while (isSpace(text.charCodeAt(position))) position++
  }
}

/** The JSON Pointer (RFC 6901) of an entry or item of what `parent` points at; undefined where that is, or if it is too long. */
export function extendPointer(parent: string | undefined, key: string | number): string | undefined {
  if (parent === undefined) return undefined
  const token = typeof key === 'number' ? key : key.replaceAll('~', '~0').replaceAll('/', '~1')
  const pointer = `${parent}/${token}`
  return pointer.length > longestPointer ? undefined : pointer
}

/** The same as `readJson`, but undefined for text that is not JSON. */
export function readJsonIfAny(text: string, marker?: string): JsonNode | undefined {
  try {
    return readJson(text, marker)
  } catch {
    return undefined
  }
}

/** The JSON of one value as received; `text` is what the node was read from. */
export function jsonSource(node: JsonNode, text: string): string {
  return text.slice(node.start, node.end)
}

/** The same of a text with withheld values, as it is shown and copied: `marker` is no part of it. */
export function maskedSource(node: JsonNode, text: string, marker: string): string {
  return jsonSource(node, text).replaceAll(marker, '')
}

/** The value under a key of an object; the last one counts when a key came twice, as with `JSON.parse`. */
export function entryOf(node: JsonNode, key: string): JsonNode | undefined {
  return node.kind === 'object' ? node.entries.findLast(([name]) => name === key)?.[1] : undefined
}

/** The keys that occur more than once. */
export function repeatedKeys(keys: readonly string[]): Set<string> {
  const once = new Set<string>()
  return new Set(keys.filter((key) => once.size === once.add(key).size))
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

/** A digit or one of `+ - . E e`. */
function isNumberPart(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e || code === 0x45 || code === 0x65
  )
}
