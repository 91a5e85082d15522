import { describe, expect, test } from 'vitest'
import type { Customer } from '../../../src/api/customer'
import { jsonSource } from '../../../src/contract/json'
import { readCustomer } from '../../../src/api/read-customer'
import { complete, id, readRecord } from './read-record'

test("a record as the contract's example has it is read whole, without a deviation", () => {
  const context = readCustomer(JSON.stringify(complete), id)

  expect(context).toMatchObject({
    customer: {
      ...complete,
      statuses: [
        { program: 'Card Program Name', status: 'OPEN' },
        { program: 'Harbor Card', status: 'CLOSED' },
      ],
      metadata: { kind: 'object', entries: [['preferred_language', { kind: 'string', value: 'en' }]] },
      unknownFields: [],
    },
    deviations: [],
  })
})

test('an ID alone is a record', () => {
  const { customer, deviations } = readRecord('')

  expect(Object.entries(customer).filter(([, value]) => value !== undefined)).toEqual([
    ['id', id],
    ['withheld', []],
    ['unknownFields', []],
  ])
  expect(deviations).toEqual([])
})

// H and F numbers: docs/threats.md
test.each(['null', '""'])('null, "" and absent look alike: %s everywhere is no deviation (F31)', (nothing) => {
  const fields = Object.keys(complete).filter((key) => key !== 'id')
  const { customer, deviations } = readRecord(fields.map((key) => `"${key}":${nothing}`).join())
  const parts = readRecord(`"address":{"city":${nothing}},"date_of_birth":{"year":${nothing}}`)

  expect(customer).toEqual(readRecord('').customer)
  expect(deviations).toEqual([])
  expect(parts.customer).toEqual(readRecord('').customer)
  expect(parts.deviations).toEqual([])
})

test.each([
  ['H105 another id', '{"id":"CSMR-v1-124"}', 'another-record'],
  ['H105 another letter case where it counts', '{"id":"csmr-v1-123"}', 'another-record'],
  ['H106 no id', '{"first_name":"Ada"}', 'unreadable'],
  ['H106 id null', '{"id":null}', 'unreadable'],
  ['H106 id ""', '{"id":""}', 'unreadable'],
  ['H106 id a number', '{"id":123}', 'unreadable'],
  ['H107 {}', '{}', 'unreadable'],
  ['H108 []', '[]', 'unreadable'],
  ['H108 a list of it', '[{"id":"CSMR-v1-123"}]', 'unreadable'],
  ['H109 null', 'null', 'unreadable'],
  ['H110 wrapped', '{"data":{"id":"CSMR-v1-123"}}', 'unreadable'],
  ['a text', '"CSMR-v1-123"', 'unreadable'],
  ['H104 leading zeros', '{"id":"CSMR-v1-123","ssn4":0042}', 'unreadable'],
  ['no JSON', '<html>', 'unreadable'],
  ['an id inherited', '{"__proto__":{"id":"CSMR-v1-123"}}', 'unreadable'],
])('%s is no record to show', (_, text, failure) => {
  expect(readCustomer(text, 'CSMR-v1-123')).toBe(failure)
})

test('a UUID is the same in either letter case (H43)', () => {
  expect(readCustomer(`{"id":"${id}"}`, id.toLowerCase())).toMatchObject({ customer: { id } })
})

/** JSON of one field, what is read of it, and the words for the deviation. */
const odd: [string, keyof Customer, unknown, found?: string][] = [
  // Another type than text (H91, H92)
  ['"first_name":42', 'first_name', '42', 'a number'],
  ['"first_name":1e400', 'first_name', '1e400', 'a number'],
  ['"first_name":true', 'first_name', 'true', 'true or false'],
  ['"first_name":{"a": 1}', 'first_name', '{"a": 1}', 'an object'],
  ['"last_name":["x"]', 'last_name', '["x"]', 'a list'],
  ['"ssn4":1234', 'ssn4', '1234', 'a number'],
  ['"partner_customer_id":12345678901234567890', 'partner_customer_id', '12345678901234567890', 'a number'],
  ['"created_at":1739473687', 'created_at', '1739473687', 'a number'],
  // Text as text (H46-H64)
  ['"first_name":"<img src=x onerror=alert(1)>"', 'first_name', '<img src=x onerror=alert(1)>'],
  ['"first_name":"undefined"', 'first_name', 'undefined'],
  ['"first_name":"  "', 'first_name', undefined], // H62
  ['"last_name":"\\u202Egnp.exe\\ud800"', 'last_name', '\u202Egnp.exe\uD800'],
  // Email (H66-H75)
  ...[
    'javascript:alert(1)',
    'a@b.c?bcc=e@x.y',
    'a@b.c,evil@x.y',
    '"a b"@x',
    'a@b.c\r\nBcc: x@y.z',
    'nobody',
    `${'a'.repeat(2000)}@b.c`,
  ].map((email): [string, keyof Customer, unknown, string] => [
    `"email":${JSON.stringify(email)}`,
    'email',
    email,
    'text that is not an email address',
  ]),
  ['"email":"o\'brien+cards@mail.example.co.uk"', 'email', "o'brien+cards@mail.example.co.uk"],
  // Phone (H76-H78)
  ...[
    '+1;ext=*#06#',
    '*21*1#',
    'tel:+14155552671',
    '4155552671',
    '+0123456789',
    '+123',
    '+1234567890123456',
    '+1 415 555 2671',
  ].map((phone): [string, keyof Customer, unknown, string] => [
    `"phone":"${phone}"`,
    'phone',
    phone,
    'text that is not an E.164 phone number',
  ]),
  // The address is one, and the code is one: said is what differs
  ...[
    ['jane@bücher.example', 'an email address with letters outside ASCII'],
    ['jäne@example.com', 'an email address with letters outside ASCII'],
    ['用户@例子.广告', 'an email address with letters outside ASCII'],
    ['аdmin@example.com', 'an email address with letters outside ASCII'],
    ['उपयोगकर्ता@उदाहरण.कॉम', 'an email address with letters outside ASCII'],
    [' jane@example.com', 'an email address with space around it'],
    ['jane@example.com\u00A0', 'an email address with space around it'],
    ['jäne', 'text that is not an email address'],
    ['jäne@', 'text that is not an email address'],
    ['jäne@bücher', 'text that is not an email address'],
    ['jäne@a@bücher.example', 'text that is not an email address'],
    ['Jäne <jane@example.com>', 'text that is not an email address'],
    ['jane\u202E@bücher.example', 'text that is not an email address'],
    ['jäne@example.com,evil@x.yz', 'text that is not an email address'],
  ].map(([email = '', found = '']): [string, keyof Customer, unknown, string] => [
    `"email":"${email}"`,
    'email',
    email,
    found,
  ]),
  ...[
    ['ES', 'a two-letter code in capitals'],
    ['Es', 'a two-letter code in mixed case'],
    [' es', 'a two-letter code with space around it'],
    ['ES ', 'a two-letter code in capitals with space around it'],
    ['eng', 'a three-letter code'],
    ['SPA', 'a three-letter code in capitals'],
    ['es-MX', 'a language code with a region or script'],
    ['es_MX', 'a language code with a region or script'],
    ['ZH-hant-TW', 'a language code with a region or script'],
    ['es-419', 'a language code with a region or script'],
    ['e', 'text that is not a two-letter language code'],
    ['English', 'text that is not a two-letter language code'],
    ['es-', 'text that is not a two-letter language code'],
    ['ñé', 'text that is not a two-letter language code'],
    ['e\u017F', 'text that is not a two-letter language code'],
  ].map(([code = '', found = '']): [string, keyof Customer, unknown, string] => [
    `"preferred_language":"${code}"`,
    'preferred_language',
    code,
    found,
  ]),
  // SSN (H103)
  ...['12', '12345', '123456789', '****', '١٢٣٤', '1234\\n'].map((ssn): [string, keyof Customer, unknown, string] => [
    `"ssn4":"${ssn}"`,
    'ssn4',
    JSON.parse(`"${ssn}"`),
    'text that is not four digits',
  ]),
  // Times (H101)
  ...['2025-02-13', 'yesterday', '2025-02-13T19:08:07', '2025-02-13T25:00:00Z', '2025-02-13T19:08:07+1400'].map(
    (time): [string, keyof Customer, unknown, string] => [
      `"updated_at":"${time}"`,
      'updated_at',
      time,
      'text that is not an RFC 3339 time',
    ],
  ),
  ['"created_at":"2025-02-13 19:08:07Z"', 'created_at', '2025-02-13 19:08:07Z'],
  ['"created_at":"2025-02-30T19:08:07Z"', 'created_at', '2025-02-30T19:08:07Z', 'a date that does not exist'],
  ['"created_at":"2016-12-31T23:59:60Z"', 'created_at', '2016-12-31T23:59:60Z'],
  ['"created_at":"0001-01-01t00:00:00.123456789-00:00"', 'created_at', '0001-01-01t00:00:00.123456789-00:00'],
  ['"created_at":"2999-01-01T00:00:00z"', 'created_at', '2999-01-01T00:00:00z'],
  // Other things than an object (H87)
  ['"address":"123 Main St"', 'address', undefined, 'text'],
  ['"address":[]', 'address', undefined, 'a list'],
  ['"date_of_birth":"1990-01-01"', 'date_of_birth', { year: 1990, month: 1, day: 1 }, 'text'],
  ['"date_of_birth":19900101', 'date_of_birth', undefined, 'a number'],
  ['"statuses":["OPEN"]', 'statuses', undefined, 'a list'],
  ['"statuses":"OPEN"', 'statuses', undefined, 'text'],
  ['"statuses":{}', 'statuses', []],
]

test.each(odd)('%s', (field, key, value, found) => {
  const { customer, deviations, text } = readRecord(field)
  const received = field.slice(field.indexOf(':') + 1)

  expect(customer[key]).toEqual(value)
  expect(deviations).toEqual(found ? [{ path: key, found, received: received.slice(0, 2000) }] : [])
  expect(text).toContain(received)
})

/** Names that begin like a known one, and names that look like the path of one. */
test.each([
  'date_of_birth_verified',
  'date_of_birth.month',
  'dateofbirth',
  'DATE_OF_BIRTH',
  'address2',
  'address.city',
  'address_verified',
  'phone_verified',
  'phones',
  'email ',
  'id_type',
  'statuses.Card',
  'metadata_version',
  'created_at_local',
])('%s is a field of its own, noted under its own name', (name) => {
  const known = { ...complete, [name]: 'other' }
  const text = JSON.stringify(known)
  const { customer, deviations } = readRecord(text.slice(text.indexOf(',') + 1, -1))
  const { unknownFields, ...fields } = customer
  const { unknownFields: none, ...expected } = readRecord(
    JSON.stringify(complete).slice(text.indexOf(',') + 1, -1),
  ).customer

  expect(Object.keys(fields)).toEqual(Object.keys(expected))
  expect(fields.date_of_birth).toEqual(complete.date_of_birth)
  expect(none).toEqual([])
  expect(unknownFields.map(([key]) => key)).toEqual([name])
  expect(deviations).toEqual([
    { path: name.includes('.') ? `["${name}"]` : name, found: 'an unknown field', received: '"other"' },
  ])
})

describe('address', () => {
  test('parts of another type or form are kept as received', () => {
    const { customer, deviations } = readRecord('"address":{"postal_code":2134,"country":"US","city":"Sana\'a"}')

    expect(customer.address).toEqual({ postal_code: '2134', country: 'US', city: "Sana'a" })
    expect(deviations).toEqual([
      { path: 'address.postal_code', found: 'a number', received: '2134' },
      { path: 'address.country', found: 'a two-letter code', received: '"US"' },
    ])
  })

  test.each([
    ['USA', undefined],
    ['ZZZ', undefined],
    ['usa', 'a three-letter code in lower case'],
    ['Usa', 'a three-letter code in mixed case'],
    ['us', 'a two-letter code in lower case'],
    ['GB', 'a two-letter code'],
    [' USA', 'a three-letter code with space around it'],
    ['de\t', 'a two-letter code in lower case with space around it'],
    ['United States', 'text that is not a three-letter country code'],
    ['840', 'text that is not a three-letter country code'],
    ['U.S', 'text that is not a three-letter country code'],
    ['U\u017FA', 'text that is not a three-letter country code'],
  ])('the country %j is %s', (country, found) => {
    const { customer, deviations } = readRecord(`"address":${JSON.stringify({ country })}`)
    expect(customer.address).toEqual({ country })
    expect(deviations.map((deviation) => deviation.found)).toEqual(found === undefined ? [] : [found])
  })

  test('an unknown part is kept among the unknown fields', () => {
    const { customer, deviations, text } = readRecord('"address":{"city":"Cork","county":"Cork"}')

    expect(customer.unknownFields.map(([key, node]) => [key, jsonSource(node, text)])).toEqual([
      ['address.county', '"Cork"'],
    ])
    expect(deviations).toEqual([{ path: 'address.county', found: 'an unknown field', received: '"Cork"' }])
  })
})

describe('statuses', () => {
  test('come in the order received, each as received (H80, H93)', () => {
    const { customer, deviations } = readRecord(
      '"statuses":{"B":"CLOSED","1":"OPEN","__proto__":"PENDING","toString":"open","":"<b>","n":null,"o":{"a":1},"e":""}',
    )

    expect(customer.statuses).toEqual(
      ['B:CLOSED', '1:OPEN', '__proto__:PENDING', 'toString:open', ':<b>', 'n:null', 'o:{"a":1}', 'e:'].map((entry) => {
        const [program = '', ...status] = entry.split(':')
        return { program, status: status.join(':') }
      }),
    )
    expect(deviations.map(({ path, found }) => `${path}: ${found}`)).toEqual([
      'statuses.__proto__: an unknown status',
      'statuses.toString: an unknown status',
      'statuses.: an unknown status',
      'statuses.n: null',
      'statuses.o: an object',
      'statuses.e: an unknown status',
    ])
  })

  test('of another form are kept among the unknown fields', () => {
    const { customer, text } = readRecord('"statuses":["OPEN"]')

    expect(customer.unknownFields.map(([key, node]) => [key, jsonSource(node, text)])).toEqual([
      ['statuses', '["OPEN"]'],
    ])
  })

  test('of 1,000 programs are all there (H94)', () => {
    const programs = Array.from({ length: 1000 }, (_, index) => `"Program ${index}":"OPEN"`)

    expect(readRecord(`"statuses":{${programs.join()}}`).customer.statuses).toHaveLength(1000)
  })
})

test.each(['[1]', '7', '"x"', 'false'])('metadata that is %s is kept, and told (H87)', (source) => {
  const { customer, deviations, text } = readRecord(`"metadata":${source}`)

  expect(customer.metadata && jsonSource(customer.metadata, text)).toBe(source)
  expect(deviations).toMatchObject([{ path: 'metadata', received: source }])
})

test('unknown fields, prototypes among them, are ordinary rows (H80-H83)', () => {
  const { customer, deviations } = readRecord(
    '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"$$typeof":1,"dangerouslySetInnerHTML":{},"":null',
  )

  expect(customer.unknownFields.map(([key]) => key)).toEqual([
    '__proto__',
    'constructor',
    '$$typeof',
    'dangerouslySetInnerHTML',
    '',
  ])
  expect(deviations.every(({ found }) => found === 'an unknown field')).toBe(true)
  expect(Object.getPrototypeOf(customer)).toBe(Object.prototype)
  expect({}).not.toHaveProperty('polluted')
})

test('of a field that came twice the last one counts, as JSON has it (H88)', () => {
  expect(readRecord('"first_name":"Eve","first_name":"Ada"').customer.first_name).toBe('Ada')
})

describe('a key that came twice', () => {
  const twice = 'a field that came more than once'
  test.each([
    ['"first_name":"Eve","first_name":"Ada"', ['first_name "Eve"'], ['first_name (earlier value)']],
    ['"email":null,"email":"a@b.co"', ['email null'], ['email (earlier value)']],
    [
      '"phone":"1","phone":2,"phone":"+14155552671"',
      ['phone "1"', 'phone 2'],
      ['phone (earlier value)', 'phone (earlier value)'],
    ],
    ['"address":{"city":"Cork","city":"Bonn"}', ['address.city "Cork"'], ['address.city (earlier value)']],
    ['"date_of_birth":{"year":1990,"year":1991}', ['date_of_birth.year 1990'], ['date_of_birth.year (earlier value)']],
    ['"statuses":{"A":"OPEN"},"statuses":{}', ['statuses {"A":"OPEN"}'], ['statuses (earlier value)']],
    ['"metadata":{"a":1},"metadata":{"a":2}', ['metadata {"a":1}'], ['metadata (earlier value)']],
    ['"statuses":{"A":"OPEN","B":"OPEN","A":"CLOSED"}', [], ['statuses.A']],
    ['"metadata":{"a":1,"a":1,"a":2,"b":[{"c":1,"c":2}]}', [], ['metadata.a', 'metadata.b[0].c']],
    ['"metadata":[{"a":{"__proto__":1,"__proto__":2}}]', [], ['metadata[0].a.__proto__']],
  ])('%s: each value is kept, and it is noted', (fields, earlier, paths) => {
    const { customer, deviations, text } = readRecord(fields)
    expect(customer.unknownFields.map(([key, node]) => `${key} ${jsonSource(node, text)}`)).toEqual(earlier)
    expect(deviations.filter(({ found }) => found === twice).map(({ path }) => path)).toEqual(paths)
  })

  test('is noted of a field that the contract does not name, and of what stands in it', () => {
    const { customer, deviations } = readRecord('"zodiac":1,"zodiac":{"sign":1,"sign":2}')
    expect(customer.unknownFields.map(([key]) => key)).toEqual(['zodiac', 'zodiac'])
    expect(deviations.filter(({ found }) => found === twice).map(({ path }) => path)).toEqual([
      'zodiac (earlier value)',
      'zodiac.sign',
    ])
  })

  test('of programs, each stands there in the order received', () => {
    expect(readRecord('"statuses":{"Harbor Card":"OPEN","Harbor Card":"CLOSED"}').customer.statuses).toEqual([
      { program: 'Harbor Card', status: 'OPEN' },
      { program: 'Harbor Card', status: 'CLOSED' },
    ])
  })
})

test('a megabyte in one field is kept whole, in 100,000 fields too (H85, H86)', () => {
  const long = 'a@'.repeat(2 ** 19)
  const fields = Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`)

  expect(readRecord(`"email":"${long}"`)).toMatchObject({
    customer: { email: long },
    deviations: [{ received: `"${long}`.slice(0, 2000) }],
  })
  expect(readRecord(fields.join()).customer.unknownFields).toHaveLength(100_000)
})
