// oxlint-disable no-control-regex -- a terminal's colours are written with them
/**
 * The HTML entities that occur in or around an ID, each followed by its character; by nothing for those that become a
 * space. A library of all entities is 30 kB.
 */
const entities = ` quot" ldquo" rdquo" apos' lsquo' rsquo' lt< gt> amp& sol/ colon: equals= num# lowbar_ hyphen- dash- ndash- mdash- bull* nbsp ensp emsp thinsp zwj zwnj hellip middot copy reg trade check rarr larr `

const fromHex = (escape: string) => String.fromCodePoint(Number.parseInt(escape.replace(/[^\da-f]/gi, ''), 16))

/** Escapes of JSON, shells, terminals, HTML, mail and links. They nest, so that backslashes add up: see undoEscapes. */
const escapes: [escape: RegExp, undo: (escape: string, part?: string) => string][] = [
  [/(?<!\\)\\+(?:u[\da-f]{4}|u\{[\da-f]{1,5}\}|x[\da-f]{2})|&#x[\da-f]{1,5};/gi, fromHex],
  [/(?<!\\)\\+[nrtv]/g, () => '\n'],
  [/(?<!\\)\\+(?:\r?\n|(["'`/&=?:#,;!*_~|()[\]{}<>$+ -]))/g, (_, sign = '') => sign],
  [/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Number(code))],
  [/<\/[\w:.-]+\s*>|<br\s*\/?>|\x1B\][\d;]*|\x1B\\|\x07/gi, () => ' '], // ends of tags, and a terminal's links
  [/&(\w{2,6});/g, (entity, name = '') => new RegExp(` ${name}([^a-z])`).exec(entities)?.[1] ?? entity],
  // Colours of a terminal, with their escape character in one of its spellings, or without.
  [/(?:\x1B|(?<!\\)\\+(?:e|0?33)|\^\[|#033)\[[\d;?]*[a-z]|\x1B\([0B]/gi, () => ''],
  [/[\uFFFD\u241B\u2190]?\[\d[\d;]*[mGHJK]/g, () => ''],
  // Mail: a line that goes on, and signs as =3D; but customer_id=3D… may be the start of a UUID.
  [/\b([\da-f-]{1,36}|csmr?[\w-]{0,60})=[ \t]*\r?\n/gi, (_, start = '') => start],
  [/=3D(?![\dA-F]{6}(?:-|[\dA-F]{24}\b))|(?<=[:,;.])=20|(?:=[C-F][\dA-F](?:=[89AB][\dA-F])+)+/g, decode],
  [/(?<=\?u=)https?-3A__[\w.~-]+/g, (link) => link.replaceAll('-', '%').replaceAll('_', '/')], // urldefense.proofpoint.com
  [/(?:%[\da-f]{2})+/gi, decode],
]

/** A pasted text as a person reads it: escapes undone, full-width letters plain, dashes hyphens, other signs spaces. */
export function undoEscapes(pasted: string): string {
  let text = pasted
  for (let round = 0; round < 6 && /[\\&%=<[\x1B]/.test(text); round++)
    for (const [escape, undo] of escapes) text = text.replace(escape, undo)
  if (/^[\0-\x7F]*$/.test(text)) return text.trim() // and the next expression, which takes long, is not made
  const signs =
    /[\d#*]\uFE0F?\u20E3|(?![\0-\x7F\uFFFC\uFFFD])[\p{S}\p{P}\p{Z}\u2460-\u249B\u2776-\u2793\u0E01-\u0E4E\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF][\uFE0E\uFE0F\u{E0020}-\u{E007F}]*/gu
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B-\u200F\u2060\uFEFF]/g, '')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(signs, (sign) => (sign === '…' ? '...' : ' '))
    .trim()
}

/** What a link encodes does not cut a word in two: a space becomes U+FFFC, a line break or control character U+FFFD. */
function decode(encoded: string): string {
  try {
    const decoded = decodeURIComponent(encoded.replaceAll('=', '%'))
    return decoded.replace(/[^\S\r\n]/g, '\uFFFC').replace(/[\0-\x1F]/g, '\uFFFD')
  } catch {
    return encoded
  }
}
