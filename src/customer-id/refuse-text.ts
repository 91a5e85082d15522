/** Why no customer ID was read. `detail`: a code point such as "U+0421", or a count of hexadecimal digits. */
export interface Refusal {
  kind: 'none'
  reason:
    | ('empty' | 'too-long' | 'email' | 'phone' | 'ssn' | 'card' | 'name' | 'shortened' | 'path' | 'not-an-id')
    | ('part-of-id' | 'added-to-id' | 'hidden-characters' | 'look-alike')
  detail?: string
}

/** Says why a text holds no ID; its escapes are undone. What may be personal data is named before anything else. */
export function refuseText(text: string): Refusal {
  if (text === '') return { kind: 'none', reason: 'empty' }
  if (text.length > 200 || /^[\w-]{65,}$/.test(text)) return { kind: 'none', reason: 'too-long' }
  const hidden = findHiddenCharacter(text)
  if (hidden) return { kind: 'none', reason: 'hidden-characters', detail: nameCodePoint(hidden) }
  // "SSN 123-45-6789" is no better than the number alone.
  if (/[^\s@]@[^\s@]/.test(text)) return { kind: 'none', reason: 'email' }
  const numbers = text.match(/(?<![\w-])\+?\(?\d[\d\s().-]{5,}\d(?![\w-])/g) ?? []
  const personal = numbers.map(readNumberKind).find((kind) => kind !== undefined)
  if (personal) return { kind: 'none', reason: personal }
  if (/\d-?\.{3}|\.{3}\w*\d/.test(text)) return { kind: 'none', reason: 'shortened' } // 9B5E...4BE4
  // Greek, Cyrillic or Armenian beside a plain letter, digit or hyphen; letters of a style; digits that are not plain.
  const lookAlike =
    !isPlain(text) &&
    (/[\u0370-\u058F](?=[\w-])|(?<=[\w-])[\u0370-\u058F]|[^\P{N}0-9]/u.exec(text)?.[0] ??
      Array.from(text).find((character) => character > 'ÿ' && /\w/.test(character.normalize('NFKC'))))
  if (lookAlike) return { kind: 'none', reason: 'look-alike', detail: nameCodePoint(lookAlike) }
  const found = countCutId(text)
  if (found) return { kind: 'none', reason: found < 32 ? 'part-of-id' : 'added-to-id', detail: String(found) }
  if (/[\\/?#%&;=\uFFFC\uFFFD]/.test(text)) return { kind: 'none', reason: 'path' }
  const words = /^[a-z\x80-\uFFFF][a-z\x80-\uFFFF'.-]*(?:,? +[a-z\x80-\uFFFF][a-z\x80-\uFFFF'.-]*)+$/i
  return { kind: 'none', reason: words.test(text) ? 'name' : 'not-an-id' }
}

/** The first character that draws nothing, or moves its neighbours; a lone surrogate, too. */
export const findHiddenCharacter = (text: string): string | undefined =>
  isPlain(text) ? undefined : /(?!\s)[\p{C}\p{Default_Ignorable_Code_Point}]/u.exec(text)?.[0]

/** Plain ASCII skips the Unicode-property expressions, which take milliseconds to compile. */
const isPlain = (text: string) => /^[\s\x20-\x7E]*$/.test(text)

function readNumberKind(number: string): Refusal['reason'] | undefined {
  const digits = number.replace(/[\s().-]/g, '')
  if (/^\+\d{7,15}$/.test(digits)) return 'phone'
  if (/^\d{3}[- ]?\d{2}[- ]?\d{4}$/.test(number)) return 'ssn'
  // A group of eight at the start, or of six or more at the end, is a piece of a UUID: no card or phone is grouped so.
  if (/^\d{8}-|-\d{6,}$/.test(number)) return undefined
  return /^\d{13,19}$/.test(digits) ? 'card' : /^\d{10,12}$/.test(digits) ? 'phone' : undefined
}

/**
 * The hexadecimal digits of a UUID in the text that lost some at its start or end, or took a few in; undefined when
 * there is none. With two of its hyphens it is known by 12 of them at its start and by 20 elsewhere, without by 31.
 */
export function countCutId(text: string): number | undefined {
  for (const [run] of text.matchAll(/(?<![\w-])[0-9a-f-]{13,}(?![\w-])/gi)) {
    const found = run.replaceAll('-', '').length
    const least = /^\w{8}-\w{4}(?:-|$)/.test(run) ? 12 : /^\w{0,8}(?:-\w{4}){3}-?\w{0,12}$/.test(run) ? 20 : 31
    if (found >= least && found <= 35 && found !== 32) return found
  }
  return undefined
}

function nameCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
