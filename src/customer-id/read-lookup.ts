import { findPartnerIdProblem, isPartnerId, type PartnerIdProblem } from '../contract/partner-id-rule'
import { describeRefusal, longestText, type ReadResult, readCustomerIds } from './customer-id'
import { findCustomerIds } from './find-customer-ids'
import { undoEscapes } from './undo-escapes'

/** Whose ID it is: Imprint's own, or the partner's. */
export type IdKind = 'customer' | 'partner'

/**
 * What a text in the box asks for. `refused`: nothing is asked for, and `sentence` says why; `partnerId` is the text where
 * it is no customer ID but may be a partner's.
 */
export type Lookup =
  | Exclude<ReadResult, { kind: 'none' }>
  | { kind: 'partner'; id: string }
  | { kind: 'refused'; sentence: string; partnerId?: string | undefined }

/** A name before a value, as `partner_customer_id=`, `"loyaltyId": "` or a column of a table. The surest name comes first. */
const names = ['partner[ _.-]?(?:customer|user)?[ _.-]?id', 'loyalty[ _.-]?(?:id|number|no)'].map(
  (name) =>
    new RegExp(`(?<![a-z])${name}(?:["'\`]*\\s*[:=#>]+[\\s"'\`(<[]*|\\s+(?=\\S*\\d))([a-z\\d][\\w.:|-]*)`, 'gi'),
)

const describeProblem = (problem: PartnerIdProblem) =>
  problem === 'form'
    ? 'This is not a partner ID. It has up to 64 letters, digits and . _ - : |'
    : describeRefusal({ kind: 'none', reason: problem }).replace('customer ID', 'partner ID')

/**
 * Reads a typed or pasted text. `meant`: the kind of an ID that nothing names. What stands beside an ID decides against it:
 * `customer_id` makes it a customer's, `partner_customer_id` or `loyalty_id` a partner's. Never throws.
 */
export function readLookup(pasted: string, meant: IdKind): Lookup {
  if (pasted.length > longestText) return readCustomer(pasted)
  const text = undoEscapes(pasted)
  const kind = findCustomerIds(text)[0]?.kind
  const named = findNamed(text)
  if (named !== undefined && (kind === undefined || kind === 'other')) return { kind: 'partner', id: named }
  const isNamedCustomer = kind === 'customer' || kind === 'customer word'
  if (meant === 'customer' || isNamedCustomer || named !== undefined) return readCustomer(pasted, plainId(text))
  const id = plainId(text)
  const problem = findPartnerIdProblem(id)
  return problem ? { kind: 'refused', sentence: describeProblem(problem) } : { kind: 'partner', id }
}

function readCustomer(pasted: string, whole?: string): Lookup {
  const read = readCustomerIds(pasted)
  if (read.kind !== 'none') return read
  const partnerId = whole !== undefined && isPartnerId(whole) ? whole : undefined
  return { kind: 'refused', sentence: describeRefusal(read), partnerId }
}

/** The partner's ID that the text names; undefined where it names none, or several. */
function findNamed(text: string): string | undefined {
  for (const name of names) {
    const found = [...text.matchAll(name)].flatMap(({ 0: match, 1: id = '', index }) => {
      // Digits that go on after a space are a card's or a phone's, of which this is the first group.
      const isFirstGroup = /^\d+$/.test(id) && /^ \d/.test(text.slice(index + match.length))
      return isFirstGroup ? [] : id.replace(/[.:]+$/, '')
    })
    const ids = new Set(found.filter(isPartnerId))
    if (ids.size > 0) return ids.size === 1 ? [...ids][0] : undefined
  }
  return undefined
}

/** Without what stands around an ID, and without the spaces in a number that is printed in groups, unless they are a phone's. */
function plainId(text: string): string {
  const id = text.replace(/^["'`(<[{]+|["'`)>\]},;.]+$/g, '')
  const isGrouped = /^\d{3,6}(?: \d{3,6})+$/.test(id) && !/^(?:\d{3} ){1,2}\d{4}$/.test(id)
  return isGrouped && findPartnerIdProblem(id) === 'form' ? id.replaceAll(' ', '') : id
}
