export interface Ticket {
  number: string
  who: string
  subject: string
  channel: 'Phone' | 'Chat' | 'Email'
  /** Since it was opened. */
  age: string
  priority: 'Urgent' | 'High' | 'Normal'
  /** The customer ID as stored in the portal. The lookup reads it like pasted text. */
  customerId: string | null
  thread: readonly Message[]
}

export interface Message {
  /** `form`: what an intake form or a system wrote, in fixed-width letters. */
  from: 'customer' | 'agent' | 'form' | 'note'
  time: string
  text: string
}

const idOf = (customer: number) => `00000000-0000-4000-8000-${String(customer).padStart(12, '0')}`

/** Invented tickets about the demo's customers. */
export const tickets: readonly Ticket[] = [
  {
    number: 'T-1041',
    who: 'Jane Doe',
    subject: 'Card declined at a filling station',
    channel: 'Chat',
    age: '4 min',
    priority: 'Urgent',
    customerId: idOf(1),
    thread: [
      {
        from: 'customer',
        time: '11:48 AM',
        text: 'My card worked in the morning, and not at the pump just now. I am still standing here. Is it open?',
      },
      {
        from: 'form',
        time: '11:48 AM',
        text: `event=card.declined reason=issuer_timeout\ncustomer=${idOf(1)}\nterminal=pump-07 zone=US/Pacific`,
      },
      {
        from: 'agent',
        time: '11:50 AM',
        text: 'Hello Jane, I am looking at your card programs right now. One moment.',
      },
    ],
  },
  {
    number: 'T-1042',
    who: 'John Doe',
    subject: 'Which of my cards is closed?',
    channel: 'Phone',
    age: '12 min',
    priority: 'High',
    customerId: idOf(2),
    thread: [
      {
        from: 'customer',
        time: '11:40 AM',
        text: 'I have three of your cards, and one was to be closed last month. I would rather hear from you which one it was than try all three at the till.',
      },
      { from: 'form', time: '11:40 AM', text: `call from +1 202 555 0102, wait 2:10\ncustomer=${idOf(2)}` },
    ],
  },
  {
    number: 'T-1043',
    who: 'Hanako Yamada',
    subject: 'Letter came to the old address',
    channel: 'Email',
    age: '41 min',
    priority: 'Normal',
    customerId: `https://crm.example/contacts?customer=${idOf(5)}&from=mail`,
    thread: [
      {
        from: 'customer',
        time: '11:11 AM',
        text: 'We moved in spring, and your letter still went to the old apartment. Please tell me which address you have.',
      },
      { from: 'form', time: '11:11 AM', text: `https://crm.example/contacts?customer=${idOf(5)}&from=mail` },
    ],
  },
  {
    number: 'T-1044',
    who: 'Alex Poe',
    subject: 'A card for each shop',
    channel: 'Email',
    age: '1 h',
    priority: 'Normal',
    customerId: idOf(18),
    thread: [
      {
        from: 'customer',
        time: '10:52 AM',
        text: 'I have lost track of my store cards. Could you list all that are in my name, and say which are still open?',
      },
      { from: 'form', time: '10:52 AM', text: `form=contact topic=programs\ncustomer=${idOf(18)}` },
    ],
  },
  {
    number: 'T-1045',
    who: 'Pat Moe',
    subject: 'Account that nobody finds',
    channel: 'Email',
    age: '2 h',
    priority: 'High',
    customerId: 'always-404',
    thread: [
      {
        from: 'customer',
        time: '9:47 AM',
        text: 'Your colleagues could not find me twice. The ID is from a letter of 2019: always-404.',
      },
    ],
  },
  {
    number: 'T-1046',
    who: 'Unknown caller',
    subject: 'Wrote a number into the ID field',
    channel: 'Phone',
    age: '2 h',
    priority: 'Normal',
    customerId: '123-45-6789',
    thread: [
      {
        from: 'customer',
        time: '9:35 AM',
        text: 'The form asked who I am, so I gave it my number.',
      },
      { from: 'form', time: '9:35 AM', text: 'form=contact topic=other\ncustomer=123-45-6789' },
    ],
  },
  {
    number: 'T-1047',
    who: 'Kim Coe',
    subject: 'Question from somebody new',
    channel: 'Chat',
    age: '3 h',
    priority: 'Normal',
    customerId: null,
    thread: [
      { from: 'customer', time: '8:58 AM', text: 'I am not a customer yet. When do you open on Saturdays?' },
      { from: 'agent', time: '9:04 AM', text: 'Good morning! We open at nine on Saturdays.' },
    ],
  },
]
