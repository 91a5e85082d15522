import { expect, test } from 'vitest'
import { LookupError, type LookupErrorKind } from '../../../src/api/errors'
import { describeFailure } from '../../../src/failures/describe-failure'

/** What helps most, for each way to fail. */
const recoveries: Record<LookupErrorKind, string> = {
  'not-found': 'edit',
  'invalid-request': 'edit',
  'session-ended': 'reload',
  'not-allowed': 'report',
  'rate-limited': 'retry',
  'daily-limit': 'report',
  misrouted: 'report',
  misconfigured: 'report',
  'sign-in-unavailable': 'retry',
  'server-error': 'retry',
  'too-slow': 'retry',
  'too-large': 'report',
  offline: 'retry',
  unreachable: 'retry',
  empty: 'retry',
  unreadable: 'retry',
  'another-record': 'report',
  broken: 'retry',
}

const describeKind = (kind: LookupErrorKind) =>
  describeFailure(new LookupError(kind, { message: 'from outside', at: 0 }), {
    appName: 'Customer lookup',
    embedded: false,
  })
const kinds = Object.keys(recoveries) as LookupErrorKind[]

test.each(kinds)('%s has words without blame or codes, and its way out', (kind) => {
  const { title, text, recovery } = describeKind(kind)
  expect(recovery).toBe(recoveries[kind])
  expect(title).toMatch(/^[A-Z].*[^.]$/)
  expect(text).toMatch(/^[A-Z].*\.$/)
  expect(`${title} ${text}`).not.toMatch(/from outside|oops|sorry|invalid|error|\b[45]\d\d\b/i)
})

test('Imprint’s status page is offered where the fault is Imprint’s, and only there', () => {
  expect(kinds.filter((kind) => describeKind(kind).isImprints)).toEqual(['server-error', 'too-slow', 'empty'])
})

test('no two ways to fail look the same', () => {
  expect(new Set(kinds.map((kind) => describeKind(kind).title)).size).toBe(kinds.length)
})

test('a fault of the tool is called that', () => {
  const { title, text, recovery } = describeKind('broken')
  expect(title).toBe('Customer lookup made a mistake')
  expect(text).toMatch(/^The fault is in this tool, not in the ID\./)
  expect(recovery).toBe('retry')
})
