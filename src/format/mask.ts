// Matched against single lower-case words of a key. The exceptions are common words that hold a secret's name by chance;
// a key in doubt is masked.
const SECRET_WORDS: readonly RegExp[] = [
  /social|birth|account|acct|token|secret(?!ar)|passw(?:or)?d|pwd|passcode|passphrase|passport|credential|cvv|cvc|iban/,
  /(?<![aeiou])ssn|ssn$/, // not businessname
  /^dob|dob$/, // not adobe
  /(?<!syn)tax(?!i$|is$|icab|ono)/, // not syntax, taxi, taxonomy
  /(?<!dis|post|score|wild)card(?!inal|ia|ig|io|board)/, // not discard, cardinal, cardio
  /(?<!s|ja)pans?$|^pan(?:no|num|hash|last|first|data)/, // not company, japan, span
  /(?<!s)pins?$|^pin(?:no|num|code|hash|data|block)/, // not shipping, spin
  /^(?:itin|ein|tin)$/,
]

const SECRET_KEY = /(?:api|private|access|encryption)[^\p{L}]*key/iu

/**
 * Whether the value under this metadata key is masked until asked for: a word of the key, however the words are joined
 * (ssn4, accountnumber, apiToken, card_number, PIN-code), names an identity, payment or sign-in secret.
 */
export function isSecretKey(key: string): boolean {
  const plain = key.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')
  const chunks = plain.split(/[^\p{L}]+/u)
  // Both ways, for an abbreviation's plural (customerSSNs) looks like a word that starts in the middle.
  const words = [
    ...chunks,
    ...chunks.flatMap((chunk) => chunk.split(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u)),
  ]
  return SECRET_KEY.test(plain) || words.some((word) => SECRET_WORDS.some((secret) => secret.test(word.toLowerCase())))
}

// A UUID first, so that its groups of digits are not taken for a card's.
const UUID_OR_DIGITS = /([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})|\d+(?:[ \u00A0\p{Pd}]{1,3}\d+)*/giu

/**
 * Replaces the middle of whatever may be a card number, 13 to 19 digits that pass the Luhn check, with or without
 * spaces and hyphens, by a "•" for each digit: the first six and the last four stay (PCI DSS 3.4.1). UUIDs are left.
 */
export function maskCardDigits(text: string): string {
  return text.replaceAll(UUID_OR_DIGITS, (run: string, uuid: string | undefined) =>
    uuid === undefined ? maskRun(run) : run,
  )
}

/** Numbers may stand side by side ("12 4111 …"), so every row of whole groups is tried; what one of them hides stays hidden. */
function maskRun(run: string): string {
  const groups = [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ digits, index }))
  const positions = groups.flatMap(({ digits, index }) => Array.from(digits, (_, offset) => index + offset))
  const hidden = new Set<number>()
  let first = 0
  for (const [at, group] of groups.entries()) {
    let row = ''
    for (const { digits } of groups.slice(at, at + 19)) {
      row += digits
      if (row.length > 19) break
      if (row.length < 13 || !passesLuhn(row)) continue
      for (const position of positions.slice(first + 6, first + row.length - 4)) hidden.add(position)
    }
    first += group.digits.length
  }
  return hidden.size === 0 ? run : Array.from(run, (character, at) => (hidden.has(at) ? '•' : character)).join('')
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number).reduceRight((total, digit, at) => {
    const isDoubled = (digits.length - at) % 2 === 0
    return total + (isDoubled ? digit * 2 - (digit > 4 ? 9 : 0) : digit)
  }, 0)
  return sum % 10 === 0
}

/** "9B5E…4BE4" for an ID of more than 8 characters, the ID itself up to that. Enough to recognise, not to look up. */
export function shortId(id: string): string {
  const characters = Array.from(id)
  return characters.length > 8 ? `${characters.slice(0, 4).join('')}…${characters.slice(-4).join('')}` : id
}
