/** A piece of JSON text. `masked` is a string with dots in it. */
export interface JsonToken {
  kind: 'key' | 'string' | 'masked' | 'literal' | 'mark'
  text: string
}

export interface JsonLine {
  /** How many objects and arrays the line stands in; 0 where the text has its own indent. */
  depth: number
  tokens: JsonToken[]
}

/** A string and what follows a key; a number or word; a sign; white space up to the end of a line. */
const pattern = /("[^"\\]*(?:\\.[^"\\]*)*"?)(\s*:)?|([\w.+-]+)|[^\S\n]*\n|[^\S\n]+|[^\s"\w.+-]/gs

/**
 * JSON text as lines to be read, with not a character added or removed: joined, the tokens are the text. A text that has
 * line breaks keeps them. One without is broken where a writer that indents would break it; `depth` is the indent.
 */
export function splitJsonLines(text: string): JsonLine[] {
  const tokens = tokenize(text)
  const hasLines = text.trim().includes('\n')
  const lines: JsonLine[] = [{ depth: 0, tokens: [] }]
  let depth = 0
  for (const [index, token] of tokens.entries()) {
    if (closes(token)) {
      depth = Math.max(0, depth - 1)
      if (!hasLines && !opens(tokens[index - 1])) lines.push({ depth, tokens: [] })
    }
    lines.at(-1)?.tokens.push(token)
    if (opens(token)) depth += 1
    const isEnd = hasLines
      ? token.text.endsWith('\n')
      : token.text === ',' || (opens(token) && !closes(tokens[index + 1]))
    if (isEnd) lines.push({ depth: hasLines ? 0 : depth, tokens: [] })
  }
  return lines.filter((line) => line.tokens.length > 0)
}

function tokenize(text: string): JsonToken[] {
  return [...text.matchAll(pattern)].flatMap(({ 0: piece, 1: string, 2: colon, 3: word }): JsonToken[] => {
    if (string === undefined) return [{ kind: word === undefined ? 'mark' : 'literal', text: piece }]
    if (colon === undefined) return [{ kind: string.includes('•') ? 'masked' : 'string', text: string }]
    return [
      { kind: 'key', text: string },
      { kind: 'mark', text: colon },
    ]
  })
}

const opens = (token: JsonToken | undefined) => token?.text === '{' || token?.text === '['
const closes = (token: JsonToken | undefined) => token?.text === '}' || token?.text === ']'
