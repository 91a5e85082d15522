import { createPersona, type Persona } from './persona'

/**
 * Names, addresses and numbers of other countries.
 *
 * Britain (Ofcom) and Germany (Bundesnetzagentur) keep telephone numbers for fiction. Where no range is kept,
 * the subscriber's part starts with 0, which no exchange assigns.
 */
export const internationalPersonas: readonly Persona[] = [
  createPersona(
    5,
    {
      place: 'Tokyo · Japanese',
      country: 'JP',
      story: 'Speaks Japanese, moved in spring',
      shows: 'Largest part of the address first',
    },
    {
      first_name: '花子',
      last_name: '山田',
      email: 'hanako.yamada@example.com',
      phone: '+81300000105',
      statuses: { 'Paper Crane Books Card': 'OPEN' },
      preferred_language: 'ja',
      date_of_birth: { year: 1988, month: 7, day: 7 },
      address: {
        street_line1: '見本町1丁目2-3',
        street_line2: 'サンプルハイツ405号室',
        city: '千代田区',
        state: '東京都',
        postal_code: '100-0000',
        country: 'JPN',
      },
      created_at: '2025-04-01T00:00:00.000+09:00',
      updated_at: '2025-10-10T18:20:00.000+09:00',
    },
  ),
  createPersona(
    6,
    {
      place: 'Berlin · German',
      country: 'DE',
      story: 'Closed one card, kept the other',
      shows: 'Umlauts, postal code before the city',
    },
    {
      first_name: 'Erika',
      last_name: 'Mustermann',
      email: 'erika.mustermann@example.org',
      phone: '+493023125106', // (0)30 23125 000 to 999 are kept for fiction
      statuses: { 'Old Mill Hardware Card': 'OPEN', 'Northlight Air Card': 'CLOSED' },
      preferred_language: 'de',
      date_of_birth: { year: 1964, month: 8, day: 12 },
      address: {
        street_line1: 'Musterstraße 12',
        street_line2: '3. Obergeschoß links',
        city: 'Berlin',
        postal_code: '10115',
        country: 'DEU',
      },
      created_at: '2024-05-20T10:15:00.000Z',
      updated_at: '2026-02-02T06:45:10.000Z',
    },
  ),
  createPersona(
    7,
    {
      place: 'São Paulo · Portuguese',
      country: 'BR',
      story: 'Is the apartment number on file?',
      shows: 'City and state on one line, Portuguese',
    },
    {
      first_name: 'Fulana',
      last_name: 'de Tal',
      email: 'fulana.de.tal@example.net',
      phone: '+551100000107',
      statuses: { 'Cobalt Cash Card': 'OPEN' },
      preferred_language: 'pt',
      date_of_birth: { year: 1979, month: 12, day: 25 },
      address: {
        street_line1: 'Rua do Exemplo, 123',
        street_line2: 'Apto 45, Bairro Modelo',
        city: 'São Paulo',
        state: 'SP',
        postal_code: '01000-000',
        country: 'BRA',
      },
      created_at: '2025-09-07T12:00:00.000-03:00',
      updated_at: '2025-09-08T12:00:00.000-03:00',
    },
  ),
  createPersona(
    8,
    {
      place: 'Guildford, Surrey · English',
      country: 'GB',
      story: 'Joined a second before New Year',
      shows: 'A county that address libraries drop',
    },
    {
      first_name: 'Josephine',
      last_name: 'Bloggs',
      email: 'josephine.bloggs@example.com',
      phone: '+442079460108', // 020 7946 0000 to 0999 are kept for fiction
      statuses: { 'Copper Kettle Dining Card': 'OPEN' },
      preferred_language: 'en',
      date_of_birth: { year: 1995, month: 2, day: 28 },
      address: {
        street_line1: 'Flat 2, Kettle House',
        street_line2: '1 Example Terrace',
        city: 'Guildford',
        state: 'Surrey',
        postal_code: 'GU1 9ZZ',
        country: 'GBR',
      },
      created_at: '2024-12-31T23:59:60Z', // a leap second: RFC 3339 allows it, Date does not
      updated_at: '2025-06-30T11:00:00.000+01:00',
    },
  ),
  createPersona(
    9,
    {
      place: 'Tel Aviv-Yafo · Arabic',
      country: 'IL',
      story: 'Reads from right to left',
      shows: 'Right to left beside left to right',
    },
    {
      first_name: 'فلانة',
      last_name: 'الفلانية',
      email: 'fulana@example.org',
      phone: '+97230000109',
      statuses: { 'Lantern Travel Card': 'OPEN' },
      preferred_language: 'ar',
      date_of_birth: { year: 1999, month: 10, day: 31 },
      address: {
        street_line1: 'רחוב הדוגמה 12',
        street_line2: 'דירה 4',
        city: 'תל אביב-יפו',
        postal_code: '6100000',
        country: 'ISR',
      },
      created_at: '2025-01-15T07:30:00.000+02:00',
      updated_at: '2025-11-01T16:00:00.000+02:00',
    },
  ),
  createPersona(
    23,
    {
      place: 'Prishtinë · Albanian',
      country: 'XK',
      story: 'Lives where some lists know no country',
      shows: 'A country code, XKX, that is in no common table',
    },
    {
      first_name: 'Filan',
      last_name: 'Fisteku',
      email: 'filan.fisteku@example.com',
      phone: '+38338000123',
      statuses: { 'Summit Outdoor Card': 'OPEN' },
      preferred_language: 'sq',
      date_of_birth: { year: 2003, month: 2, day: 17 },
      address: { street_line1: 'Rruga e Shembullit 7', city: 'Prishtinë', postal_code: '10000', country: 'XKX' },
      created_at: '2026-01-02T13:14:15.000Z',
      updated_at: '2026-01-02T13:14:15.000Z',
    },
  ),
  createPersona(
    25,
    {
      place: 'Erewhon · language unknown',
      country: 'ZZ',
      story: 'Has a country code that does not exist',
      shows: 'Code ZZZ and a language xx: all parts kept, codes as received',
    },
    {
      first_name: 'Nomen',
      last_name: 'Nescio',
      email: 'nomen.nescio@example.com',
      statuses: { 'Northlight Air Card': 'OPEN' },
      preferred_language: 'xx',
      address: {
        street_line1: '1 Nowhere Street',
        street_line2: 'Back door',
        city: 'Erewhon',
        state: 'Upper Province',
        postal_code: '00-000',
        country: 'ZZZ',
      },
      created_at: '2025-05-05T05:05:05.000Z',
      updated_at: '2025-05-05T05:05:05.000Z',
    },
  ),
]
