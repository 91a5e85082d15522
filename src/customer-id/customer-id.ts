import { isUuid } from '../contract/customer-id-rule'
import { findCustomerIds } from './find-customer-ids'
import { type Refusal, refuseText } from './refuse-text'
import { undoEscapes } from './undo-escapes'

/** What a pasted or typed text holds. `cleaned`: the ID differs from the text, so show it before it is used. */
export type ReadResult = { kind: 'one'; id: string; cleaned: boolean } | { kind: 'several'; ids: string[] } | Refusal

/** In characters. Longer text, such as a pasted file, is refused unread. */
export const longestText = 20_000

/**
 * Reads the customer IDs in whatever an agent has: an ID, in quotes or brackets, a link, a log line, JSON, a list.
 * Each ID given is safe to ask for (`isSafeId`); of several the first 50 are given, the likeliest first.
 * Never throws. A refusal holds nothing of the text but the code point of a look-alike or hidden character.
 */
export function readCustomerIds(pasted: string): ReadResult {
  if (pasted.length > longestText) return { kind: 'none', reason: 'too-long' }
  const text = undoEscapes(pasted)
  const ids = new Map<string, string>()
  for (const { id } of findCustomerIds(text)) if (!ids.has(normalizeId(id))) ids.set(normalizeId(id), id)
  const [id] = ids.values()
  if (ids.size > 1) return { kind: 'several', ids: [...ids.values()].slice(0, 50) }
  return id === undefined ? refuseText(text) : { kind: 'one', id, cleaned: id !== pasted }
}

/** What some refused texts look like. `…` stands for the refusal's detail. */
export const looks = {
  email: 'an email address',
  phone: 'a phone number',
  ssn: 'a Social Security number',
  card: 'a card number',
  name: 'a name or words',
  'part-of-id': 'part of an ID (… of 32 letters and digits)',
  'added-to-id': 'an ID with something added (… letters and digits, not 32)',
}

const sentences: Record<Refusal['reason'], string> = {
  empty: 'Enter a customer ID.',
  'too-long': 'That is too long for an ID. Paste a shorter part of the text.',
  email: `This looks like ${looks.email}, not a customer ID.`,
  phone: `This looks like ${looks.phone}, not a customer ID.`,
  ssn: `This looks like ${looks.ssn}, not a customer ID.`,
  card: `This looks like ${looks.card}, not a customer ID.`,
  name: `This looks like ${looks.name}, not a customer ID.`,
  shortened: 'This is a shortened ID. Copy the whole ID.',
  'part-of-id': `This looks like ${looks['part-of-id']}. Copy the whole ID.`,
  'added-to-id': `This looks like ${looks['added-to-id']}. Copy the ID alone.`,
  'hidden-characters': 'There is a hidden character in this (…). Type the ID instead.',
  'look-alike': 'One character in this only looks like a plain letter or digit (…). Type the ID instead.',
  path: 'This has signs that no customer ID has, such as / ? # or %. Enter the ID alone, or paste the whole link.',
  'not-an-id':
    'This is not a customer ID. An ID starts with a letter or digit, has letters, digits, hyphens and underscores only, and is never a number alone.',
}

/** What is wrong with a refused text, and what to do. */
export function describeRefusal({ reason, detail = '' }: Refusal): string {
  return sentences[reason].replace('…', detail)
}

/** The name of a lookup in cache and recents: the letter case of a UUID carries no meaning, that of another ID may. */
export function normalizeId(id: string): string {
  return isUuid(id) ? id.toLowerCase() : id
}

/** A UUID in the other letter case, the upper if it has both; undefined for other IDs, and for one without letters. */
export function otherCase(id: string): string | undefined {
  const other = id === id.toUpperCase() ? id.toLowerCase() : id.toUpperCase()
  return isUuid(id) && other !== id ? other : undefined
}

/** The ID in a half-typed text that is certainly complete: a UUID. CSMR-v1-12 may yet become CSMR-v1-123. */
export function isWholeId(text: string): string | undefined {
  const read = readCustomerIds(text)
  return read.kind === 'one' && isUuid(read.id) ? read.id : undefined
}
