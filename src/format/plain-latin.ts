/**
 * Whether a text has only printable ASCII, Latin letters and accents, as most have: nothing hidden, no other script.
 * Ask before a Unicode-property regular expression: compiling one takes milliseconds, which a record of plain text
 * need not pay. U+00AD is a soft hyphen, U+02EA and U+02EB are Bopomofo letters.
 */
export function isPlainLatin(text: string): boolean {
  return /^[ -~\u00A1-\u00AC\u00AE-\u02E9\u02EC-\u034E]*$/.test(text)
}
