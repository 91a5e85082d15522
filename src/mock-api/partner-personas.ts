import { completeCustomer } from './complete-customer'
import { createPersona, type Persona } from './persona'

/** A partner's ID that three customers have. */
export const householdPartnerId = 'HOUSEHOLD_0042'
/** A partner's ID of digits alone, as most loyalty numbers are. */
export const loyaltyPartnerId = '840012345678'

/** Customers that are looked up by the partner's ID. */
export const partnerPersonas: readonly Persona[] = [
  createPersona(
    31,
    {
      place: 'San Francisco, CA · English',
      story: 'Shares a partner ID with two others',
      shows: `Look up ${householdPartnerId}: three customers`,
    },
    {
      ...completeCustomer,
      first_name: 'Janie',
      last_name: 'Doe',
      email: 'janie.doe@example.com',
      phone: '+12025550131',
      partner_customer_id: householdPartnerId,
    },
  ),
  createPersona(
    32,
    {
      place: 'Chicago, IL · English',
      story: 'Has the same partner ID, and another card',
      shows: 'The second of three in the list',
    },
    {
      ...completeCustomer,
      first_name: 'Johnny',
      last_name: 'Doe',
      email: 'johnny.doe@example.com',
      phone: '+12025550132',
      statuses: { 'Meadow Grocery Card': 'CLOSED' },
      address: {
        street_line1: '7 Paper Mill Road',
        city: 'Chicago',
        state: 'IL',
        postal_code: '60601',
        country: 'USA',
      },
      partner_customer_id: householdPartnerId,
    },
  ),
  createPersona(
    33,
    {
      place: 'No address · no language',
      story: 'The third of them, with a first name alone',
      shows: 'No programs and no address to tell them apart by',
    },
    { first_name: 'Jimmy', partner_customer_id: householdPartnerId },
  ),
  createPersona(
    34,
    {
      place: 'San Francisco, CA · English',
      story: 'Calls with a loyalty number',
      shows: `Look up ${loyaltyPartnerId}: digits alone`,
    },
    {
      ...completeCustomer,
      first_name: 'Judy',
      last_name: 'Doe',
      email: 'judy.doe@example.com',
      phone: '+12025550134',
      partner_customer_id: loyaltyPartnerId,
      metadata: { loyalty_id: loyaltyPartnerId, membership_tier: 'gold' },
    },
  ),
  createPersona(
    35,
    {
      place: 'San Francisco, CA · English',
      story: 'Is called “approve”, as in Imprint’s sandbox',
      shows: 'A last name that steers the sandbox; flat metadata',
    },
    {
      ...completeCustomer,
      first_name: 'Jane',
      last_name: 'approve',
      email: 'approve@example.com',
      phone: '+12025550135',
      partner_customer_id: 'SANDBOX_APPROVE_1',
      metadata: { loyalty_id: '840012345699', store: '0042' },
    },
  ),
]
