import { expect, test } from 'vitest'
import { findPartnerIdProblem, isPartnerId } from '../../../src/contract/partner-id-rule'

test.each([
  'PARTNER_USER_456',
  'a',
  '0',
  '7',
  '840012345678', // a loyalty number
  '000000815',
  '123456789', // nine digits may be an SSN as well as a member's number
  '4155552671',
  '4111111111111112', // a wrong check digit
  '9999999999999995', // a check digit, and no network that issues it
  '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4',
  '41111111-1111-4111-8111-111111111111',
  'auth0|5f7c8ec7c33c6c004bbafe82',
  'shop:eu-west.42_7',
  'ab123-45-6789', // a letter before the first group
  '123-45-67890',
  'a'.repeat(64),
])('%s may be sent', (id) => {
  expect(findPartnerIdProblem(id)).toBeUndefined()
  expect(isPartnerId(id)).toBe(true)
})

test.each([
  ['', 'empty'],
  [' ', 'empty'],
  ['\u00A0', 'empty'],
  ['123-45-6789', 'ssn'],
  ['123 45 6789', 'ssn'],
  ['123.45.6789', 'ssn'],
  ['SSN:123-45-6789', 'ssn'],
  ['4111111111111111', 'card'],
  ['4111-1111-1111-1111', 'card'],
  ['4111 1111 1111 1111', 'card'],
  ['4111.1111.1111.1111', 'card'],
  ['user_4111111111111111', 'card'],
  ['378282246310005', 'card'],
  ['jane@example.com', 'email'],
  ['jane.doe@', 'email'],
  ['+14155552671', 'phone'],
  ['a b', 'form'],
  ['a%20b', 'form'],
  ['a&limit=100', 'form'],
  ['a?b', 'form'],
  ['a#b', 'form'],
  ['a/b', 'form'],
  ['..', 'form'],
  ['.a', 'form'],
  ['-a', 'form'],
  ['_a', 'form'],
  ['a\n', 'form'],
  ['a\u0000', 'form'],
  ['a,b', 'form'],
  ['a*', 'form'],
  ['ａ1', 'form'],
  ['Zoë', 'form'],
  ['a\u200B1', 'form'],
  ['a'.repeat(65), 'form'],
] as const)('“%s” may not: %s', (text, problem) => {
  expect(findPartnerIdProblem(text)).toBe(problem)
  expect(isPartnerId(text)).toBe(false)
})
