import { completeBody, completeCustomer } from './complete-customer'
import { createPersona, personaId, type Persona, unnamed } from './persona'

const longWord = 'Donaudampfschifffahrt'.repeat(5)

/** 25 objects inside each other: five more than the record draws. */
const deep = `${'{"down":'.repeat(25)}"the bottom"${'}'.repeat(25)}`

/** Customers that a careless page breaks on. Those that break the contract write their JSON themselves. */
export const hostilePersonas: readonly Persona[] = [
  {
    id: personaId(13),
    name: 'Jane Roe',
    place: 'No address · no language',
    story: 'Imported from three old systems',
    shows: 'A huge number, secrets, a card number, odd keys, 25 levels',
    // The card number is the networks' test number; 987-65-4320 to 4329 are kept for advertising.
    body: `{
  "id": "${personaId(13)}",
  "first_name": "Jane",
  "last_name": "Roe",
  "email": "jane.roe@example.com",
  "statuses": {"Harbor Rewards Card": "OPEN"},
  "metadata": {
    "account_number": 12345678901234567890,
    "balance": 1.10,
    "too_big": 1e400,
    "card_number": "4111111111111111",
    "note": "paid with 4111 1111 1111 1111 in the store",
    "ssn": "987-65-4321",
    "api_token": "not-a-real-token",
    "password": "not-a-real-password",
    "consents": [{"kind": "email", "given": true}, {"kind": "post", "given": false}, null],
    "empty": {"object": {}, "array": [], "text": "", "nothing": null},
    "10": "ten came before two",
    "2": "two came after ten",
    "": "an empty key",
    "twice": "the first",
    "twice": "the last",
    "__proto__": {"polluted": true},
    "constructor": {"prototype": {"polluted": true}},
    "toString": "a name that every object has",
    "$$typeof": "react.element",
    "dangerouslySetInnerHTML": {"__html": "<img src=x onerror=alert(1)>"},
    "levels": ${deep}
  },
  "created_at": "2025-05-17T11:22:33.000Z",
  "updated_at": "2025-05-18T11:22:33.000Z"
}`,
  },
  createPersona(
    14,
    {
      name: 'Maximiliane Donaudampfschifffahrt…',
      place: 'Llanfairpwllgwyngyll, CA · English',
      story: 'A name that fits no screen',
      shows: 'No word fits 320 px',
    },
    {
      ...completeCustomer,
      first_name: `Maximiliane ${longWord}`,
      last_name: `${longWord} Esquire the Younger of the Northern Provinces`,
      email: `${longWord}.${longWord}@${'subdomain.'.repeat(8)}example.com`,
      phone: '+12025550114',
      statuses: { [`The ${longWord} Card`]: 'OPEN', [`${'Very '.repeat(40)}Long Program Card`]: 'CLOSED' },
      address: {
        street_line1: `${longWord} Street 1`,
        street_line2: 'c/o '.repeat(60).trim(),
        city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch',
        state: 'CA',
        postal_code: '94105',
        country: 'USA',
      },
      partner_customer_id: 'PARTNER_'.repeat(30),
      metadata: { [longWord]: longWord.repeat(10) },
    },
  ),
  {
    id: personaId(16),
    name: 'Roe',
    place: 'Address is a sentence',
    story: 'Every answer in the wrong box',
    shows: 'Shown as received, and listed as deviations',
    // In one line, as an answer off the wire usually is.
    body: `{"nickname":"Al","id":"${personaId(16)}","first_name":{"given":"Alex"},"last_name":"Roe","email":42,"phone":["+12025550116"],"statuses":["Harbor Rewards Card"],"preferred_language":false,"ssn4":42,"date_of_birth":"1990-01-01","address":"5 Tidewater Street, Boston","partner_customer_id":815,"metadata":"none","created_at":1735689600,"updated_at":"yesterday","risk":{"score":7,"reasons":["new device"]}}`,
  },
  {
    id: personaId(17),
    name: 'Another customer',
    place: 'San Francisco, CA · English',
    story: 'The answer is about another person',
    shows: 'The answer names another ID, so none of it is shown',
    body: completeBody(personaId(99)),
  },
  {
    id: '0000ABCD-0000-4000-8000-000000000019',
    name: 'Jane Doe',
    place: 'San Francisco, CA · English',
    story: 'Read the ID out in capital letters',
    shows: 'Ask in small letters: found after the other spelling was tried',
    body: completeBody('0000ABCD-0000-4000-8000-000000000019'),
  },
  createPersona(
    20,
    {
      name: '<b>Alice</b> Smith',
      place: 'John’s Town · language unknown',
      story: 'Filled the form in with code',
      shows: 'Marks for what hides or reorders text, a note on mixed scripts',
    },
    {
      first_name: '<b>\u0410lice</b>', // a Cyrillic А
      last_name: 'Sm\u200Bith \u202Egnp.exe\u0007',
      email: 'javascript:alert(1)//@example.com',
      phone: '+12025550120;ext=*#06#',
      statuses: { '<img src=x onerror=alert(1)>': 'OPEN', 'Harbor\u2066 Rewards Card': 'CLOSED' },
      preferred_language: 'en"><svg onload=alert(1)>',
      ssn4: '12\u00AD34',
      address: {
        street_line1: '{{7*7}} ${7*7} Lane',
        street_line2: '&lt;b&gt;',
        city: '\uFF2Aohn\u2019s\u00A0Town\u{E0041}',
        state: 'null',
        postal_code: '=1+1',
        country: 'USA',
      },
      partner_customer_id: '</script><script>alert(1)</script>',
      metadata: { 'a\u200Bb': 'x\u202Ey', '<i>': 'Z\u0351\u034B\u0352\u0357\u0300a\u0317lgo' },
      created_at: '2025-10-31T00:00:00.000Z',
      updated_at: '2025-10-31T00:00:00.000Z',
    },
  ),
  {
    id: personaId(22),
    name: unnamed,
    place: 'No address · no language',
    story: 'Every box is there, and empty',
    shows: 'Reads like “only an ID”, but for the programs: an empty map is said',
    body: `{
  "id": "${personaId(22)}",
  "email": null, "phone": "", "statuses": {}, "first_name": null, "last_name": "",
  "preferred_language": null, "ssn4": "", "date_of_birth": {"year": null, "month": null, "day": null},
  "address": {"street_line1": null, "street_line2": "", "city": null, "state": "", "postal_code": null, "country": ""},
  "partner_customer_id": null, "metadata": {}, "created_at": null, "updated_at": null
}`,
  },
]
