const LOCAL_PART = /^[\w!#$'*+/=^`{|}~-]+(?:\.[\w!#$'*+/=^`{|}~-]+)*$/
const DOMAIN = /^(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{1,58}[a-z\d])$/i

/**
 * Whether the text is one ordinary address that is safe in a mailto link: the unquoted form of RFC 5321 in ASCII,
 * without `%` and `&`, under a named top-level domain, at most 254 characters. No spaces, commas, `?` or double
 * quotes, so it can add neither a recipient nor a header. Refuses some valid addresses; those are shown as text.
 */
export function isPlainEmail(text: string): boolean {
  if (text.length > 254) return false
  const [local = '', domain = '', ...rest] = text.split('@')
  return rest.length === 0 && local.length <= 64 && LOCAL_PART.test(local) && DOMAIN.test(domain)
}

/** `mailto:` and the address, encoded; undefined unless the text is a plain address. */
export function mailtoHref(text: string): string | undefined {
  return isPlainEmail(text) ? `mailto:${text.split('@').map(encodeURIComponent).join('@')}` : undefined
}
