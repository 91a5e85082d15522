import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSecretKey, maskCardDigits, shortId } from '../../../src/format/mask'

describe('metadata keys', () => {
  test.each(
    'ssn ssn4 SSN last_ssn customerSSN customerSSNs customerssn4 SSNLast4 social social_security_number tax taxId tax_id taxid dob DOB userDob date_of_birth dateOfBirth birthday birth_year pan PAN PANs primaryPan fpan panNumber card cards cardNumber card_number cardnumber card-number creditcard creditCardLast4 cardid cvv CVV2 cvc account accounts accountNumber accountnumber bankAccount acct_no iban token apiToken api_token access-token tokens secret clientSecret client.secret password passwordHash userPassword passwd pwd passcode pin PIN pin_code pincode PINCode pin-code atmPin api_key apiKey API-KEY x-apikey private_key passport_no itin s\u200Bsn ＳＳＮ'.split(
      ' ',
    ),
  )('%s is masked', (key) => {
    expect(isSecretKey(key)).toBe(true)
  })

  test.each(
    'company companyName shipping shippingAddress discard postcard scorecard wildcard cardinal cardio japan span lifespan spin opinion pinned adobe class_name classname businessName business_name passnumber syntax taxi taxonomy secretary discount preferred_language tier notes key keyboard customer_id 42 __proto__ constructor'.split(
      ' ',
    ),
  )('%s is not', (key) => {
    expect(isSecretKey(key)).toBe(false)
  })

  test('the empty key is not', () => {
    expect(isSecretKey('')).toBe(false)
  })

  test('a secret word stays one in any company', () => {
    const secret = fc.constantFrom(
      'ssn',
      'dob',
      'card',
      'cvv',
      'pin',
      'pan',
      'tax',
      'password',
      'accountNumber',
      'birth_date',
    )
    const joint = fc.constantFrom('_', '-', ' ', '.', '/', '4', ':')
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        joint,
        secret,
        joint,
        fc.string({ unit: 'binary' }),
        (before, a, key, b, after) => {
          expect(isSecretKey(before + a + key + b + after)).toBe(true)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

describe('card numbers', () => {
  test.each([
    ['4111111111111111', '411111••••••1111'],
    ['4111 1111 1111 1111', '4111 11•• •••• 1111'],
    ['4111-1111-1111-1111', '4111-11••-••••-1111'],
    ['4111–1111–1111–1111', '4111–11••–••••–1111'],
    ['378282246310005', '378282•••••0005'],
    ['4222222222222', '422222•••2222'],
    ['6304000000000000000', '630400•••••••••0000'],
    ['card:4111111111111111, thanks', 'card:411111••••••1111, thanks'],
    ['x4111111111111111x', 'x411111••••••1111x'],
    ['4111111111111111 5500000000000004', '411111••••••1111 550000••••••0004'],
    ['12 4111111111111111', '12 411111••••••1111'],
    ['"pan":4111111111111111,', '"pan":411111••••••1111,'],
  ])('%j shows as %j', (text, masked) => {
    expect(maskCardDigits(text)).toBe(masked)
  })

  test.each([
    '4111111111111112',
    '411111111111',
    '12345678901234567890',
    '00000000-0000-4000-8000-000000000003',
    '9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4',
    '+14155552671',
    '2025-02-13T19:08:07.000Z',
    '',
  ])('%j stays', (text) => {
    expect(maskCardDigits(text)).toBe(text)
  })

  test('nobody sees more of a card number than its first six and last four digits, whatever stands beside it', () => {
    const card = fc.constantFrom('4111 1111 1111 1111', '5500-0000-0000-0004', '378282246310005', '3530 1113 3330 0000')
    const beside = fc.stringMatching(/^([\d -]{0,20} |[a-z ]*)$/)
    fc.assert(
      fc.property(beside, card, fc.constantFrom('', ' ', ' 12', ' 12/28', '.'), (before, number, after) => {
        const shown = maskCardDigits(`${before}${number}${after}`).slice(before.length, before.length + number.length)
        expect(shown).toHaveLength(number.length)
        expect(shown.match(/\d/g)?.length).toBeLessThanOrEqual(10)
      }),
      { numRuns: 3000 },
    )
  })

  test('nothing but digits ever changes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'0123456789 -a'.split('')), maxLength: 60 }),
    )
    fc.assert(
      fc.property(text, (received) => {
        const masked = maskCardDigits(received)
        expect(masked).toHaveLength(received.length)
        const changed = received.split('').filter((character, at) => masked[at] !== character)
        expect(changed.join('')).toMatch(/^\d*$/)
        expect(masked.split('•').length - received.split('•').length).toBe(changed.length)
      }),
      { numRuns: 3000 },
    )
  })

  test('a text of a hundred thousand digits in groups does not hang the page', { timeout: 10_000 }, () => {
    expect(maskCardDigits('1 '.repeat(100_000))).toHaveLength(200_000)
    expect(maskCardDigits('1'.repeat(200_000))).toHaveLength(200_000)
  })
})

describe('short IDs', () => {
  test.each([
    ['9B5E1EE0-2E1C-46E7-81B9-3C3917204BE4', '9B5E…4BE4'],
    ['CSMR-v1', 'CSMR-v1'],
    ['CSMR-v1-1234', 'CSMR…1234'],
    ['', ''],
    ['😀'.repeat(13), '😀😀😀😀…😀😀😀😀'],
  ])('%j is shortened to %j', (id, text) => {
    expect(shortId(id)).toBe(text)
  })

  test('a character is never cut in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (id) => {
        expect(shortId(id).isWellFormed()).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
