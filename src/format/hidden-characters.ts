import { isPlainLatin } from './plain-latin'

/** A stretch of ordinary text, or one character that would not show or would move its neighbours. */
export type TextPart =
  | { kind: 'text'; text: string }
  /** `label` such as "U+202E", `name` such as "right-to-left override", `original` the character itself. */
  | { kind: 'mark'; label: string; name: string; original: string }

const NAMES = new Map([
  ['\t', 'tab'],
  ['\n', 'line break'],
  ['\v', 'line break'],
  ['\f', 'line break'],
  ['\r', 'line break'],
  ['\r\n', 'line break'],
  ['\u001B', 'escape'],
  ['\u0085', 'line break'],
  ['\u00AD', 'soft hyphen'],
  ['\u061C', 'Arabic letter mark'],
  ['\u115F', 'Hangul filler'],
  ['\u1160', 'Hangul filler'],
  ['\u180E', 'Mongolian vowel separator'],
  ['\u200B', 'zero-width space'],
  ['\u200C', 'zero-width non-joiner'],
  ['\u200D', 'zero-width joiner'],
  ['\u200E', 'left-to-right mark'],
  ['\u200F', 'right-to-left mark'],
  ['\u2028', 'line separator'],
  ['\u2029', 'paragraph separator'],
  ['\u202A', 'left-to-right embedding'],
  ['\u202B', 'right-to-left embedding'],
  ['\u202C', 'end of embedding or override'],
  ['\u202D', 'left-to-right override'],
  ['\u202E', 'right-to-left override'],
  ['\u2060', 'word joiner'],
  ['\u2066', 'left-to-right isolate'],
  ['\u2067', 'right-to-left isolate'],
  ['\u2068', 'first strong isolate'],
  ['\u2069', 'end of isolate'],
  ['\u2800', 'blank braille pattern'],
  ['\u3164', 'Hangul filler'],
  ['\uFEFF', 'byte order mark'],
  ['\uFFA0', 'Hangul filler'],
  ['\uFFFD', 'unreadable character'],
])

/**
 * Matches each hidden character; what is legitimate in the group of that name. Made on first use: only a text with
 * more than Latin letters needs it, and compiling it takes tens of milliseconds.
 */
let pattern: RegExp | undefined

function compile(): RegExp {
  // Default_Ignorable_Code_Point is Unicode's own list of what draws nothing: zero-width and bidi characters, fillers,
  // tags, variation selectors, and what will be added to them.
  const hidden = /\r\n|[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cs}\u2028\u2029\u2800\uFFF9-\uFFFB\uFFFD]/u

  /** A letter or vowel sign of a script whose letters join, where a joiner or non-joiner is spelling. */
  const joining =
    /(?=[\p{L}\p{M}])[\p{scx=Arab}\p{scx=Syrc}\p{scx=Mong}\p{scx=Nkoo}\p{scx=Deva}\p{scx=Beng}\p{scx=Guru}\p{scx=Gujr}\p{scx=Orya}\p{scx=Taml}\p{scx=Telu}\p{scx=Knda}\p{scx=Mlym}\p{scx=Sinh}\p{scx=Mymr}\p{scx=Khmr}\p{scx=Tibt}\p{scx=Bali}\p{scx=Java}]/u

  const legitimate = [
    // The flags of England, Scotland and Wales, a black flag that spells gbeng, gbsct or gbwls in tags.
    /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/u,
    /(?<=\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)\u200D(?=\p{Extended_Pictographic})/u, // a family
    new RegExp(`(?<=${joining.source})[\\u200C\\u200D](?=${joining.source})`, 'u'),
    new RegExp(`(?<=(?=\\p{M})${joining.source})\\u200D`, 'u'), // a Malayalam chillu, which may end its word
    // Variation selectors, by the characters that StandardizedVariants.txt, emoji-variation-sequences.txt and UTS 37 list
    // them for. Not kept apart is which selector each single ideograph or Mongolian letter has. Left out although listed:
    // those after quotation marks, Latin script letters and the digit 0, where one would make two equal-looking IDs differ.
    /(?<=\p{Extended_Pictographic})[\uFE0E\uFE0F]/u, // as a sign or as an emoji
    /(?<=[\d#*])\uFE0F(?=\u20E3)/u, // a keycap
    /(?<=\p{Ideographic})[\uFE00-\uFE02\u{E0100}-\u{E01EF}]/u, // the form of a Chinese character in a name
    /(?<=[\u3001\u3002\uFF01\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F])[\uFE00\uFE01]/u, // the place of East Asian punctuation
    /(?<=[\u2205\u2229\u222A\u2268\u2269\u2272\u2273\u228A\u228B\u2293-\u2295\u2297\u229C\u22DA\u22DB\u2A3C\u2A3D\u2A9D\u2A9E\u2AAC\u2AAD\u2ACB\u2ACC])\uFE00/u, // mathematics
    /(?<=(?=\p{L})\p{Script=Mong})[\u180B-\u180D\u180F]/u,
    /(?<=(?=[\p{L}\p{M}])[\p{Script=Mymr}\p{Script=Phag}\p{Script=Mani}])\uFE00/u,
  ]
  return new RegExp(`(?<legitimate>${legitimate.map(({ source }) => source).join('|')})|${hidden.source}`, 'gu')
}

/**
 * Cuts a text at every character that would be invisible, would reorder its neighbours, or would break the line, so
 * that each can be shown as a mark. Texts and originals, joined, give the input back. Joiners, variation selectors and
 * tags are left in the text where they are spelling: emoji sequences, Persian, Indic and Mongolian words, Han names.
 */
export function splitHidden(text: string): TextPart[] {
  if (isPlainLatin(text)) return text === '' ? [] : [{ kind: 'text', text }]
  const parts: TextPart[] = []
  let done = 0
  for (const match of text.matchAll((pattern ??= compile()))) {
    if (match.groups?.legitimate !== undefined) continue
    if (match.index > done) parts.push({ kind: 'text', text: text.slice(done, match.index) })
    const [original] = match
    parts.push({ kind: 'mark', label: labelOf(original), name: nameOf(original), original })
    done = match.index + original.length
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) })
  return parts
}

/** Whether the text holds a character that `splitHidden` marks. */
export function hasHidden(text: string): boolean {
  return splitHidden(text).some(({ kind }) => kind === 'mark')
}

function labelOf(original: string): string {
  return Array.from(original, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
  }).join(' ')
}

function nameOf(original: string): string {
  const name = NAMES.get(original)
  if (name !== undefined) return name
  if (/[\u{E0000}-\u{E007F}]/u.test(original)) return 'tag character'
  if (/\p{Variation_Selector}/u.test(original)) return 'variation selector'
  if (/\p{Cs}/u.test(original)) return 'broken character'
  return /\p{Cc}/u.test(original) ? 'control character' : 'invisible character'
}

/** Scripts with letters that pass for another's. Han, kana, Hangul and Latin are written side by side, and not here. */
const lookalikeScripts = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Georgian', 'Cherokee', 'Coptic', 'Lisu']

/**
 * The scripts mixed inside one word where they have look-alike letters (a Cyrillic А in "Аlice", which Unicode
 * normalization does not fold); [] when there is no such word. Full-width Latin letters are Latin.
 */
export function mixedScripts(text: string): string[] {
  if (isPlainLatin(text)) return []
  const letters = lookalikeScripts.map((script) => ({
    script,
    letter: new RegExp(`(?=\\p{L})\\p{Script=${script}}`, 'u'),
  }))
  const mixed = new Set<string>()
  for (const word of text.split(/[\s\p{P}\p{S}]+/u)) {
    const found = letters.filter(({ letter }) => letter.test(word))
    if (found.length > 1) for (const { script } of found) mixed.add(script)
  }
  return [...mixed]
}
