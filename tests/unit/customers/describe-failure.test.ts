import { expect, test } from 'vitest'
import { LookupError, type LookupErrorKind } from '../../../src/api/errors'
import { describeFailure } from '../../../src/customers/describe-failure'

/** What helps most, for each way to fail. */
const waysOut: Record<LookupErrorKind, string> = {
  'not-found': 'edit',
  'not-accepted': 'edit',
  'session-ended': 'reload',
  'not-allowed': 'none',
  'too-many': 'retry',
  misrouted: 'retry',
  misconfigured: 'retry',
  'sign-in-unavailable': 'retry',
  failing: 'retry',
  'too-slow': 'retry',
  'too-large': 'retry',
  offline: 'retry',
  unreachable: 'retry',
  empty: 'retry',
  unreadable: 'retry',
  'another-record': 'retry',
  broken: 'retry',
}

const describeKind = (kind: LookupErrorKind) =>
  describeFailure(new LookupError(kind, { message: 'from outside', at: 0 }))
const kinds = Object.keys(waysOut) as LookupErrorKind[]

test.each(kinds)('%s has words without blame or codes, and its way out', (kind) => {
  const { title, text, wayOut } = describeKind(kind)
  expect(wayOut).toBe(waysOut[kind])
  expect(title).toMatch(/^[A-Z].*[^.]$/)
  expect(text).toMatch(/^[A-Z].*\.$/)
  expect(`${title} ${text}`).not.toMatch(/from outside|oops|sorry|invalid|error|\b[45]\d\d\b/i)
})

test('no two ways to fail look the same', () => {
  expect(new Set(kinds.map((kind) => describeKind(kind).title)).size).toBe(kinds.length)
})

test('a fault of the tool is called that', () => {
  const { title, text, wayOut } = describeKind('broken')
  expect(title).toBe('Customer lookup made a mistake')
  expect(text).toMatch(/^The fault is in this tool, not in the ID\./)
  expect(wayOut).toBe('retry')
})
