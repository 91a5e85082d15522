import { isE164 } from '../contract/e164'

/** `tel:` and the number; undefined unless it is strictly E.164, so no service code or extension is ever dialled. */
export function telHref(text: string): string | undefined {
  return isE164(text) ? `tel:${text}` : undefined
}

/** A number of the North American plan in its international form, "+1 415 555 2671"; undefined for any other text. */
export function formatNorthAmericanPhone(text: string): string | undefined {
  const [, area, exchange, line] = /^\+1([2-9]\d\d)([2-9]\d\d)(\d{4})$/.exec(text) ?? []
  return line && `+1 ${area} ${exchange} ${line}`
}

/**
 * The international form of a number outside +1; undefined when the text is no international number of a usual length,
 * or would come out with other digits. The phone data, 28 kB, is loaded on first use; undefined where that fails.
 * Never rejects.
 */
export async function formatPhone(text: string): Promise<string | undefined> {
  if (!/^\+[\d ().-]+$/.test(text)) return undefined // the parser drops words around a number, and what it says
  try {
    const { parsePhoneNumberFromString } = await import('libphonenumber-js/min')
    const number = parsePhoneNumberFromString(text)
    if (number?.isPossible() !== true) return undefined
    const formatted = number.formatInternational()
    return digitsOf(formatted) === digitsOf(text) ? formatted : undefined
  } catch {
    return undefined
  }
}

function digitsOf(text: string): string {
  return text.replaceAll(/\D/g, '')
}
