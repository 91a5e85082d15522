import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSafeId } from '../../../src/contract/customer-id-rule'
import { isPartnerId } from '../../../src/contract/partner-id-rule'
import { readCustomerIds } from '../../../src/customer-id/customer-id'
import { readLookup } from '../../../src/customer-id/read-lookup'

const uuid = '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4'
const other = '00000000-0000-4000-8000-000000000001'
const loyalty = '840012345678'

describe.each(['customer', 'partner'] as const)('whichever kind the switch says (%s)', (meant) => {
  test.each([
    [`partner_customer_id=${loyalty}`, loyalty],
    [`partner_customer_id: PARTNER_USER_456`, 'PARTNER_USER_456'],
    [`"partnerCustomerId":"PARTNER_USER_456"`, 'PARTNER_USER_456'],
    [`Partner customer ID: ${loyalty}.`, loyalty],
    [`partner id ${loyalty}`, loyalty],
    [`partner_customer_id\t${loyalty}`, loyalty],
    [`partner_customer_id=${uuid}`, uuid],
    [`loyalty_id: "${loyalty}"`, loyalty],
    [`Loyalty number: ${loyalty}`, loyalty],
    [`{\\"loyaltyId\\":\\"${loyalty}\\"}`, loyalty],
    [`https://crm.example/find?partner_customer_id=${loyalty}&tab=1`, loyalty],
    [`partner_customer_id%3D${loyalty}`, loyalty],
    [`auth: partner_user_id=auth0|5f7c8ec7`, 'auth0|5f7c8ec7'],
    [`loyalty_id=${loyalty} trace_id=${uuid}`, loyalty],
    [`partner_customer_id=${loyalty} loyalty_id=9`, loyalty], // the surer name
    [`partner_customer_id=${loyalty}, partner_customer_id=${loyalty}`, loyalty],
  ])('%s names a partner ID', (text, id) => {
    expect(readLookup(text, meant)).toEqual({ kind: 'partner', id })
  })

  test.each([
    `customer_id=${uuid}`,
    `customer_id=${uuid} partner_customer_id=${loyalty}`,
    `{"partner_customer_id":"${loyalty}","customer_id":"${uuid}"}`,
    `{"id":"${uuid}","partner_customer_id":"${loyalty}"}`,
    `https://lookup.example/customers/${uuid}`,
  ])('%s names a customer', (text) => {
    expect(readLookup(text, meant)).toMatchObject({ kind: 'one', id: uuid })
  })

  test.each(['partner_customer_id=123-45-6789', 'loyalty_id: 4111 1111 1111 1111', 'partner id jane@example.com'])(
    '%s is refused',
    (text) => {
      expect(readLookup(text, meant)).toMatchObject({ kind: 'refused' })
      expect(readLookup(text, meant)).not.toHaveProperty('partnerId', expect.any(String))
    },
  )
})

describe('a text that names no kind, where a customer is meant', () => {
  test.each([uuid, 'CSMR-v1-123', 'PARTNER_USER_456', `  ${uuid} `])('%s is looked up as today', (text) => {
    expect(readLookup(text, 'customer')).toEqual(readCustomerIds(text))
  })

  test.each([
    [loyalty, loyalty],
    ['7', '7'],
    [`"${loyalty}"`, loyalty],
    ['8400 1234 5678', loyalty], // as on a card
    ['shop:42', 'shop:42'],
  ])('%s is none, and may be a partner’s', (text, partnerId) => {
    expect(readLookup(text, 'customer')).toMatchObject({ kind: 'refused', partnerId })
  })

  test.each(['', '123-45-6789', '4111111111111111', 'jane@example.com', '+14155552671', 'Jane Doe', 'x'.repeat(65)])(
    '“%s” is none, and no partner’s',
    (text) => {
      expect(readLookup(text, 'customer')).toEqual({ kind: 'refused', sentence: expect.any(String) as string })
    },
  )

  test('two IDs are to choose from', () => {
    expect(readLookup(`${uuid}\n${other}`, 'customer')).toEqual({ kind: 'several', ids: [uuid, other] })
  })
})

describe('a text that names no kind, where a partner’s ID is meant', () => {
  test.each([
    [uuid, uuid],
    [loyalty, loyalty],
    [` ${loyalty}\n`, loyalty],
    [`<${loyalty}>`, loyalty],
    ['8400 1234 5678', loyalty],
    ['CSMR-v1-123', 'CSMR-v1-123'],
    ['auth0|5f7c', 'auth0|5f7c'],
  ])('%s is one', (text, id) => {
    expect(readLookup(text, 'partner')).toEqual({ kind: 'partner', id })
  })
})

test.each(['123 45 6789', '4111 1111 1111 1111', '202 555 0143', '555 0143', '04 17 1990', `${loyalty} 840012345699`])(
  'the groups of %s are no partner ID',
  (text) => {
    expect(readLookup(text, 'partner')).toMatchObject({ kind: 'refused' })
  },
)

test('whatever the text, what is looked up is safe to send, and a refusal holds nothing of it', () => {
  const parts = fc.constantFrom(
    uuid,
    loyalty,
    '123-45-6789',
    '4111111111111111',
    'customer_id=',
    'partner_customer_id:',
    'loyalty_id',
    ' ',
    '"',
    '\n',
    'Zoe',
  )
  const text = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(parts, { maxLength: 6 }).map((some) => some.join('')),
  )
  fc.assert(
    fc.property(text, fc.constantFrom('customer', 'partner'), (pasted, meant) => {
      const read = readLookup(pasted, meant)
      if (read.kind === 'one') expect(isSafeId(read.id)).toBe(true)
      if (read.kind === 'several') expect(read.ids.every(isSafeId)).toBe(true)
      if (read.kind === 'partner') expect(isPartnerId(read.id)).toBe(true)
      if (read.kind === 'refused') expect(read.sentence).not.toMatch(/123-45|4111|Zoe/)
    }),
  )
})
