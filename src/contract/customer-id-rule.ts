/**
 * Whether an ID may be sent to the API, where it is logged. Browser and gateway share this rule. Digits and hyphens alone
 * are refused: they could be an SSN, a phone number or a card number pasted by mistake.
 */
export function isSafeId(id: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(id) && !/^[0-9-]{1,23}$/.test(id)
}

/** Whether an ID is a UUID, whose letter case carries no meaning: 32 hexadecimal digits, with the usual hyphens or bare. */
export function isUuid(id: string): boolean {
  return /^[0-9a-f]{8}(-?)[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{4}\1[0-9a-f]{12}$/i.test(id)
}

/** Whether two IDs name the same customer: UUIDs do that differ only in letter case. */
export function isSameId(one: string, other: string): boolean {
  return one === other || (isUuid(one) && one.toLowerCase() === other.toLowerCase())
}
