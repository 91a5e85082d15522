import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasUnseen, isBlank, splitUnseen } from '../../../src/format/split-unseen'

/** The text with each mark written out, as ⟨its name⟩. */
const marked = (text: string) =>
  splitUnseen(text)
    .map((part) => (part.kind === 'text' ? part.text : `⟨${part.name}⟩`))
    .join('')

describe('odd spaces', () => {
  test.each([
    ['two spaces', 'Harbor  Card', 'Harbor ⟨space⟩Card'],
    ['four spaces', 'Harbor    Card', 'Harbor ⟨3 spaces⟩Card'],
    ['at the end', 'Harbor Card ', 'Harbor Card⟨space⟩'],
    ['at the start', '  Harbor Card', '⟨2 spaces⟩Harbor Card'],
    ['at both', ' a b ', '⟨space⟩a b⟨space⟩'],
    ['nothing else', '   ', '⟨3 spaces⟩'],
    ['a tab', 'Harbor\tCard', 'Harbor⟨tab⟩Card'],
    ['a line break', 'Harbor\nCard', 'Harbor⟨line break⟩Card'],
    ['no-break', '+1\u00A0415', '+1⟨no-break space⟩415'],
    ['em space', 'a\u2003b', 'a⟨em space⟩b'],
    ['thin space', 'a\u2009b', 'a⟨thin space⟩b'],
    ['narrow no-break', 'a\u202Fb', 'a⟨narrow no-break space⟩b'],
    ['ideographic', '山田\u3000太郎', '山田⟨ideographic space⟩太郎'],
    ['several kinds', 'a \u00A0 b', 'a ⟨no-break space⟩ b'],
    ['with a hidden character', 'a  \u200Bb ', 'a ⟨space⟩⟨zero-width space⟩b⟨space⟩'],
  ])('%s: %j', (_, text, shown) => {
    expect(marked(text)).toBe(shown)
    expect(hasUnseen(text)).toBe(true)
  })

  test('every space but the ordinary one has a name', () => {
    for (const space of '\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000') {
      const [, mark] = splitUnseen(`a${space}b`)
      expect(mark).toMatchObject({ kind: 'mark', original: space })
      expect(mark?.kind === 'mark' && mark.name).toMatch(/\w+ (space|quad|mark)/)
    }
    expect(splitUnseen('\u2003')).toMatchObject([{ label: 'U+2003' }])
    expect(splitUnseen('   ')).toMatchObject([{ label: 'U+0020 × 3' }])
  })

  test.each(['Harbor Card', 'a b c', "O'Brien-Ñandú Zoë", 'a\u200Dक्\u200Dष'.slice(2), '山田 太郎', '👨‍👩‍👧‍👦 family', '-'])(
    'nothing is marked in %j',
    (text) => {
      expect(splitUnseen(text)).toEqual([{ kind: 'text', text }])
      expect(hasUnseen(text)).toBe(false)
    },
  )

  test('texts and originals, joined, are what came, and a page drops no space of a text', () => {
    const spaces = fc.constantFrom(...Array.from('ab \u00A0\u2003\u3000\t\n\u200B'))
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: spaces, maxLength: 30 })), (text) => {
        const parts = splitUnseen(text)
        expect(parts.map((part) => (part.kind === 'text' ? part.text : part.original)).join('')).toBe(text)
        const shown = parts.map((part) => (part.kind === 'text' ? part.text : '•')).join('')
        expect(shown).not.toMatch(/^ | $| {2}|[^\P{Z} ]/u)
      }),
      { numRuns: 5_000 },
    )
  })

  test('two texts that differ only by spaces are marked differently', () => {
    const spaced = fc.string({ unit: fc.constantFrom('a', ' ', '\u00A0', '\u2003', '\t'), maxLength: 8 })
    fc.assert(
      fc.property(spaced, spaced, (one, other) => {
        expect(marked(one) === marked(other)).toBe(one === other)
      }),
      { numRuns: 2_000 },
    )
  })

  test('a megabyte of spaces does not hang the page', () => {
    expect(splitUnseen(`a${' '.repeat(1_000_000)}b`)).toHaveLength(3)
    expect(splitUnseen('a  '.repeat(50_000))).toHaveLength(100_000)
  })
})

test.each(['', ' ', '   ', '\t\n', '\u00A0\u3000'])('%j is blank', (text) => {
  expect(isBlank(text)).toBe(true)
})

test.each(['a', ' a ', '-', '\u200B'])('%j is not', (text) => {
  expect(isBlank(text)).toBe(false)
})
