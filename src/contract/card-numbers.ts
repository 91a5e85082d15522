/** The numbers that each network issues: how they begin, and how many digits they have. */
const ISSUERS: readonly (readonly [prefix: RegExp, shortest: number, longest: number])[] = [
  [/^4/, 13, 13], // Visa
  [/^4/, 16, 16],
  [/^4/, 19, 19],
  [/^(?:5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, 16, 16], // Mastercard
  [/^3[47]/, 15, 15], // American Express
  [/^(?:6011|64[4-9]|65)/, 16, 19], // Discover
  [/^(?:30[0-5]|3095|36|38|39)/, 14, 19], // Diners Club
  [/^35(?:2[89]|[3-8])/, 16, 19], // JCB
  [/^62/, 16, 19], // UnionPay
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-37])/, 12, 19], // Maestro, but for the ranges that no bank uses
  [/^220[0-4]/, 16, 19], // Mir
  [/^(?:508[5-9]|60(?:69|[78])|81|82)/, 16, 16], // RuPay
  [/^(?:50(?:6[67]|90)|6277|6362|6363)/, 16, 16], // Elo
  [/^(?:5019|606282|637|9792)/, 16, 16], // Dankort, Hipercard, InstaPayment, Troy
]
const shortestCard = 12
const longestCard = 19
/** The lengths of the groups in a card number; the last one may have any. Not 3 and 7, which phone numbers have. */
const groupLengths = new Set([1, 4, 5, 6, 8, 12])

// UUIDs are matched first, so that their groups of digits are not taken for a card number. \p{Pd} is avoided, because this
// runs on every text, and a Unicode class takes milliseconds to compile.
const UUID_OR_DIGITS =
  /([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})|\d+(?:[ \u00A0\u2000-\u200A\u202F\u3000\-\u2010-\u2015\u2212\uFE63\uFF0D]{1,3}\d+)*/gi

/** E.164: a plus, then fifteen digits at most. */
const longestPhone = 15

/**
 * Replaces the middle of whatever may be a card number, with or without spaces and hyphens, by a "•" for each digit:
 * the first six and the last four stay (PCI DSS 3.4.1). A number counts as a card's when a network issues such ones
 * (prefix and length) and its check digit is right. UUIDs and phone numbers with their plus are left.
 */
export function maskCardDigits(text: string): string {
  return text.replaceAll(UUID_OR_DIGITS, (run: string, uuid: string | undefined, at: number) =>
    uuid === undefined && !isPhone(run, text[at - 1]) ? maskRun(run) : run,
  )
}

const isPhone = (run: string, before: string | undefined) =>
  before === '+' && run.replaceAll(/\D/g, '').length <= longestPhone

/**
 * Masks the card numbers in one run of digit groups. Another number may be next to a card number ("12 4111 …"), so every
 * sequence of whole groups is tried; a digit that any of them masks is masked.
 */
function maskRun(run: string): string {
  if (run.length < shortestCard) return run
  const positions = Array.from(run.matchAll(/\d/g), ({ index }) => index)
  const digits = positions.map((at) => run[at]).join('')
  const cards = findSequences(run).filter(([start, end]) => isCardNumber(digits.slice(start, end)))
  const hidden = new Set(cards.flatMap(([start, end]) => positions.slice(start + 6, end - 4)))
  return hidden.size === 0 ? run : Array.from(run, (character, at) => (hidden.has(at) ? '•' : character)).join('')
}

/** The sequences of whole groups as long as a card number; each by its first digit and the one after, counted in digits. */
function findSequences(run: string): [start: number, end: number][] {
  const lengths = run.split(/\D+/).map(({ length }) => length)
  const sequences: [start: number, end: number][] = []
  let start = 0
  for (const [first, firstLength] of lengths.entries()) {
    let end = start
    for (const length of lengths.slice(first, first + longestCard)) {
      end += length
      if (end - start > longestCard) break
      if (end - start >= shortestCard) sequences.push([start, end])
      if (!groupLengths.has(length)) break
    }
    start += firstLength
  }
  return sequences
}

function isCardNumber(digits: string): boolean {
  return (
    ISSUERS.some(
      ([prefix, shortest, longest]) => digits.length >= shortest && digits.length <= longest && prefix.test(digits),
    ) && passesLuhn(digits)
  )
}

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number).reduceRight((total, digit, at) => {
    const isDoubled = (digits.length - at) % 2 === 0
    return total + (isDoubled ? digit * 2 - (digit > 4 ? 9 : 0) : digit)
  }, 0)
  return sum % 10 === 0
}
