import { completeCustomer } from './complete-customer'
import { createPersona, type Persona } from './persona'

/** A partner's ID that three customers have. */
export const householdPartnerId = 'HOUSEHOLD_0042'
/** A partner's ID of digits alone, as most loyalty numbers are. */
export const loyaltyPartnerId = '840012345678'

/** Customers that are looked up by the partner's ID. */
export const partnerPersonas: readonly Persona[] = [
  createPersona(31, 'One of three with a partner ID', `Look up ${householdPartnerId} as partner ID: three matches`, {
    ...completeCustomer,
    first_name: 'Janie',
    last_name: 'Doe',
    email: 'janie.doe@example.com',
    phone: '+12025550131',
    partner_customer_id: householdPartnerId,
  }),
  createPersona(32, 'Another of the three', 'The same household, another card program', {
    ...completeCustomer,
    first_name: 'Johnny',
    last_name: 'Doe',
    email: 'johnny.doe@example.com',
    phone: '+12025550132',
    statuses: { 'Meadow Grocery Card': 'CLOSED' },
    address: { street_line1: '7 Paper Mill Road', city: 'Chicago', state: 'IL', postal_code: '60601', country: 'USA' },
    partner_customer_id: householdPartnerId,
  }),
  createPersona(33, 'The third, with a name alone', 'No programs and no address to tell them apart by', {
    first_name: 'Jimmy',
    partner_customer_id: householdPartnerId,
  }),
  createPersona(34, 'A loyalty number as partner ID', `Look up ${loyaltyPartnerId}: digits alone`, {
    ...completeCustomer,
    first_name: 'Judy',
    last_name: 'Doe',
    email: 'judy.doe@example.com',
    phone: '+12025550134',
    partner_customer_id: loyaltyPartnerId,
    metadata: { loyalty_id: loyaltyPartnerId, membership_tier: 'gold' },
  }),
  createPersona(35, 'Sandbox customer “approve”', 'A last name that steers Imprint’s sandbox; flat metadata', {
    ...completeCustomer,
    first_name: 'Jane',
    last_name: 'approve',
    email: 'approve@example.com',
    phone: '+12025550135',
    partner_customer_id: 'SANDBOX_APPROVE_1',
    metadata: { loyalty_id: '840012345699', store: '0042' },
  }),
]
