import { isSafeId } from '../api/customer-id-rule'
import { countCutId, findHiddenCharacter } from './refuse-text'

/** Spaces, separators, quotes and brackets: what stands around an ID and never in it. For use between [ and ]. */
const edge = String.raw`\s,;|"'${'`'}*<>\p{Ps}\p{Pe}\p{Pi}\p{Pf}`

const edges = new RegExp(`[${edge}]+`, 'u')

/** What follows `customers/`, or a key ("customer_id": , Request ID =) with the words before it; the key comes first. */
const namedValue = new RegExp(
  String.raw`(?:customers?/|(?<![\w./-])((?:\w+ ){0,2}[\w.-]*(?:id|customer))[\\"'${'`'}]*\s*[:=>]+\s*[\\"'${'`'}\p{Pi}]*)([^${edge}\\/?#&]+)`,
  'giu',
)

/** Not a cut of something longer, such as a hash or a trace context, nor with a Greek or Cyrillic letter joined on. */
const uuid =
  /(?<![0-9a-z\u0370-\u058F]|\b[0-9a-f]+-)[0-9a-f]{8}(?:-?[0-9a-f]{4}){3}-?[0-9a-f]{12}(?![0-9a-z\u0370-\u058F]|-[0-9a-f]+\b)/gi

/** A UUID in pieces, as dictated or as a line that breaks after a hyphen leaves it. */
const uuidInPieces = /(?<![\w-])[0-9a-f]{8}(?:(?:-\s{0,2}|\s)[0-9a-f]{4}){3}(?:-\s{0,2}|\s)[0-9a-f]{12}(?![\w-])/gi

/** A text of one word that climbs in a path is not read at all, whatever else is in it. */
const climbing = /\.\.[\\/;]|(?<!:)\/\//
const linkStart = /(?:^|[("'<[{|])https?:\/\//i

/** In a word that is no link: `ID/transactions` or `ID?expand=ssn` asks for something else than the customer. */
const foreignSign = /[\\/?#%&@\uFFFD]|;[^;]*=/

/** The form, beside UUIDs, of the IDs in Imprint's examples. */
const vendorForm = /^[a-z]+-v\d+-\w+$/i

interface Candidate {
  id: string
  /** 0 named as a customer's; 1 named "id"; 2 a UUID with hyphens; 3 one without, or another thing's: often a trace. */
  rank: number
}

/**
 * The safe customer IDs in a cleaned text, the likeliest first, perhaps some twice.
 * UUIDs get their hyphens, and keep their letter case.
 */
export function findCustomerIds(received: string): string[] {
  const text = received.replace(uuidInPieces, hyphenate)
  const oneWord = !/\s/.test(text)
  if (oneWord && climbing.test(text)) return []
  const strange =
    oneWord &&
    !linkStart.test(text) &&
    (foreignSign.test(withoutFullStop(text)) || findHiddenCharacter(text) !== undefined)

  const candidates: Candidate[] = []
  const rest = text.replace(namedValue, (_, key: string | undefined, value: string) => {
    candidates.push(...readNamed(key, value, oneWord && key === undefined))
    return ' '
  })
  if (!strange) {
    const unnamed = rest.match(uuid) ?? []
    candidates.push(...unnamed.map((found) => ({ id: hyphenate(found), rank: found.includes('-') ? 2 : 3 })))
  }
  if (candidates.length === 0) return strange ? [] : findWords(text)

  // Beside a customer's ID a plain "id" is another object's, and beside either a trace is not meant.
  const best = Math.min(...candidates.map(({ rank }) => rank))
  return candidates.filter(({ rank }) => rank === best || rank === 2).map(({ id }) => id)
}

/**
 * The IDs in what stands after `customers/` (no key) or after a key. A word without a digit is an ID in a permalink,
 * but not in a log line's `customers/search`, nor after a key: `customer: unknown`.
 */
function readNamed(key: string | undefined, value: string, permalink: boolean): Candidate[] {
  const name = (key ?? 'customer').toLowerCase().replace(/[^a-z]/g, '')
  const rank = /customer(?:id)?$/.test(name) && !name.includes('partner') ? 0 : name === 'id' ? 1 : 3
  const uuids = value.match(uuid)
  if (uuids) return uuids.map((found) => ({ id: hyphenate(found), rank }))
  const id = withoutFullStop(value)
  return rank < 3 && isId(id) && (permalink || /\d/.test(id)) ? [{ id, rank }] : []
}

/** IDs that nothing names: the text itself, a list of IDs, a link's last part, one of the vendor's form in a sentence. */
function findWords(text: string): string[] {
  const words = text
    .split(edges)
    .map((word) => lastPartOfLink(withoutFullStop(word)))
    .filter((word) => /\w/.test(word))
  const ids = words.filter((word) => isId(word) && (word === text || /\d/.test(word)))
  return ids.length === words.length ? ids : ids.filter((id) => vendorForm.test(id))
}

function lastPartOfLink(word: string): string {
  if (!/^https?:\/\//i.test(word)) return word
  return (
    word
      .replace(/[?#].*/, '')
      .split('/')
      .slice(3)
      .findLast(Boolean) ?? ''
  )
}

function withoutFullStop(word: string): string {
  return word.replace(/(?<![.:!?])[.:!?]+$/, '')
}

function isId(word: string): boolean {
  return isSafeId(word) && countCutId(word) === undefined
}

function hyphenate(found: string): string {
  return found.replace(/[-\s]+/g, '').replace(/(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
