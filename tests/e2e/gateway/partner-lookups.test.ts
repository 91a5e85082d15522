import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { markerHeader, revealsHeader } from '../../../src/contract/endpoints'
import { withholdListJson } from '../../../src/contract/withhold-json'
import { hostilePartnerTargets } from '../../unit/hostile-targets'
import { answers } from './imprint'
import { fromThePage, partnerLookupsPath, send, sendPartnerLookup } from './raw-request'
import { start, type Started } from './start'
import { startServer } from './upstream'

const partnerId = 'PARTNER_USER_456'
const body = JSON.stringify({ partner_customer_id: partnerId })
const customer = (id: string, partner: unknown = partnerId) =>
  JSON.stringify({
    id,
    first_name: 'Zoë-canary',
    email: 'jane.doe@example.com',
    ssn4: '4821',
    date_of_birth: { year: 1990, month: 4, day: 17 },
    partner_customer_id: partner,
    metadata: { api_token: 'sesame-opens', loyalty_id: '840012345678' },
    account: 12345678,
  })
const listOf = (...items: string[]) => `{"data":[${items.join(',')}],"has_more":true,"total":12}`
// a random ID may hold four such digits: not within one
const canaries = /(?<![\w-])(?:4821|1990)(?![\da-f])|sesame-opens|12345678(?!")/

/** A body as it was sent, out of its chunks. */
const bodyOf = (sent: string) =>
  /^[0-9a-f]+\r\n/.test(sent) ? sent.replaceAll(/(?:^|\r\n)[0-9a-f]+\r\n/g, '').trim() : sent
const typeOf = (sent: string) => (JSON.parse(bodyOf(sent)) as { type: string }).type

describe('a lookup by partner ID', () => {
  let gateway: Started
  beforeAll(async () => {
    gateway = await start()
  })
  let linesBefore = 0
  beforeEach(() => {
    gateway.upstream.reset()
    gateway.upstream.answer = answers(200, listOf(customer('CSMR-v1-1'), customer('CSMR-v1-2')))
    linesBefore = gateway.lines().length
  })
  afterAll(() => gateway.stop())

  const newLines = () => gateway.lines().slice(linesBefore)

  it.each([
    ['PARTNER_USER_456', 'PARTNER_USER_456'],
    ['840012345678', '840012345678'],
    ['7', '7'],
    ['auth0|5f7c', 'auth0%7C5f7c'],
    ['shop:eu.1', 'shop%3Aeu.1'],
  ])('asks Imprint for %s, encoded once, and nothing else', async (asked, encoded) => {
    gateway.upstream.answer = answers(200, listOf())
    const sent = JSON.stringify({ partner_customer_id: asked })
    expect(await sendPartnerLookup(gateway.port, sent)).toMatchObject({ status: 200 })
    expect(gateway.upstream.seen).toMatchObject([
      { method: 'GET', url: `/v2/customers?partner_customer_id=${encoded}&limit=10` },
    ])
  })

  it('asks for the next page after the last customer', async () => {
    const sent = JSON.stringify({ partner_customer_id: partnerId, starting_after: 'CSMR-v1-2' })
    expect(await sendPartnerLookup(gateway.port, sent)).toMatchObject({ status: 200 })
    expect(gateway.upstream.seen).toMatchObject([
      { url: `/v2/customers?partner_customer_id=${partnerId}&limit=10&starting_after=CSMR-v1-2` },
    ])
  })

  it('withholds in every customer what is masked, and says what marks it', async () => {
    const { headers, body: sent } = await sendPartnerLookup(gateway.port, body)
    const text = listOf(customer('CSMR-v1-1'), customer('CSMR-v1-2'))
    expect(bodyOf(sent)).toBe(withholdListJson(text, headers[markerHeader] ?? ''))
    expect(sent).not.toMatch(canaries)
    expect(headers[markerHeader]).toMatch(/^[\da-f-]{36}:$/)
    expect(headers).not.toHaveProperty(revealsHeader)
  })

  it('leaves a line with the count, and one for each customer; none names the partner ID or a person', async () => {
    gateway.upstream.answer = answers(200, listOf(customer('CSMR-v1-1'), '{"first_name":"Ada"}', customer('CSMR-v1-2')))
    await sendPartnerLookup(gateway.port, body)
    const common = { agent: 'address 127.0.0.1', product: '', status: 200, upstream_status: '200' }
    expect(newLines()).toMatchObject([
      { event: 'partner-lookup', customers: 3, customer: '', ...common },
      { event: 'read', customer: 'CSMR-v1-1', ...common },
      { event: 'read', customer: '', ...common },
      { event: 'read', customer: 'CSMR-v1-2', ...common },
    ])
    expect(JSON.stringify(newLines())).not.toMatch(/PARTNER|canary|jane|Ada/)
  })

  it.each([
    ['an empty list', 200, '{"data":[],"has_more":false,"total":0}'],
    ['no such partner ID', 404, '{"type":"PARTNER_CUSTOMER_NOT_FOUND_ERROR","message":"none"}'],
  ])('passes %s on, and leaves a line', async (_, status, answer) => {
    gateway.upstream.answer = answers(status, answer)
    const answered = await sendPartnerLookup(gateway.port, body)
    expect(answered.status).toBe(status)
    expect(bodyOf(answered.body)).toBe(answer)
    expect(newLines()).toMatchObject([{ event: 'partner-lookup', customers: 0, status }])
  })

  // H136, H137
  it.each([
    ['nothing', ''],
    ['no JSON', 'partner_customer_id=7'],
    ['an empty object', '{}'],
    ['a list', '["7"]'],
    ['an empty value', '{"partner_customer_id":""}'],
    ['spaces', '{"partner_customer_id":"  "}'],
    ['null', '{"partner_customer_id":null}'],
    ['a number', '{"partner_customer_id":7}'],
    ['two values', '{"partner_customer_id":["a","b"]}'],
    ['one key twice', '{"partner_customer_id":"a","partner_customer_id":"b"}'],
    ['one key twice, escaped', '{"partner_customer_id":"","partner_customer\\u005fid":"b"}'],
    ['an encoded value', '{"partner_customer_id":"a%2Fb"}'],
    ['one encoded twice', '{"partner_customer_id":"%2561"}'],
    ['another parameter in the value', '{"partner_customer_id":"a&limit=1000"}'],
    ['a second value in the value', '{"partner_customer_id":"a&partner_customer_id="}'],
    ['a fragment', '{"partner_customer_id":"a#b"}'],
    ['a path', '{"partner_customer_id":"../keys"}'],
    ['a line break', '{"partner_customer_id":"a\\r\\nX-Evil: 1"}'],
    ['a wildcard', '{"partner_customer_id":"*"}'],
    ['a limit', '{"partner_customer_id":"a","limit":1000}'],
    ['a search by SSN', '{"partner_customer_id":"a","ssn":"123456789"}'],
    ['an SSN', '{"partner_customer_id":"123-45-6789"}'],
    ['a card number', '{"partner_customer_id":"4111111111111111"}'],
    ['an email address', '{"partner_customer_id":"jane@example.com"}'],
    ['a phone number', '{"partner_customer_id":"+14155552671"}'],
    ['too long a value', JSON.stringify({ partner_customer_id: 'a'.repeat(65) })],
    ['an empty place to start', '{"partner_customer_id":"a","starting_after":""}'],
    ['no customer’s ID as the place to start', '{"partner_customer_id":"a","starting_after":"x&limit=9"}'],
    ['a large body', JSON.stringify({ partner_customer_id: 'a', starting_after: 'b'.repeat(5_000) })],
  ])('lets %s not reach Imprint', async (_, sent) => {
    const { status } = await sendPartnerLookup(gateway.port, sent)
    expect([400, 413]).toContain(status)
    expect(gateway.upstream.seen).toEqual([])
    expect(JSON.stringify(newLines())).not.toMatch(/123-45-6789|4111111111111111|jane|4155552671/)
  })

  it.each(['GET', 'POST', 'PUT', 'DELETE', 'HEAD'])('lets no other path of it reach Imprint by %s', async (method) => {
    for (const target of method === 'POST' ? hostilePartnerTargets : [...hostilePartnerTargets, partnerLookupsPath]) {
      const length = { 'Content-Length': String(Buffer.byteLength(body)) }
      const { status } = await send(gateway.port, method, target, { ...fromThePage, ...length }, body)
      // what does not begin so is a page of the app
      if (target.startsWith('/api/')) expect(status, target).toBeGreaterThanOrEqual(400)
      expect(gateway.upstream.seen, target).toEqual([])
    }
    expect(newLines()).toEqual([])
  })

  it('is for the page itself', async () => {
    const refused = await sendPartnerLookup(gateway.port, body, { 'Sec-Fetch-Site': 'cross-site' })
    expect(refused.status).toBe(403)
    expect(gateway.upstream.seen).toEqual([])
  })

  // F45
  it.each([
    ['a customer', customer('CSMR-v1-1')],
    ['a bare list', `[${customer('CSMR-v1-1')}]`],
    ['two lists', `{"data":[${customer('CSMR-v1-1')}],"data":[]}`],
    ['lists in the list', `{"data":[[${customer('CSMR-v1-1')}]],"has_more":false}`],
    ['a customer with another partner ID', listOf(customer('CSMR-v1-1'), customer('CSMR-v1-2', 'PARTNER_USER_457'))],
    ['a customer with a number as partner ID', listOf(customer('CSMR-v1-1', 456))],
    ['more customers than asked for', listOf(...Array.from({ length: 11 }, (_, n) => customer(`CSMR-v1-${n}`)))],
    ['no JSON', '{"data":['],
  ])('gives nothing of an answer that is %s', async (_, answer) => {
    gateway.upstream.answer = answers(200, answer)
    const refused = await sendPartnerLookup(gateway.port, body)
    expect(refused.status).toBe(502)
    expect(typeOf(refused.body)).toBe('UPSTREAM_UNREADABLE')
    expect(newLines()).toMatchObject([{ event: 'partner-lookup', customers: 0, status: 502, upstream_status: '200' }])
    expect(newLines()).toHaveLength(1)
  })

  it.each([
    ['in another letter case', 'partner_user_456'],
    ['empty', ''],
    ['null', null],
  ])('gives a customer whose partner ID is %s', async (_, partner) => {
    gateway.upstream.answer = answers(200, listOf(customer('CSMR-v1-1', partner)))
    expect(await sendPartnerLookup(gateway.port, body)).toMatchObject({ status: 200 })
  })
})

it('MASKED_FIELDS and REVEAL_GROUPS hold for every customer of a list', async () => {
  const signIn = await startServer((_, response) =>
    response.writeHead(200, { 'x-auth-request-user': 'ann@team.example' }).end(),
  )
  const gateway = await start({
    AUTH_URL: `http://127.0.0.1:${signIn.port}/`,
    MASKED_FIELDS: 'email,first_name',
    REVEAL_GROUPS: 'leads',
  })
  try {
    gateway.upstream.answer = answers(200, listOf(customer('CSMR-v1-1'), customer('CSMR-v1-2')))
    const { status, headers, body: sent } = await sendPartnerLookup(gateway.port, body)
    expect({ status, reveals: headers[revealsHeader] }).toEqual({ status: 200, reveals: 'not-allowed' })
    expect(sent).not.toMatch(/jane\.doe|canary/)
  } finally {
    signIn.close()
    await gateway.stop()
  }
})

it('READS_PER_DAY counts each customer found, and a lookup that found none as one', async () => {
  const gateway = await start({ READS_PER_DAY: '3' })
  const lookUp = async (id: string, ...found: string[]) => {
    gateway.upstream.answer = answers(200, listOf(...found.map((one) => customer(one, id))))
    const answer = await sendPartnerLookup(gateway.port, JSON.stringify({ partner_customer_id: id }))
    return answer.status === 429 ? typeOf(answer.body) : answer.status
  }
  try {
    expect(await lookUp('A', 'CSMR-v1-1', 'CSMR-v1-2')).toBe(200)
    expect(await lookUp('none')).toBe(200)
    expect(await lookUp('A', 'CSMR-v1-1', 'CSMR-v1-2')).toBe(200) // the same again
    expect(await lookUp('none')).toBe(200)
    expect(await lookUp('none too')).toBe(400)
    expect(await lookUp('none-too')).toBe('DAILY_LIMIT')
    expect(await lookUp('B', 'CSMR-v1-2', 'CSMR-v1-3')).toBe('DAILY_LIMIT')
    expect(gateway.lines().at(-1)).toMatchObject({ event: 'partner-lookup', customers: 0, status: 429 })
    expect(await send(gateway.port, 'GET', '/api/v2/customers/CSMR-v1-4')).toMatchObject({ status: 429 })
  } finally {
    await gateway.stop()
  }
})
