import { splitHidden, type TextPart } from './hidden-characters'

/** ASCII words separated by single spaces: nothing in such a text needs a mark. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

/** Spaces at either end, all but the first of several, and each space that is not the ordinary one. */
const ODD_SPACES = /(^ +| +$|(?<= ) +|[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000])/

const NAMES = new Map([
  ['\u00A0', 'no-break space'],
  ['\u1680', 'Ogham space mark'],
  ['\u2000', 'en quad'],
  ['\u2001', 'em quad'],
  ['\u2002', 'en space'],
  ['\u2003', 'em space'],
  ['\u2004', 'three-per-em space'],
  ['\u2005', 'four-per-em space'],
  ['\u2006', 'six-per-em space'],
  ['\u2007', 'figure space'],
  ['\u2008', 'punctuation space'],
  ['\u2009', 'thin space'],
  ['\u200A', 'hair space'],
  ['\u202F', 'narrow no-break space'],
  ['\u205F', 'medium mathematical space'],
  ['\u3000', 'ideographic space'],
])

/**
 * Cuts a text where a page would not show what was received: at hidden characters (see splitHidden), and at spaces that
 * HTML drops (at the ends, or after another) or that look like an ordinary one. A run of dropped spaces is one mark.
 * Texts and originals, joined, give the input back.
 */
export function splitUnseen(text: string): TextPart[] {
  if (PLAIN.test(text)) return [{ kind: 'text', text }]
  // With one capture group, split() returns the separators as every second piece.
  return text
    .split(ODD_SPACES)
    .flatMap((piece, index) => (index % 2 === 0 ? splitHidden(piece) : piece === '' ? [] : [markSpaces(piece)]))
}

/** Whether the text holds what `splitUnseen` marks. */
export function hasUnseen(text: string): boolean {
  return splitUnseen(text).some(({ kind }) => kind === 'mark')
}

/** Whether nothing of the text would be seen, for it is empty or white space alone. */
export const isBlank = (text: string) => text.trim() === ''

function markSpaces(original: string): TextPart {
  const count = original.length
  const code = original.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return {
    kind: 'mark',
    label: count === 1 ? `U+${code}` : `U+${code} × ${count}`,
    name: NAMES.get(original) ?? (count === 1 ? 'space' : `${count} spaces`),
    original,
  }
}
