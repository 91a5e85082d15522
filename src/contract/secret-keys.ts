/**
 * Names of values that are masked until asked for. They are compared by their letters alone: "api-key" is api_key,
 * apiKey, API KEY and apikey. A name of eight letters or more is also found inside a longer word (oldpassword), a
 * shorter one is not (pin in spinning). The plural counts as well. Where a name is in doubt, it is here.
 */
const SECRET_NAMES = [
  // Identity
  'ssn social-security social-sec social-insurance social-number social-no social-last itin atin tin tfn ein fein tax taxpayer vat-number vat-id dob birth birthday birthdate birthplace bday maiden mmn',
  'passport visa-number visa-no green-card alien-registration uscis-number uscis-no nat-id identity-no id-no medicare-number medicare-no medicare-id military-id',
  'national-id national-identity national-insurance identity-number identity-document id-number id-document',
  'fingerprint biometric voiceprint face-template government-id gov-id voter-id alien-number nino nhs-number nhs-no sin-number cpf cnpj curp dni nif',
  'aadhaar aadhar nric hkid bsn pesel personnummer resident-registration codice-fiscale steuer-id',
  'driver-license drivers-license driver-licence drivers-licence driving-license driving-licence dl-number dl-no dln',
  'license-number licence-number license-no licence-no license-num licence-num',
  // Payment
  'card ccn cc-number cc-num cc-no pan fpan dpan cvv cvc cvn csc ccv security-code pin pin-block magstripe track-data',
  'account acct acc-no iban bban clabe routing-number routing-no routing-num bank-routing aba sort-code bsb',
  // Passwords, and what replaces them
  'password passwd passwrd pswd pwd pw passcode pass-code passphrase pass-phrase passkey secret credential user-pass db-pass pass-hash',
  'security-answer security-question security-word memorable-word memorable-date memorable-place',
  'challenge-answer seed-phrase seed-words wallet-seed recovery-seed mnemonic',
  'otp totp hotp otac one-time-code one-time-pass mfa-code 2fa-code twofa-code tfa-code two-factor-code verification-code verify-code sms-code',
  'recovery-code recovery-key recovery-phrase backup-code reset-code reset-link backup-key login-code access-code',
  'unlock-code lock-code gate-code door-code entry-code activation-code authenticator-code pairing-code email-code puk',
  // Sessions and keys
  'token jwt jwe bearer authorization auth-code auth-key auth-header basic-auth oauth-verifier code-verifier csrf xsrf magic-link',
  'session-id session-key session-cookie sessid sess-id connect-sid auth-cookie set-cookie saml-response saml-assertion',
  'api-key private-key access-key encryption-key decryption-key signing-key webhook-key ssh-key pgp-key gpg-key',
  'master-key shared-key hmac-key aes-key rsa-key license-key licence-key',
  'client-key consumer-key app-key pem-key priv-key hmac',
]

/** Words that are joined to a short name without a separator: ssnnumber, customerssn, accesstoken, dateofbirth. */
const COMPANIONS =
  'number|num|no|nr|id|code|hash|data|date|day|year|of|last|first|full|value|type|key|my|new|old|user|customer|client|bank|credit|debit|gift|api|app|access|refresh|auth|session|php'

const lettersOf = (name: string) => name.replaceAll(/[^a-z]/g, '')
const written = SECRET_NAMES.flatMap((line) => line.split(' '))
const names = written.map(lettersOf)
const phrases = new Set(
  written.filter((name) => name.includes('-')).flatMap((name) => [lettersOf(name), `${lettersOf(name)}s`]),
)
const IS_SECRET = new RegExp(`^(?:${COMPANIONS})*(?:${names.join('|')})s?(?:${COMPANIONS})*$`)
const longNames = names.filter((name) => name.length >= 8 && !name.endsWith('no')) // not licensenotes
const HOLDS_SECRET = new RegExp(`(?:${longNames.join('|')})(?!board|word|note)|(?:token|secret)s?$`) // not clientkeyboard

/** Too common to count inside a longer key, but secret if the key is nothing else. */
const SECRET_ALONE = /^[^a-z]*(?:auth|cookies?|pass|sid|sin|social)[^a-z]*$/i

/** The last word of names that tell something about a secret, but not the secret: account_type, passwordUpdatedAt. */
const DESCRIPTIONS = new Set(
  'type status tier level brand network program design manager points count rate exempt enabled disabled required verified checked expired at'.split(
    ' ',
  ),
)

/** A longer word is not searched for joined words: the expression would take too long. */
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
  if (words.length > 1 && DESCRIPTIONS.has(words.at(-1) ?? '')) return false
  return (
    SECRET_ALONE.test(plain) ||
    words.some(isSecretWord) ||
    // Undivided as well: the camelCase split cuts the plural of an abbreviation (customerSSNs) in the wrong place.
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

/** Replaces full-width and accented letters by plain ones, and removes characters that draw nothing. */
function foldToAscii(key: string): string {
  // oxlint-disable-next-line no-control-regex -- all of ASCII
  if (/^[\x00-\x7F]*$/.test(key)) return key
  return key.normalize('NFKD').replaceAll(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
}
