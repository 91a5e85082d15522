import { createPersona, type Persona, type WireCustomer } from './persona'

/** Dates of birth that the contract lets through: its parts are never checked together. */
export const birthdayPersonas: readonly Persona[] = [
  createPersona(
    10,
    { place: 'No address', story: 'Knows the year of birth, not the day', shows: 'Month and day not on file' },
    born({ year: 1990 }),
  ),
  createPersona(
    11,
    { place: 'No address', story: 'Born on 30 February, says the form', shows: 'A date that is not a real one' },
    born({ year: 2001, month: 2, day: 30 }),
  ),
  createPersona(
    24,
    { place: 'No address', story: 'Would be the oldest customer by far', shows: 'Older than 120 years' },
    born({ year: 1901, month: 3, day: 4 }),
  ),
  createPersona(
    26,
    { place: 'No address', story: 'Not born yet, says the record', shows: 'A date in the future' },
    born({ year: 2999, month: 12, day: 31 }),
  ),
]

function born(dateOfBirth: WireCustomer['date_of_birth']): Omit<WireCustomer, 'id'> {
  return {
    first_name: 'Robin',
    last_name: 'Roe',
    email: 'robin.roe@example.com',
    statuses: { 'Harbor Rewards Card': 'OPEN' },
    ssn4: '1177',
    date_of_birth: dateOfBirth,
    created_at: '2025-08-08T08:08:08.000Z',
    updated_at: '2025-08-09T08:08:08.000Z',
  }
}
