// oxlint-disable no-control-regex -- a terminal's colours are written with them
/** HTML entities seen beside IDs, each with its character or a space after it. A library of all of them is 30 kB. */
const entities =
  ` quot" ldquo" rdquo" bdquo" apos' lsquo' rsquo' sbquo' grave\` lt< gt> lpar( rpar) lsqb[ rsqb] lbrack[ rbrack]` +
  ' lcub{ rcub} lbrace{ rbrace} amp& sol/ colon: semi; comma, period. excl! quest? equals= num# commat@ lowbar_ ast*' +
  ' vert| hyphen- dash- ndash- mdash- minus- bull* hellip… shy\u00AD zwnj\u200C zwj\u200D lrm\u200E rlm\u200F tab newline' +
  ' laquo raquo lsaquo rsaquo nbsp ensp emsp thinsp middot copy reg trade check rarr larr star starf para sect deg euro '

const fromHex = (escape: string) => String.fromCodePoint(Number.parseInt(escape.replace(/[^\da-f]/gi, ''), 16))
/** Characters as several bytes: =E2=80=93 or =3A=20 in mail, \xe2\x80\x93 in logs. */
const bytes = /(?:(?:=|(?<!\\)\\+x)[\da-f]{2}){2,}/gi
/** A terminal's escape character in one of its spellings. */
const esc = String.raw`(?:\x1B|(?<!\\)\\+(?:e|0?33)|#033|#x1B|ESC(?=\[\d))`

/** Escapes of JSON, shells, terminals, HTML, mail and links. They nest, so that backslashes add up: see undoEscapes. */
const escapes: [escape: RegExp, undo: (escape: string, part?: string) => string][] = [
  [bytes, decode],
  [/(?:(?<!\\)\\+|%)u[\da-f]{4}|(?<!\\)\\+(?:u\{[\da-f]{1,5}\}|x[\da-f]{2})|&#x[\da-f]{1,5};/gi, fromHex],
  [/(?<!\\)\\+[nrtv]/g, () => '\n'],
  [/(?<!\\)\\+(?:\r?\n|(["'`/&=?:#,;!*_~|()[\]{}<>$+ -]))/g, (_, sign = '') => sign],
  [/&#(\d{1,6});/g, (_, code) => String.fromCodePoint(Number(code))],
  [/&(\w{2,7});/g, (entity, name = '') => new RegExp(` ${name}([^a-z])`, 'i').exec(entities)?.[1] ?? entity],
  [/<wbr>|<\/?(?:b|em|i|mark|strong|u)(?: (?:class|style)=[^<>]*)?>/gi, () => ''], // a highlighted part of an ID
  [/[<[]\/[\w:.-]+[>\]]/g, () => ' '], // </b>, [/b]
  [new RegExp(String.raw`${esc}\[[\d;:?]*[A-Za-z]|\[\d[\d;:]*[mGHJK]`, 'g'), () => ''], // a terminal's colours
  // Mail: a line that goes on, a subject line, and signs as =3D; but customer_id=3D… may be the start of a UUID.
  [/\b([\da-f-]{1,36}|csmr?[\w-]{0,60})=\r?\n/gi, (_, start = '') => start],
  [/=\?[\w-]+\?q\?([^?\s]+)\?=/gi, (_, subject = '') => subject.replaceAll('_', ' ')],
  [/=3D(?![\dA-F]{6}(?:-|[\dA-F]{24}\b))|(?<=[:,;.])=20/g, decode],
  [/(?<=\?u=)https?-3A__[\w.~-]+/g, (link) => link.replaceAll('-', '%').replaceAll('_', '/')], // Proofpoint
  [/(?:%[\da-f]{2})+/gi, decode],
]

/** What stands for the rest of an ID: an ellipsis, bullets, or asterisks that are no pair of marks for bold text. */
const omission = /…|[•●]{2,}|\*{4,}|(?<!\*.{0,200})\*{2,3}(?!.{0,200}\*)/g

/**
 * A pasted text as a person reads it: escapes undone, full-width letters plain, dashes hyphens, an omission three dots,
 * other signs spaces.
 */
export function undoEscapes(pasted: string): string {
  let text = pasted
  for (let round = 0; round < 6 && /[\\&%=<[\x1B]/.test(text); round++)
    for (const [escape, undo] of escapes) text = text.replace(escape, undo)
  text = text.replace(omission, '...')
  if (/^[\0-\x7F]*$/.test(text)) return text.trim() // and the expression of signs, which takes long, is not made
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u200B-\u200F\u202A\u202C\u2060\u2066\u2068\u2069\uFEFF]/g, '') // draw nothing, move no plain letter
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(makeSigns(), ' ')
    .trim()
}

/**
 * Emoji and other signs with their selectors and tags; letters of Thai, kana, Han and Hangul. Keycaps and circled digits
 * only where they number a list, no circled letters, no sign between digits: those may stand for a part of an ID.
 */
function makeSigns(): RegExp {
  const asian = String.raw`\u0E01-\u0E4E\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF`
  const other = String.raw`[\0-\x7F\u249C-\u24E9\u{1F110}-\u{1F189}\uFFFC\uFFFD]`
  const number = String.raw`(?<![\w-])(?:[\d#*]\uFE0F\u20E3|[\u2460-\u249B\u2776-\u2793])`
  const sign = String.raw`(?!${other})(?:[\p{Z}${asian}]|(?<!\d)[\p{S}\p{P}]|[\p{S}\p{P}](?!\d))`
  return new RegExp(`${number}|${sign}[\uFE0E\uFE0F\u{E0020}-\u{E007F}]*`, 'gu')
}

/** What a link encodes does not cut a word in two: a space becomes U+FFFC, a line break or control character U+FFFD. */
function decode(encoded: string): string {
  try {
    const decoded = decodeURIComponent(encoded.replace(/=|\\+x/g, '%'))
    return decoded.replace(/[^\S\r\n]/g, '\uFFFC').replace(/[\0-\x1F]/g, '\uFFFD')
  } catch {
    return encoded
  }
}
