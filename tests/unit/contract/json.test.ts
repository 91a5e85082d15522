import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { entryOf, type JsonNode, jsonSource, readJson, readJsonIfAny } from '../../../src/contract/json'

/** What JSON.parse would have made of it, but for the numbers, which keep their spelling until here. */
function toValue(node: JsonNode): unknown {
  switch (node.kind) {
    case 'object':
      return Object.fromEntries(node.entries.map(([key, value]) => [key, toValue(value)]))
    case 'array':
      return node.items.map(toValue)
    case 'number':
      return Number(node.source)
    case 'null':
      return null
    case 'too-deep':
    case 'withheld':
      return undefined
    default:
      return node.value
  }
}

function nodesOf(node: JsonNode): JsonNode[] {
  if (node.kind === 'object') return [node, ...node.entries.flatMap(([, value]) => nodesOf(value))]
  if (node.kind === 'array') return [node, ...node.items.flatMap(nodesOf)]
  return [node]
}

function innermost(levels: number): JsonNode | undefined {
  return nodesOf(readJson(`${'['.repeat(levels)}"]}"${']'.repeat(levels)}`)).at(-1)
}

function errorOf(read: () => unknown): string | undefined {
  try {
    read()
    return undefined
  } catch (error) {
    return String(error)
  }
}

/** JSON of random values in random layouts, strings with escapes and surrogates among them. */
const anyJson = fc
  .tuple(fc.jsonValue({ maxDepth: 8, stringUnit: 'binary' }), fc.constantFrom('', ' ', '\n\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent))

describe('reading JSON', () => {
  test('gives the values that JSON.parse gives', () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        expect(toValue(readJson(text))).toEqual(JSON.parse(text))
      }),
      { numRuns: 1000 },
    )
  })

  test('knows where each value stands: its text reads to the same value again', () => {
    fc.assert(
      fc.property(anyJson, (text) => {
        for (const node of nodesOf(readJson(text))) {
          const source = jsonSource(node, text)
          expect(source).toBe(source.trim())
          expect(toValue(readJson(source))).toEqual(toValue(node))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('refuses what JSON.parse refuses, and never quotes it', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          anyJson.map((text) => text.slice(0, -1)),
          fc.json().map((text) => `${text}Jane`),
        ),
        (text) => {
          const refused = errorOf(() => JSON.parse(text)) !== undefined
          expect(errorOf(() => readJson(text))).toBe(refused ? 'SyntaxError: not JSON' : undefined)
          expect(readJsonIfAny(text) === undefined).toBe(refused)
        },
      ),
      { numRuns: 1000 },
    )
  })

  test.each([
    '',
    ' ',
    '{',
    '[1,]',
    '{"a":1,}',
    'NaN',
    "{'a':1}",
    '01',
    '0042',
    '"\n"',
    '{} {}',
    '\uFEFF\uFEFF{}',
    '// a\n1',
  ])('refuses %j', (text) => expect(() => readJson(text)).toThrow(SyntaxError))

  // H and F numbers: docs/threats.md
  test('accepts a byte order mark (F22), and positions still fit the text', () => {
    const text = '\uFEFF {"a": "b"} '
    const node = readJson(text)

    expect(jsonSource(node, text)).toBe('{"a": "b"}')
  })

  test('keeps the order of keys, numbers as written, empty and prototype-like keys (H80-H83, H88-H90)', () => {
    const text = '{"b":12345678901234567890,"2":1e400,"1":-0.10,"":0,"__proto__":{"polluted":true},"hasOwnProperty":1}'
    const node = readJson(text)
    const entries = node.kind === 'object' ? node.entries : []

    expect(entries.map(([key]) => key)).toEqual(['b', '2', '1', '', '__proto__', 'hasOwnProperty'])
    expect(entries.slice(0, 3).map(([, value]) => jsonSource(value, text))).toEqual([
      '12345678901234567890',
      '1e400',
      '-0.10',
    ])
    expect(entryOf(node, '__proto__')).toMatchObject({ kind: 'object' })
    expect({}).not.toHaveProperty('polluted')
  })

  test('keeps duplicate keys, of which the last one counts (H88)', () => {
    const node = readJson('{"a":1,"a":2}')

    expect(node).toMatchObject({
      entries: [
        ['a', { source: '1' }],
        ['a', { source: '2' }],
      ],
    })
    expect(entryOf(node, 'a')).toMatchObject({ source: '2' })
    expect(entryOf(node, 'b')).toBeUndefined()
    expect(entryOf(readJson('[]'), 'a')).toBeUndefined()
  })

  test('reads 20 levels, and what is below as one text', () => {
    expect(innermost(20)).toMatchObject({ kind: 'string', value: ']}' })
    expect(innermost(21)).toMatchObject({ kind: 'too-deep', start: 20, end: 26 })
  })

  test.each([
    ['10,000 levels of arrays (H84)', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['10,000 levels of objects (H84)', '{"a":'.repeat(10_000) + '"\\"}"' + '}'.repeat(10_000)],
    ['1 MiB of levels', '['.repeat(2 ** 19) + ']'.repeat(2 ** 19)],
    ['1 MiB of small keys (H85)', `{${Array.from({ length: 100_000 }, (_, index) => `"${index}":1`).join()}}`],
    ['1 MiB of escaped keys', `{${Array.from({ length: 70_000 }, (_, index) => `"\\n${index}":1`).join()}}`],
    ['1 MiB of one string (H86)', `"${'\\\\'.repeat(2 ** 19)}"`],
    ['1 MiB of one number', '1'.repeat(2 ** 20)],
    ['1 MiB of space', ' '.repeat(2 ** 20) + '1'],
  ])('reads %s without a wait that anybody notices', (_, text) => {
    const start = performance.now()

    expect(jsonSource(readJson(text), text)).toBe(text.trim())
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
