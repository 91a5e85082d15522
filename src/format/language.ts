import { displayName } from './display-name'

/** "Spanish (es)" for a language code (ISO 639-1 in the contract, any BCP 47 tag works, with underscores too); an unknown code alone, as received. */
export function formatLanguage(code: string, locale: string): string {
  const name = displayName(code.trim().replaceAll('_', '-'), locale, 'language', 'long')
  return name === undefined ? code : `${name} (${code})`
}
