import type { Customer, ContractDeviation } from '../../../src/api/customer'
import { readCustomer } from '../../../src/api/read-customer'

/** The customer of these tests. */
export const id = '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4'

/** The record that the fields, given as JSON, make with an ID. */
export function readRecord(fields: string): {
  customer: Customer
  deviations: readonly ContractDeviation[]
  text: string
  marker: string
  mayReveal: boolean
} {
  const text = `{"id":"${id}"${fields && ','}${fields}}`
  const context = readCustomer(text, id)
  if (typeof context === 'string') throw new Error(context)
  return { ...context, text, marker: 'none', mayReveal: true }
}

/** A record with every field of the contract. */
export const complete = {
  id,
  email: 'customer@example.com',
  phone: '+14155552671',
  statuses: { 'Card Program Name': 'OPEN', 'Harbor Card': 'CLOSED' },
  first_name: 'John',
  last_name: 'Doe',
  preferred_language: 'en',
  ssn4: '0042',
  date_of_birth: { year: 1990, month: 1, day: 1 },
  address: {
    street_line1: '123 Main St',
    street_line2: 'Apt 4B',
    city: 'San Francisco',
    state: 'CA',
    postal_code: '02134',
    country: 'USA',
  },
  partner_customer_id: 'PARTNER_USER_456',
  metadata: { preferred_language: 'en' },
  created_at: '2025-02-13T19:08:07.000Z',
  updated_at: '2025-02-13T19:08:07+14:00',
}
