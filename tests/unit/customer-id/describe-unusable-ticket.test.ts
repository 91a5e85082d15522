import { expect, test } from 'vitest'
import { describeUnusableTicket } from '../../../src/customer-id/describe-unusable-ticket'

const id = '00000000-0000-4000-8000-000000000001'
const none = 'This ticket names no customer ID'
const nothing = 'Nothing was looked up'

test.each<[named: string | null, sentence: string | undefined]>([
  [id, undefined],
  [`https://crm.example/contacts?customer=${id}`, undefined],
  [null, `${none}. ${nothing}.`],
  ['', `${none}. ${nothing}.`],
  ['123-45-6789', `${none}: it looks like a Social Security number. ${nothing}.`],
  ['4111 1111 1111 1111', `${none}: it looks like a card number. ${nothing}.`],
  ['jane@example.com', `${none}: it looks like an email address. ${nothing}.`],
  ['+1 202 555 0143', `${none}: it looks like a phone number. ${nothing}.`],
  ['Jane Doe', `${none}: it looks like a name or words. ${nothing}.`],
  [id.slice(2), `${none}: it looks like part of an ID (30 of 32 letters and digits). ${nothing}.`],
  ['../../api/audit', `${none}. ${nothing}.`],
  [`${id} ${id.slice(0, -1)}2`, `This ticket names 2 customer IDs. ${nothing}: paste the one you need.`],
])('a ticket that names %j', (named, sentence) => {
  expect(describeUnusableTicket(named)).toBe(sentence)
})
