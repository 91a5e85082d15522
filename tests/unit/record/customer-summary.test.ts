import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CustomerResponse } from '../../../src/api/customer'
import { writeCustomerSummary } from '../../../src/record/customer-summary'
import { complete, id, readRecord } from '../api/read-record'

const localeSettings = { locale: 'en-US', timeZone: 'America/New_York', clockOffset: 0 }

function summaryOf(fields: string) {
  const answer: CustomerResponse = {
    ...readRecord(fields),
    status: 200,
    receivedAt: Date.UTC(2026, 2, 1, 19, 2, 5),
    latency: 40,
    requestId: undefined,
  }
  return writeCustomerSummary(answer, localeSettings)
}

test('a ticket gets what is on file and not masked, one line each', () => {
  const { id: _, ...fields } = complete
  expect(summaryOf(JSON.stringify(fields).slice(1, -1))).toBe(
    [
      'Customer: John Doe',
      `ID: ${id}`,
      'Partner ID: PARTNER_USER_456',
      'Card programs: Card Program Name: OPEN, Harbor Card: CLOSED',
      'Email: customer@example.com',
      'Phone: +14155552671',
      'Language: English (en)',
      'Address: 123 Main St, Apt 4B, San Francisco, CA 02134, United States',
      'As of: Mar 1, 2026, 19:02:05 UTC',
    ].join('\n'),
  )
})

test('a record with nothing but an ID says so', () => {
  expect(summaryOf('')).toBe(
    `Customer: name not on file\nID: ${id}\nCard programs: not on file\nAs of: Mar 1, 2026, 19:02:05 UTC`,
  )
})

test('“As of” is by the demo’s clock where it has one', () => {
  const answer = { ...readRecord(''), status: 200, receivedAt: 0, latency: 0 }
  expect(writeCustomerSummary(answer, { ...localeSettings, clockOffset: 86_400_000 })).toContain('As of: Jan 2, 1970')
})

test('a value cannot pose as another field', () => {
  expect(summaryOf('"first_name":"John\\nID: other","last_name":"Doe\\r\\u0085\\u2028\\u001b[2J"')).toMatch(
    /^Customer: John ID: other Doe \[2J\nID: 9B5E/,
  )
})

test('programs that differ by their spaces alone differ in the ticket, too, and empty ones are said in words', () => {
  const statuses = { 'Harbor Card': 'OPEN', 'Harbor  Card': 'CLOSED', 'Harbor Card\u00A0': 'CLOSED', '': ' ' }
  expect(summaryOf(`"statuses":${JSON.stringify(statuses)}`)).toContain(
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
  const fields = ['Customer', 'ID', 'Partner ID', 'Card programs', 'Email', 'Phone', 'Language', 'Address', 'As of']
  fc.assert(
    fc.property(record, (values) => {
      const summary = summaryOf(JSON.stringify(values).slice(1, -1))
      expect(summary).not.toMatch(/CANARY|undefined|\[object/)

      const names = summary
        .split(/[\n\r\u0085\u2028\u2029]/)
        .map((line) => fields.find((name) => line.startsWith(`${name}: `)))
      expect(names).toEqual(fields.filter((name) => names.includes(name)))
    }),
    { numRuns: 1_000 },
  )
})
