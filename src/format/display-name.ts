import { memoize } from './memoize'

type NameType = 'language' | 'region'
type NameStyle = 'short' | 'long'

/**
 * The name that a locale has for the code of a language (BCP 47) or region (alpha-2); undefined when it has none, when
 * the code is malformed, and when the locale is.
 */
export function displayName(code: string, locale: string, type: NameType, style: NameStyle): string | undefined {
  try {
    return displayNames(locale, type, style).of(code)
  } catch {
    return undefined // Intl throws on what is not shaped like a code, or like a locale
  }
}

const displayNames = memoize(
  (locale: string, type: NameType, style: NameStyle) =>
    new Intl.DisplayNames(locale, { type, style, fallback: 'none' }),
)
