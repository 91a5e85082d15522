import { completeCustomer } from './complete-customer'
import { createPersona, type Persona } from './persona'

/** Customers of every day: what a presenter starts with. */
export const usualPersonas: readonly Persona[] = [
  createPersona(1, 'Complete US customer', 'Every field on file, two programs open', completeCustomer),
  createPersona(2, 'Two programs open, one closed', 'The count above the programs', {
    ...completeCustomer,
    first_name: 'John',
    email: 'john.doe@example.org',
    phone: '+12025550102',
    statuses: { 'Cobalt Cash Card': 'CLOSED', 'Harbor Rewards Card': 'OPEN', 'Juniper Everyday Card': 'OPEN' },
    ssn4: '7310',
    date_of_birth: { year: 1984, month: 11, day: 2 },
    partner_customer_id: 'PARTNER_USER_0002',
  }),
  createPersona(3, 'All programs closed', 'A former customer', {
    first_name: 'Richard',
    last_name: 'Roe',
    email: 'richard.roe@example.net',
    phone: '+13125550103',
    statuses: { 'Harbor Rewards Card': 'CLOSED', 'Meadow Grocery Card': 'CLOSED' },
    ssn4: '9054',
    date_of_birth: { year: 1957, month: 8, day: 30 },
    address: { street_line1: '7 Paper Mill Road', city: 'Chicago', state: 'IL', postal_code: '60601', country: 'USA' },
    created_at: '2024-03-01T08:00:00.000Z',
    updated_at: '2025-12-24T23:59:59.000Z',
  }),
  createPersona(4, 'Only an ID', 'Nothing else on file', {}),
  createPersona(15, 'Leading zeros', 'SSN 0042, ZIP 02134 and a toll-free number, to the digit', {
    first_name: 'Mary',
    last_name: 'Major',
    email: 'mary.major@example.com',
    phone: '+18005550199', // the one toll-free number kept for fiction
    statuses: { 'Summit Outdoor Card': 'OPEN' },
    ssn4: '0042',
    date_of_birth: { year: 2001, month: 1, day: 9 },
    address: { street_line1: '5 Tidewater Street', city: 'Boston', state: 'MA', postal_code: '02134', country: 'USA' },
    partner_customer_id: '000000815',
    created_at: '2024-07-04T04:05:06.000Z',
    updated_at: '2024-07-04T04:05:06.000Z',
  }),
  createPersona(18, 'Twelve programs', 'A long list that folds', {
    ...completeCustomer,
    email: 'twelve.programs@example.com',
    phone: '+12125550118',
    statuses: {
      'Summit Outdoor Card': 'CLOSED',
      'Harbor Rewards Card': 'OPEN',
      'Tidewater Fuel Card': 'OPEN',
      'Copper Kettle Dining Card': 'OPEN',
      'Lantern Travel Card': 'CLOSED',
      'Juniper Everyday Card': 'OPEN',
      'Paper Crane Books Card': 'OPEN',
      'Cobalt Cash Card': 'CLOSED',
      'Meadow Grocery Card': 'OPEN',
      'Northlight Air Card': 'OPEN',
      'Old Mill Hardware Card': 'OPEN',
      'Blue Finch Store Card': 'OPEN',
    },
  }),
  {
    id: 'CSMR-v1-021',
    title: 'An ID that is no UUID',
    shows: 'The shape of the contract’s 404 example; a space for the T in its dates',
    body: JSON.stringify({
      id: 'CSMR-v1-021',
      first_name: 'John',
      last_name: 'Stiles',
      email: 'john.stiles@example.com',
      statuses: { 'Northlight Air Card': 'OPEN' },
      created_at: '2024-11-05 17:30:00Z', // RFC 3339, section 5.6, lets a space stand for the T
      updated_at: '2025-06-18 09:12:44+02:00',
    }),
  },
]
