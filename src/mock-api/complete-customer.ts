import type { WireCustomer } from './persona'

/** Every field of the contract, filled as usual; what a misbehaving ID answers once it behaves. */
export const completeCustomer: Omit<WireCustomer, 'id'> = {
  email: 'jane.doe@example.com',
  phone: '+12025550143', // 555-0100 to 555-0199 are kept for fiction in North America
  statuses: { 'Harbor Rewards Card': 'OPEN', 'Lantern Travel Card': 'OPEN' },
  first_name: 'Jane',
  last_name: 'Doe',
  preferred_language: 'en',
  ssn4: '4821',
  date_of_birth: { year: 1990, month: 4, day: 17 },
  address: {
    street_line1: '42 Lantern Lane',
    street_line2: 'Apt 5',
    city: 'San Francisco',
    state: 'CA',
    postal_code: '94105',
    country: 'USA',
  },
  partner_customer_id: 'PARTNER_USER_0001',
  metadata: { source: 'store', loyalty_tier: 'gold', newsletter: true },
  created_at: '2025-02-13T19:08:07.000Z',
  updated_at: '2026-01-09T15:41:30.000Z',
}

/** The same under any ID, as JSON text. */
export function completeBody(id: string): string {
  return JSON.stringify({ id, ...completeCustomer })
}
