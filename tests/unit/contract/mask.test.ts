import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSecretKey } from '../../../src/contract/secret-keys'
import { maskCardDigits } from '../../../src/contract/card-numbers'
import { shortId } from '../../../src/format/short-id'

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

  const secrets: [string, string][] = [
    [
      'for signing in',
      'otp smsOtp OTPs totpSecret mfa_code mfaCode MFACode 2fa_code 2faCode twoFactorCode one-time-code',
    ],
    [
      'for signing in',
      'recovery_code recoveryCodes backup_codes verificationCode jwt userJWT jwtToken bearer bearerToken',
    ],
    ['for signing in', 'authorization Authorization HTTP_AUTHORIZATION X-Auth-Token auth auth_code sessid session_id'],
    [
      'for signing in',
      'sessionId PHPSESSID JSESSIONID cookie csrf_token refresh_token refreshtoken idToken clientsecret',
    ],
    ['for signing in', 'security_answer securityAnswer1 security-question pass_phrase passkey oldpassword db_password'],
    ['for signing in', 'privateKeyPem AWSAccessKeyId aws_secret_access_key sshKey encryptionkey seed_phrase user_pass'],
    [
      'of identity',
      'drivers_license driversLicense DriversLicenseNo driver_licence_number driver’s-license driverslicense',
    ],
    [
      'of identity',
      'national_id nationalId nationalid national-insurance-number mothers_maiden_name mothersMaidenName',
    ],
    ['of identity', 'passport_number passportNo tin ein taxpayer_id dateofbirth birthDate license_number id_number'],
    [
      'of payment',
      'routing_number routingNumber routingnumber routing-no aba_routing account_no accountno IBAN sortCode',
    ],
    ['of payment', 'cvv2 securityCode pinblock PINs creditcardnumber debitCard'],
    [
      'for signing in',
      'twofa_code activation_code challengeAnswer memorable_date wallet_seed backupKey puk pswd pass_hash',
    ],
    ['for signing in', 'connect.sid cookies oauth_verifier consumer_key appKey webhook_key privKey hmac'],
    [
      'of identity',
      'dl_no DLN visaNumber green_card nhs_no cnpj dni personnummer vat_id id_no birthplace bday medicareId',
    ],
    ['of payment', 'cc_num ccNumber ccv ccn track_data'],
    [
      'for signing in',
      'csrfmiddlewaretoken authenticitytoken appsecret sid verify_code reset_link door_code gate_code entryCode account_type_token',
    ],
    [
      'of identity',
      'sin social social_sec_no socialNumber visa_no medicare_no fingerprint biometric_template voiceprint',
    ],
    ['in other letters', 'ＯＴＰ p\u00EDn-code s\u3164sn кодPIN PINкод'],
  ]
  test.each(secrets.flatMap(([kind, keys]) => keys.split(' ').map((key) => [key, kind] as const)))(
    '%s, a secret %s, is masked',
    (key) => {
      expect(isSecretKey(key)).toBe(true)
    },
  )

  test.each(
    'pwned dnipro natural bookings cc ccEmails tracking email_country clientele appetite idea valid_no salting cookiesAccepted monkey donkey turkey hotkey keyboard keyword bucket author authorType coauthor authored_by authority authorized isAuthenticated auth_method passenger bypass compass passed boarding_pass tokenized tokenizer pinned spinning pinterest option optional options adopt bearing forbearer session sessions session_count obsession assess license license_plate licensenotes routingNotes driver driver_id driverName state_id nationalNumber recovery recoveryEmail backup verification_status security_level question national nationality internationalCalls international_id router routing routing_rule mfaEnabled primary_key public_key idempotency_key protein certain latin meeting einstein ribbon sibling taliban accountant accounting code promoCode zip_code country_code cookie_consent maidenhead expand panel carding Španělsko descripción'.split(
      ' ',
    ),
  )('%s, which only looks like a secret, is not', (key) => {
    expect(isSecretKey(key)).toBe(false)
  })

  test.each(
    'social_media socialMediaOptIn social_score account_type accountType account_status account_manager account-tier account_created_at accountOpenedAt otp_enabled mfaRequired two_factor_enabled card_type card_status cardBrand card_network card_shipped_at cardProgram tax_exempt tax_rate passport_checked ssn4_verified id_number_verified token_type token_count password_updated_at PasswordExpired dining_card_points pin_level clientKeyboard appKeywords clientkeyboard tokenism secretariat'.split(
      ' ',
    ),
  )('%s, which tells something about a secret at most, is not', (key) => {
    expect(isSecretKey(key)).toBe(false)
  })

  test('a key of a megabyte does not hang the page', { timeout: 10_000 }, () => {
    for (const part of ['no', 'a_', 'aB', 'user', 'é']) expect(isSecretKey(part.repeat(200_000))).toBe(false)
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
    ['2223003122003222', '222300••••••3222'],
    ['2720990000000007', '272099••••••0007'],
    ['6011000990139424', '601100••••••9424'],
    ['30569309025904', '305693••••5904'],
    ['3566002020360505', '356600••••••0505'],
    ['6200000000000005', '620000••••••0005'],
    ['2200000000000004', '220000••••••0004'], // Mir
    ['5019717010103742', '501971••••••3742'], // Dankort
    ['6062826786276634', '606282••••••6634'], // Hipercard
    ['6370950000000005', '637095••••••0005'], // InstaPayment
    ['8171999927660000', '817199••••••0000'], // RuPay
    ['9792030000000000', '979203••••••0000'], // Troy
    ['5066991111111118', '506699••••••1118'], // Elo
    ['6759649826438453', '675964••••••8453'], // Maestro
    ['3782 822463 10005', '3782 82•••• •0005'],
    ['4 1 1 1 1 1 1 1 1 1 1 1 1 1 1 1', '4 1 1 1 1 1 • • • • • • 1 1 1 1'],
    ['4111\u20031111\u20031111\u20031111', '4111\u200311••\u2003••••\u20031111'],
    ['+4111111111111111', '+411111••••••1111'],
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
    // Their last digit passes for a check digit (Luhn), but no network issues such numbers.
    '1739473687004', // milliseconds
    '1739473687000005', // microseconds
    '1739473687000000004', // nanoseconds
    '613425648685547542', // a snowflake
    '1580661436132757507',
    '111-7777777-7777779', // orders
    '9003000000000008',
    '7000000000000005',
    '41111111111111113', // 17 digits, which Visa does not issue
    '5500000000000000004',
    '37828224631003',
    '0049 151 123456786',
    // Phone numbers: with a plus, and in their usual groups
    '+4915112345678',
    '+4540000000001',
    '415-555-2671 412-555-0100',
    '415 555 2671 404',
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
