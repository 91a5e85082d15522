import { isSafeId, isUuid } from '../contract/customer-id-rule'
import { countCutId, findHiddenCharacter } from './refuse-text'

type Kind = 'customer' | 'id' | 'unnamed' | 'bare' | 'customer word' | 'id word' | 'other' | 'word'
/** An ID, and what the text beside it says that it is. */
export type Candidate = { id: string; kind: Kind }

/** The likeliest first: the IDs of the first row that has any are the ones meant. */
const ranking: Kind[][] = [
  ['customer'], // named as a customer's: customers/…, customer_id=…; or looks like an ID after "customer"
  ['id', 'unnamed'], // looks like an ID, and is named "id", which may be another object's, or not at all
  ['bare'], // a UUID without hyphens that nothing names: often a trace
  ['customer word'], // does not look like an ID, as vip2 in customer=vip2
  ['id word'],
  ['other'], // named as another thing's: a trace, a request, a partner
  ['word'], // the text itself, each of a list, or the last part of a link
]

/** What the text before an ID names it as; the first that fits. */
const names: [Kind, RegExp][] = [
  ['customer', /(?<!partner[\W_]?)(?:customer|(?<![a-z])cust?)s?(?:[\W_]{0,5}(?:uu|gu)?ids?)?[\W_]*$/i],
  [
    'other',
    /(?:trace|span|req|request|card|order|event|evt|device|message|dispute|batch|job|correlation|transaction|txn?|session|partner)s?(?:[\W_]{0,5}ids?)?[\W_]*$/i,
  ],
  ['id', /(?<![a-z][_.-]?)(?:uu|gu)?id[\W_]*$/i],
  ['other', /ids?["'`\]]*\s*[:=>][\W_]*$/i],
]

/** Between the groups of an ID: a hyphen, with spaces or a line break beside it, or the space of a dictated ID. */
const gap = String.raw`(?:\s?-[\s>]{0,4}|\s)`
const groups = String.raw`[\da-f]{8}(?:${gap}?[\da-f]{4}){3}${gap}?[\da-f]{12}`
/** A UUID; not a cut of a hash or a trace context, nor with a look-alike letter of another script beside it. */
const uuid = String.raw`(?<![\da-z\u0370-\u058F]|\b[\da-f]+-)${groups}(?![\da-z\u0370-\u058F]|-[\da-f]+\b)`
const parts = String.raw`CSMR${gap}v\d+${gap}(?=[a-z]*\d)[a-z\d]+`
/** CSMR-v1-123 has no fixed length, so that a letter beside it, of any script, or an ellipsis may stand for a part of it. */
const csmr = String.raw`(?<![a-z\d\x7F-\uFFFB]|\d[_-]{1,3})${parts}(?![_-]*[a-z\d\x7F-\uFFFB]|&\w+;|\.{3}(?:\w|\s*$))`
/** What looks like an ID by its form alone. */
const form = new RegExp(`${uuid}|${csmr}`, 'gi')
const quotes = String.raw`"'${'`'}`
const key = String.raw`(?:customer(?:[_.-]?id)?|id)[${quotes}]*\s*[:=>#]+`
/** A key with what stands before its value, such as quotes and markup; or the start of a path or of a database key. */
const keyOrPath = String.raw`${key}[\s${quotes}*+(<[_\uFFFD]*|customers?/`
const value = String.raw`${form.source}|[^\s,;|${quotes}*~$<>()[\]{}\\/?#&]+`
/** A name and the value after it. */
const named = new RegExp(`(${keyOrPath})(${value})`, 'gi')
const namedOrForm = new RegExp(`${named.source}|${form.source}`, 'gi')
/** A UUID that a line break cuts anywhere. */
const inTwoLines = /(?<![\w-])([\da-f-]{1,35})\s*\n[\s>]*([\da-f-]{1,35})(?![\w-])/gi

/** A path that climbs (`../`, `//`): a text of one word with it is not read at all. */
const climbing = /\.\.[\\/;]|(?<!:)\/\//
const linkStart = /(?:^|[("'<[{|_*~])https?:\/\//i
/** Outside a link these ask for something else than the customer: `ID/transactions`, `ID?expand=ssn`. */
const foreignSign = /[\\/%&\uFFFC\uFFFD]|(?<=\w)[?#@]|;[^;]*=/

/** The safe customer IDs in a text whose escapes are undone, the likeliest first. An ID may come twice. */
export function findCustomerIds(received: string): Candidate[] {
  const text = received
    .replace(/\s(?:dash|hyphen|minus)\s/gi, '-')
    .replace(inTwoLines, (lines, start: string, end: string) => (isUuid(start + end) ? start + end : lines))
  // Commas, encoded spaces and encoded line breaks part words, too, but for `ID%0d%0aX-Evil:%201`.
  const oneWord = !/[\s\uFFFC\uFFFD]|.,./.test(text) || /^[^\w\uFFFD]*[\w-]+\uFFFD/.test(text)
  if (!/\s/.test(text) && climbing.test(text)) return []
  const unwrapped = withoutFullStop(text).replace(/^([%#]+)(.*)\1$|^[\\/](?=\w)/s, '$2')
  const strange = foreignSign.test(unwrapped) || findHiddenCharacter(text) !== undefined
  if (oneWord && strange && !linkStart.test(text)) return choose(findNamed(text, named))
  return choose([...findNamed(text, namedOrForm), ...findWords(text)])
}

/** The candidates of the likeliest kind that has any. */
function choose(candidates: Candidate[]): Candidate[] {
  const safe = candidates.filter(({ id }) => isSafeId(id))
  const best = ranking.map((kinds) => kinds.flatMap((kind) => safe.filter((candidate) => candidate.kind === kind)))
  return best.find(({ length }) => length > 0) ?? []
}

/** Puts hyphens for line breaks and spaces between groups, and where a UUID lacks them. Keeps the letter case. */
function hyphenate(found: string): string {
  return found
    .replace(/\s?-[\s>]*|\s+/g, '-')
    .replace(/^(\w{8})-?(\w{4})-?(\w{4})-?(\w{4})-?(\w{12})$/, '$1-$2-$3-$4-$5')
}

/** What looks like an ID, and what follows a name: each with the kind that the text before it gives. */
function findNamed(text: string, pattern: RegExp): Candidate[] {
  const isOneWord = !/[\s\uFFFC]/.test(text)
  let kind: Kind | undefined
  let end = 0
  return [...text.matchAll(pattern)].flatMap(({ 0: found, 1: name = '', 2: word = found, index }) => {
    // In a list of customer IDs the name stands before the first only.
    const inList = kind === 'customer' && /^(?:[\s"'`,;&|]|and|also|or)+$/.test(text.slice(end, index))
    const before = text.slice(Math.max(0, index - 60), index) + name
    if (!inList) kind = names.find(([, ending]) => ending.test(before))?.[0]
    end = index + found.length
    const after = text.slice(end)
    if (name.endsWith('/') && after.startsWith('\uFFFD')) return [] // a control character encoded into the path
    const ids = word.match(form)
    if (ids) return ids.map((id) => ({ id: hyphenate(id), kind: kind ?? (/^\w{32}$/.test(id) ? 'bare' : 'unnamed') }))
    if (kind !== 'customer' && kind !== 'id') return []
    const id = withoutFullStop(word)
    // `customers/search` is no ID: a word needs a digit, unless it ends a permalink.
    const isPermalink = isOneWord && name.endsWith('/') && /^(?:\?product=|$)/.test(after)
    if (!(isPermalink || /\d/.test(id)) || countCutId(id) !== undefined) return []
    if (/^customer[_.-]?id|\/$/i.test(name)) return [{ id, kind }]
    return isValue(name, id, after) ? [{ id, kind: `${kind} word` }] : []
  })
}

/**
 * Whether a word after `customer` or `id` may be an ID: after a name as programs write it (`customer=`, `"id":"…"`), or
 * where nothing follows. In `Customer: iPhone15 crashes` it begins a sentence, and a count (2nd, 24h) is none.
 */
function isValue(name: string, word: string, after: string): boolean {
  const isQuoted = /["'`]$/.test(name) && /^["'`]/.test(after)
  const isLast = /^[,;]?\s*(?:\n|$)/.test(after) && !/^\d+[a-z]{1,4}$/i.test(word)
  return isQuoted || /[=>]$/.test(name) || isLast
}

/** The text itself, each of a list of IDs, the last part of a link without a query; none where more stands beside them. */
function findWords(text: string): Candidate[] {
  const words = text
    .split(/[\s,;|"'`*~$#<>()[\]{}]+/)
    .map(withoutFullStop)
    .map((word) => /^https?:\/\/[^/?#]*([^?#]*)$/i.exec(word)?.[1]?.split('/').findLast(Boolean) ?? word)
    .filter((word) => /\w/.test(word))
  const areIds = words.every((id) => isSafeId(id) && countCutId(id) === undefined && (id === text || /\d/.test(id)))
  return areIds ? words.map((id) => ({ id, kind: 'word' })) : []
}

function withoutFullStop(word: string): string {
  return word.replace(/(?<![.:!?])(?!\.{3})[.:!?]+$/, '')
}
