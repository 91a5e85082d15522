import { expect, test } from 'vitest'
import { isSafeId, isUuid } from '../../../src/contract/customer-id-rule'

test.each([
  '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4',
  '9b5e1ee0-2e1c-46e7-81b9-3c3917204be4',
  '00000000-0000-4000-8000-000000000001',
  'CSMR-v1-123',
  'constructor',
  'a',
  'x'.repeat(64),
  '1'.repeat(24),
])('%s may be asked for', (id) => expect(isSafeId(id)).toBe(true))

// H numbers: docs/threats.md
const refused = [
  ['', ' ', ' CSMR-v1-123', 'CSMR-v1-123\n', '“CSMR-v1-123”', '<CSMR-v1-123>'], // H1-H4
  ['.', '..', '../customers', '%2e%2e', '..%2f..%2fv1%2fadmin', 'x%2f..%2fCSMR-v1-123', '..;/customers'], // H5-H11
  ['%252e%252e%252f', 'a\\..\\b', '%c0%ae%c0%ae%c0%af', '．．／'], // H12-H15
  ['ID/transactions', 'ID%2ftransactions', 'ID/link', '/api//v2/x', 'ID/'], // H16-H20
  ['ID?expand=ssn', 'ID%3fexpand=ssn', 'ID#x', 'ID%23x', 'ID;a=b'], // H21-H25
  ['ID%00', 'ID%0a', 'ID%0d%0aX-Evil:%201', '%zz', '\uD800', 'ID\0'], // H26-H30
  ['x'.repeat(65), 'x'.repeat(9000), 'x'.repeat(1_000_000)], // H31-H33
  ['123-45-6789', '123456789', '4111111111111111', '+1 415 555 2671', 'jane@example.com', 'John Doe'], // H34-H39
  ['4111-1111-1111-1111-111', '1'.repeat(23), '-'],
  ['CSMR\u200B-v1', 'СSMR-v1-123', '\u202ECSMR', '__proto__', '-a', '_a'], // H40-H42, H44
].flat()

test.each(refused)('%j is refused', (id) => expect(isSafeId(id)).toBe(false))

test.each([
  ['9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4', true],
  ['9b5e1ee02e1c46e781b93c3917204be4', true],
  ['9B5E1EE0-2E1C46E7-81B9-3C3917204BE4', false],
  ['9B5E1EE0-2E1C-46E7-81B9-3C3917204BE', false],
  ['G B5E1EE0-2E1C-46E7-81B9-3C3917204BE4', false],
  ['CSMR-v1-123', false],
])('that %s is a UUID is %s', (id, expected) => expect(isUuid(id)).toBe(expected))
