/** "Spanish (es)" for a language code (ISO 639-1 in the contract, any BCP 47 tag works); an unknown code alone, as received. */
export function formatLanguage(code: string, locale: string): string {
  try {
    const name = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' }).of(code.trim())
    return name === undefined ? code : `${name} (${code})`
  } catch {
    return code // Intl throws on what is not shaped like a tag, and on a malformed locale
  }
}
