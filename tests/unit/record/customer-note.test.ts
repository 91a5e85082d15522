import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CustomerResponse } from '../../../src/api/customer'
import { writeCustomerNote } from '../../../src/record/customer-note'
import { complete, id, readRecord } from '../api/read-record'

const context = {
  locale: 'en-US',
  clockOffset: 0,
  product: '',
  link: `https://lookup.example/customers/${id}`,
  reveals: [],
  includesContact: true,
}

function noteOf(fields: string, more: Partial<Parameters<typeof writeCustomerNote>[1]> = {}) {
  const answer: CustomerResponse = {
    ...readRecord(fields),
    status: 200,
    receivedAt: Date.UTC(2026, 2, 1, 19, 2, 5),
    latency: 40,
    requestId: undefined,
  }
  return writeCustomerNote(answer, { ...context, ...more })
}

const { id: _, ...withoutId } = complete
const completeFields = JSON.stringify(withoutId).slice(1, -1)

test('a note says which customer, what was read and what was shown, and nothing personal', () => {
  const reveals = [
    { field: 'ssn4', reason: 'T-1042', at: Date.UTC(2026, 2, 1, 19, 3) },
    { field: 'metadata', reason: '', at: Date.UTC(2026, 2, 1, 19, 4) },
  ] as const
  expect(noteOf(completeFields, { includesContact: false, product: 'travel', reveals })).toBe(
    [
      `Customer: ${id}`,
      'Product: travel',
      `Link: https://lookup.example/customers/${id}`,
      'Looked up: Mar 1, 2026, 19:02:05 UTC',
      'Card programs: Card Program Name: OPEN, Harbor Card: CLOSED',
      'Shown: SSN last four (T-1042), Mar 1, 2026, 19:03:00 UTC; a value in the metadata, Mar 1, 2026, 19:04:00 UTC',
    ].join('\n'),
  )
})

test('a note says how the caller was checked, never what they said', () => {
  const at = Date.UTC(2026, 2, 1, 19, 3)
  const check = { answers: 2, triesLeft: 2, at } as const
  const lineOf = (verdict: 'matches' | 'does-not-match' | 'cannot-be-checked', fields: ('ssn4' | 'postal_code')[]) =>
    noteOf('', { callerCheck: { ...check, verdict, fields } })
      .split('\n')
      .find((line) => line.startsWith('Caller check'))
  expect(lineOf('matches', ['ssn4', 'postal_code'])).toBe(
    'Caller check: Matches · 2 of 2 answers (SSN last four, ZIP code), Mar 1, 2026, 19:03:00 UTC',
  )
  expect(lineOf('does-not-match', ['ssn4'])).toBe(
    'Caller check: Does not match (SSN last four), Mar 1, 2026, 19:03:00 UTC',
  )
  expect(lineOf('cannot-be-checked', [])).toBe(
    'Caller check: Cannot be checked: not on file, Mar 1, 2026, 19:03:00 UTC',
  )
  expect(noteOf('')).not.toContain('Caller check')
})

test('with contact data it has what is on file and not masked, one line each', () => {
  expect(noteOf(completeFields)).toBe(
    [
      `Customer: ${id}`,
      `Link: https://lookup.example/customers/${id}`,
      'Looked up: Mar 1, 2026, 19:02:05 UTC',
      'Card programs: Card Program Name: OPEN, Harbor Card: CLOSED',
      'Name: John Doe',
      'Partner ID: PARTNER_USER_456',
      'Email: customer@example.com',
      'Phone: +14155552671',
      'Language: English (en)',
      'Address: 123 Main St, Apt 4B, San Francisco, CA 02134, United States',
    ].join('\n'),
  )
})

test('a record with nothing but an ID says so', () => {
  expect(noteOf('').split('\n').slice(3)).toEqual(['Card programs: not on file', 'Name: not on file'])
})

test('its time is by the demo’s clock where it has one', () => {
  expect(noteOf('', { clockOffset: 86_400_000 })).toContain('Looked up: Mar 2, 2026')
})

test('a value cannot pose as another field', () => {
  expect(noteOf('"first_name":"John\\nID: other","last_name":"Doe\\r\\u0085\\u2028\\u001b[2J"')).toMatch(
    /\nName: John ID: other Doe \[2J$/,
  )
})

test('programs that differ by their spaces alone differ in the ticket, too, and empty ones are said in words', () => {
  const statuses = { 'Harbor Card': 'OPEN', 'Harbor  Card': 'CLOSED', 'Harbor Card\u00A0': 'CLOSED', '': ' ' }
  expect(noteOf(`"statuses":${JSON.stringify(statuses)}`)).toContain(
    'Card programs: empty text: empty text, Harbor Card: OPEN, Harbor [U+0020]Card: CLOSED, Harbor Card[U+00A0]: CLOSED\n',
  )
})

test('whatever the record holds, the ticket has each field on one line at most, and nothing that is masked', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('a\nEmail: b', '\u2028', 'null'))
  const wrong = fc.oneof(text, fc.jsonValue())
  const secret = fc.constantFrom('CANARY', 'CANARY'.repeat(9))
  const record = fc.record(
    {
      first_name: wrong,
      last_name: wrong,
      email: wrong,
      phone: wrong,
      preferred_language: wrong,
      partner_customer_id: wrong,
      statuses: fc.oneof(fc.dictionary(text, wrong), wrong),
      address: fc.oneof(
        fc.record({ street_line1: wrong, city: wrong, country: fc.oneof(wrong, fc.constant('JPN')) }),
        wrong,
      ),
      ssn4: secret,
      date_of_birth: fc.oneof(secret, fc.record({ year: secret, month: secret })),
      metadata: fc.oneof(secret, fc.dictionary(text, secret)),
      created_at: secret,
    },
    { requiredKeys: [] },
  )
  const labels = [
    'Customer',
    'Link',
    'Looked up',
    'Card programs',
    'Name',
    'Partner ID',
    'Email',
    'Phone',
    'Language',
    'Address',
  ]
  fc.assert(
    fc.property(record, (values) => {
      const note = noteOf(JSON.stringify(values).slice(1, -1))
      expect(note).not.toMatch(/CANARY|undefined|\[object/)

      const names = note
        .split(/[\n\r\u0085\u2028\u2029]/)
        .map((line) => labels.find((name) => line.startsWith(`${name}: `)))
      expect(names).toEqual(labels.filter((name) => names.includes(name)))
    }),
    { numRuns: 1_000 },
  )
})
