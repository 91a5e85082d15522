/**
 * Names of values that are masked until asked for. They are compared by their letters alone: "api-key" is api_key,
 * apiKey, API KEY and apikey. A name of eight letters or more is also found inside a longer word (oldpassword), a
 * shorter one is not (pin in spinning). The plural counts as well. Where a name is in doubt, it is here.
 */
const SECRET_NAMES = [
  // Identity
  'ssn social itin tin ein tax taxpayer dob birth birthday birthdate maiden mmn passport',
  'national-id national-identity national-insurance identity-number identity-document id-number id-document',
  'government-id gov-id voter-id alien-number nino nhs-number sin-number cpf curp aadhaar aadhar nric',
  'driver-license drivers-license driver-licence drivers-licence driving-license driving-licence dl-number',
  'license-number licence-number license-no licence-no',
  // Payment
  'card pan fpan dpan cvv cvc cvn csc security-code pin pin-block magstripe',
  'account acct acc-no iban bban clabe routing-number routing-no routing-num bank-routing aba sort-code bsb',
  // Passwords, and what stands in for them
  'password passwd pwd passcode pass-code passphrase pass-phrase passkey secret credential user-pass db-pass',
  'security-answer security-question security-word memorable-word seed-phrase mnemonic',
  'otp totp hotp otac one-time-code one-time-pass mfa-code 2fa-code tfa-code two-factor-code verification-code sms-code',
  'recovery-code recovery-key recovery-phrase backup-code reset-code login-code access-code unlock-code',
  // Sessions and keys
  'token jwt jwe bearer authorization auth-code auth-key auth-header basic-auth csrf xsrf magic-link',
  'session-id session-key session-cookie sessid sess-id auth-cookie set-cookie saml-response saml-assertion',
  'api-key private-key access-key encryption-key decryption-key signing-key ssh-key pgp-key gpg-key',
  'master-key shared-key hmac-key aes-key rsa-key license-key licence-key',
]

/** What is written together with a short name, in one word: ssnnumber, customerssn, accesstoken, dateofbirth. */
const COMPANIONS =
  'number|num|no|nr|id|code|hash|data|date|day|year|of|last|first|full|value|type|key|my|new|old|user|customer|client|bank|credit|debit|gift|api|app|access|refresh|auth|session|php'

const lettersOf = (name: string) => name.replaceAll(/[^a-z]/g, '')
const written = SECRET_NAMES.flatMap((line) => line.split(' '))
const names = written.map(lettersOf)
const phrases = new Set(
  written.filter((name) => name.includes('-')).flatMap((name) => [lettersOf(name), `${lettersOf(name)}s`]),
)
const IS_SECRET = new RegExp(`^(?:${COMPANIONS})*(?:${names.join('|')})s?(?:${COMPANIONS})*$`)
const HOLDS_SECRET = new RegExp(names.filter((name) => name.length >= 8 && !name.endsWith('no')).join('|')) // not licensenotes

/** Too short or too common to be a name in company, but a secret where nothing else stands in the key. */
const SECRET_ALONE = /^[^a-z]*(?:auth|cookie|pass)[^a-z]*$/i

/** The most letters of one word that are read as several. */
const longestWord = 40

/**
 * Whether the value under this key is masked until asked for: one of the key's words, or some that follow each other,
 * name an identity, payment or sign-in secret. Words are told by camelCase and by whatever is no letter.
 */
export function isSecretKey(key: string): boolean {
  const plain = foldToAscii(key)
  const chunks = plain.split(/[^A-Za-z]+/)
  const words = chunks
    .flatMap((chunk) => chunk.split(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/))
    .map((word) => word.toLowerCase())
  return (
    SECRET_ALONE.test(plain) ||
    words.some(isSecretWord) ||
    // In one piece, for an abbreviation's plural (customerSSNs) looks like a word that starts in the middle.
    chunks.some((chunk) => isSecretWord(chunk.toLowerCase())) ||
    words.some((word, at) => {
      const two = word + (words[at + 1] ?? '')
      return phrases.has(two) || phrases.has(two + (words[at + 2] ?? ''))
    })
  )
}

function isSecretWord(word: string): boolean {
  return HOLDS_SECRET.test(word) || (word.length <= longestWord && IS_SECRET.test(word))
}

/** Full-width letters and letters with accents as plain ones, without what draws nothing between them. */
function foldToAscii(key: string): string {
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  if (/^[\x00-\x7F]*$/.test(key)) return key
  return key.normalize('NFKD').replaceAll(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
}

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
  [/^(?:5018|5020|5038|5893|6304|6759|676[1-3])/, 12, 19], // Maestro, but for the ranges that no bank uses
]
const shortestCard = 12
const longestCard = 19
/** How many digits of a card number are written together; its last group may have any number. Not 3 or 7, as of phones. */
const groupLengths = new Set([1, 4, 5, 6, 8, 12])

// A UUID first, so that its groups of digits are not taken for a card's. No \p{Pd}: this is tried on every text.
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

/** Numbers may stand side by side ("12 4111 …"), so every row of whole groups is tried; what one of them hides stays hidden. */
function maskRun(run: string): string {
  if (run.length < shortestCard) return run
  const groups = [...run.matchAll(/\d+/g)].map(({ 0: digits, index }) => ({ digits, index }))
  const positions = groups.flatMap(({ digits, index }) => Array.from(digits, (_, offset) => index + offset))
  const hidden = new Set<number>()
  let first = 0
  for (const [at, group] of groups.entries()) {
    let row = ''
    for (const { digits } of groups.slice(at, at + longestCard)) {
      row += digits
      if (row.length > longestCard) break
      if (isCardNumber(row))
        for (const position of positions.slice(first + 6, first + row.length - 4)) hidden.add(position)
      if (!groupLengths.has(digits.length)) break
    }
    first += group.digits.length
  }
  return hidden.size === 0 ? run : Array.from(run, (character, at) => (hidden.has(at) ? '•' : character)).join('')
}

function isCardNumber(digits: string): boolean {
  return (
    digits.length >= shortestCard &&
    ISSUERS.some(
      ([prefix, shortest, longest]) => digits.length >= shortest && digits.length <= longest && prefix.test(digits),
    ) &&
    passesLuhn(digits)
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

/** "9B5E…4BE4" for an ID of more than 8 characters, the ID itself up to that. Enough to recognise, not to look up. */
export function shortId(id: string): string {
  const characters = Array.from(id)
  return characters.length > 8 ? `${characters.slice(0, 4).join('')}…${characters.slice(-4).join('')}` : id
}
