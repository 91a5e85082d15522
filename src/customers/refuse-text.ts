/** Why no customer ID was read from a text. `found` counts hexadecimal digits; `codePoint` is such as "U+0421". */
export type Refusal =
  | {
      kind: 'none'
      reason: 'empty' | 'too-long' | 'email' | 'phone' | 'ssn' | 'card' | 'name' | 'shortened' | 'path' | 'not-an-id'
    }
  | { kind: 'none'; reason: 'part-of-id'; found: number }
  | { kind: 'none'; reason: 'hidden-characters' | 'look-alike'; codePoint: string }

/** Draws nothing, or moves its neighbours; a lone surrogate, too. */
export const hiddenCharacter = /(?!\s)[\p{C}\p{Default_Ignorable_Code_Point}]/u

/** Greek, Cyrillic or Armenian next to a plain letter, digit or hyphen; and the digits of other scripts. */
const lookAlike = /[\u0370-\u058F](?=[\w-])|(?<=[\w-])[\u0370-\u058F]|[^\P{N}0-9]/u

/** Says why a text, cleaned and without an ID, is none. What could be a person's data is told first. */
export function refuseText(text: string): Refusal {
  if (text === '') return { kind: 'none', reason: 'empty' }
  if (text.length > 200 || /^[\w-]{65,}$/.test(text)) return { kind: 'none', reason: 'too-long' }

  const hidden = hiddenCharacter.exec(text)
  if (hidden) return { kind: 'none', reason: 'hidden-characters', codePoint: nameCodePoint(hidden[0]) }
  if (/^[0-9a-z]{2,}\.{3}[0-9a-z]{2,}$/i.test(text)) return { kind: 'none', reason: 'shortened' } // as titles have it
  const personal = readPersonalKind(text)
  if (personal) return { kind: 'none', reason: personal }
  const disguised = lookAlike.exec(text)
  if (disguised) return { kind: 'none', reason: 'look-alike', codePoint: nameCodePoint(disguised[0]) }
  const found = countCutId(text)
  if (found !== undefined) return { kind: 'none', reason: 'part-of-id', found }
  if (/[\\/?#%&;=\uFFFD]/.test(text)) return { kind: 'none', reason: 'path' }
  const words = /^\p{L}[\p{L}\p{M}'’.-]*(?:,? \p{L}[\p{L}\p{M}'’.-]*)+$/u
  return { kind: 'none', reason: words.test(text) ? 'name' : 'not-an-id' }
}

/** What a number or address in the text may be: "SSN 123-45-6789" is no better than the number alone. */
function readPersonalKind(text: string) {
  if (/[^\s@]@[^\s@]/.test(text)) return 'email'
  for (const [number] of text.matchAll(/(?<![\w-])\+?\(?\d[\d\s().-]{5,}\d(?![\w-])/g)) {
    const kind = readNumberKind(number)
    if (kind) return kind
  }
  return undefined
}

function readNumberKind(number: string) {
  const digits = number.replace(/[\s().-]/g, '')
  if (/^\+\d{7,15}$/.test(digits)) return 'phone'
  if (/^\d{3}[- ]?\d{2}[- ]?\d{4}$/.test(number)) return 'ssn'
  // Cards and phones are not grouped as UUIDs are: eight at the start, or more than five at the end, is a piece of an ID.
  if (/^\d{8}-|-\d{6,}$/.test(number)) return undefined
  if (/^\d{13,19}$/.test(digits)) return 'card'
  if (/^\d{10,12}$/.test(digits)) return 'phone'
  return undefined
}

/**
 * The hexadecimal digits of a UUID in the text that lost some at its start or end, or took a few in; undefined when
 * there is none. With two of its hyphens it is known by 12 of them at its start and by 20 elsewhere, without by 31.
 */
export function countCutId(text: string): number | undefined {
  for (const [run] of text.matchAll(/(?<![\w-])[0-9a-f-]{13,}(?![\w-])/gi)) {
    const found = run.replaceAll('-', '').length
    const least = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]*$/i.test(run)
      ? 12
      : /^[0-9a-f]{0,8}(?:-[0-9a-f]{4}){3}-?[0-9a-f]{0,12}$/i.test(run)
        ? 20
        : 31
    if (found >= least && found <= 35 && found !== 32) return found
  }
  return undefined
}

function nameCodePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
