export interface Ticket {
  number: string
  subject: string
  /** The customer ID as stored in the portal. The lookup reads it like pasted text. */
  customerId: string | null
  message: string
}

const idOf = (customer: number) => `00000000-0000-4000-8000-${String(customer).padStart(12, '0')}`

/** Invented tickets about the demo's customers. */
export const tickets: readonly Ticket[] = [
  {
    number: 'T-1041',
    subject: 'Card declined at a filling station',
    customerId: idOf(1),
    message: 'It worked in the morning, and not at the pump. Is my card still open?',
  },
  {
    number: 'T-1042',
    subject: 'Which of my cards is closed?',
    customerId: idOf(2),
    message: 'I have three of your cards and one was to be closed last month. Which one was it?',
  },
  {
    number: 'T-1043',
    subject: 'Letter came to the old address',
    customerId: `https://crm.example/contacts?customer=${idOf(5)}&from=mail`,
    message: 'We moved in spring. Please tell me which address you have.',
  },
  {
    number: 'T-1044',
    subject: 'A card for each shop',
    customerId: idOf(18),
    message: 'Could you list all the cards that are in my name?',
  },
  {
    number: 'T-1045',
    subject: 'Account that nobody finds',
    customerId: 'always-404',
    message: 'The ID is from a letter of 2019.',
  },
  {
    number: 'T-1046',
    subject: 'Wrote a number into the ID field',
    customerId: '123-45-6789',
    message: 'The form asked who I am, so I gave it my number. The lookup refuses it: it could be an SSN.',
  },
  {
    number: 'T-1047',
    subject: 'Question from somebody new',
    customerId: null,
    message: 'I am not a customer yet. When do you open on Saturdays?',
  },
]
