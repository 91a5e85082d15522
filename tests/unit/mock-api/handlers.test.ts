import { getResponse } from 'msw'
import { afterEach, expect, test, vi } from 'vitest'
import { completeBody } from '../../../src/mock-api/complete-customer'
import { createHandlers } from '../../../src/mock-api/handlers'
import { failurePersonas, misbehaving } from '../../../src/mock-api/misbehaving'
import { personaId } from '../../../src/mock-api/persona'
import { personas } from '../../../src/mock-api/personas'
import { defaultScenario, outcomes, type Outcome, type Scenario } from '../../../src/mock-api/scenarios'

type Ask = (id: string, signal?: AbortSignal) => Promise<Response>

/** A vendor of its own for each test; asks as the app does. */
function createVendor(scenario?: () => Scenario): Ask {
  const handlers = createHandlers(scenario)
  return async (id, signal = new AbortController().signal) => {
    const url = `https://lookup.example.com/api/v2/customers/${encodeURIComponent(id)}`
    const response = await getResponse(handlers, new Request(url, { signal }))
    if (response === undefined) throw new Error(`Nobody answered ${url}`)
    return response
  }
}

/** What the vendor answers to an ID, in one line: "404 application/json CUSTOMER_NOT_FOUND_ERROR". */
async function summary(ask: Ask, id: string): Promise<string> {
  const response = await ask(id)
  if (response.type === 'error') return 'network error'
  const type = response.headers.get('content-type')?.split(';')[0] ?? 'no type'
  const text = await response.text().catch((error: unknown) => String(error))
  const beginning = text.replace('<!doctype html>', '').replace(id, '…').slice(0, 22)
  return `${response.status} ${type} ${/"type":"(\w+)"/.exec(text)?.[1] ?? beginning}`.trim()
}

afterEach(() => {
  vi.useRealTimers()
})

test.each(personas)('$story: answered to the letter', async ({ id, body }) => {
  const response = await createVendor()(id)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/json')
  expect(await response.text()).toBe(body)
})

test.each(['CSMR-v1-123', 'constructor', '__proto__', 'toString', 'a b/c?d', personaId(99)])(
  '%s: nobody has this ID, in the words of the contract',
  async (id) => {
    const response = await createVendor()(id)
    expect(response.status).toBe(404)
    expect(await response.json()).toEqual({
      type: 'CUSTOMER_NOT_FOUND_ERROR',
      message: `Customer not found for provided ID: ${id}`,
      param: 'customer_id',
    })
  },
)

test('an ID in the other letter case is another ID', async () => {
  const ask = createVendor()
  const stored = personas.find(({ id }) => id.startsWith('0000ABCD'))?.id ?? ''
  expect((await ask(stored)).status).toBe(200)
  expect((await ask(stored.toLowerCase())).status).toBe(404)
})

const answers: Record<string, string> = {
  'always-404': '404 application/json CUSTOMER_NOT_FOUND_ERROR',
  'always-404-wrapped': '404 application/json CUSTOMER_NOT_FOUND_ERROR',
  'always-404-bare': '404 text/html <title>404 Not Found</',
  'always-400': '400 application/json BAD_REQUEST_ERROR',
  'always-400-validation': '400 application/json {"error":"Bad Request"',
  'always-401': '401 application/json UNAUTHORIZED',
  'always-403': '403 application/json FORBIDDEN',
  'always-429': '429 application/json TOO_MANY_REQUESTS',
  'always-500': '500 application/json INTERNAL_ERROR',
  'always-502': '502 application/json BAD_GATEWAY',
  'always-503': '503 text/html <title>Down for mainte',
  'always-misconfigured': '502 application/json UPSTREAM_CREDENTIAL',
  'always-sign-in-down': '503 application/json SIGNIN_UNAVAILABLE',
  'always-html': '200 text/html <title>Sign in</title>',
  'always-cut-json': '200 application/json {"id":"…","email":"jan',
  'always-cut-off': '200 application/json TypeError: network err',
  'always-empty': '200 application/json',
  'always-204': '204 no type',
  'always-wrong-type': '200 text/plain {"id":"…","email":"jan',
  'always-no-id': '200 application/json {}',
  'always-another-record': '200 application/json {"id":"00000000-0000-4',
  'always-too-large': '200 application/json {"id":"…","metadata":{',
  'always-offline': 'network error',
  'refresh-fails': '200 application/json {"id":"…","email":"jan',
  'first-call-fails': '503 application/json SERVICE_UNAVAILABLE',
}

test.each(failurePersonas.filter(({ latency }) => latency === undefined))('$id: $story', async ({ id }) => {
  expect(await summary(createVendor(), id)).toBe(answers[id])
})

const faults = outcomes.map(({ value }) => value).filter((value) => value !== 'ok')

test.each(faults)('the scenario %s answers every ID as the well-known ID does', async (outcome: Outcome) => {
  const ask = createVendor(() => ({ latency: 0, outcome, firstCallFails: false }))
  for (const id of [personaId(1), 'nobody', 'always-204'])
    expect(await summary(ask, id)).toBe(answers[`always-${outcome}`])
})

test('a wrapped 404 holds the same error as a flat one', async () => {
  const body: unknown = await (await createVendor()('always-404-wrapped')).json()
  expect(body).toMatchObject({ error: { type: 'CUSTOMER_NOT_FOUND_ERROR', param: 'customer_id' } })
})

test('the other customer’s record is a whole one', async () => {
  const response = await createVendor()('always-another-record')
  expect(await response.text()).toBe(completeBody(personaId(99)))
})

test('cut JSON cannot be parsed, and the record too large is over 1 MiB', async () => {
  const ask = createVendor()
  await expect((await ask('always-cut-json')).json()).rejects.toThrow(SyntaxError)
  expect((await (await ask('always-too-large')).text()).length).toBeGreaterThan(2 * 1024 * 1024)
})

test('too many requests and maintenance say how long to wait', async () => {
  const ask = createVendor()
  expect((await ask('always-429')).headers.get('retry-after')).toBe('7')
  expect((await ask('always-503')).headers.get('retry-after')).toBe('5')
})

test('what fails at the first call is found at the second, by ID and by scenario', async () => {
  const askUsual = createVendor()
  expect((await askUsual('first-call-fails')).status).toBe(503)
  expect(await (await askUsual('first-call-fails')).json()).toMatchObject({ id: 'first-call-fails' })

  const ask = createVendor(() => ({ latency: 0, outcome: 'ok', firstCallFails: true }))
  const statuses = []
  for (const id of [personaId(1), personaId(1), personaId(2), personaId(1)]) statuses.push((await ask(id)).status)
  expect(statuses).toEqual([500, 200, 500, 200])
})

test('a scenario chosen anew counts first calls anew', async () => {
  let scenario: Scenario = { latency: 0, outcome: 'ok', firstCallFails: false }
  const ask = createVendor(() => scenario)
  expect((await ask(personaId(1))).status).toBe(200)
  scenario = { ...scenario, firstCallFails: true }
  expect((await ask(personaId(1))).status).toBe(500)
})

test('answers are numbered, so that one can be quoted to support', async () => {
  const ask = createVendor()
  const numbers = []
  for (const id of [personaId(1), 'always-500', 'always-204', 'nobody'])
    numbers.push((await ask(id)).headers.get('x-request-id'))
  expect(numbers).toEqual(['demo-000001', 'demo-000002', 'demo-000003', 'demo-000004'])
})

test.each([
  ['slow-2s', 0, 2_000],
  ['always-slow', defaultScenario.latency, 12_000],
  [personaId(1), 400, 400],
  ['slow-2s', 5_000, 5_000],
])('%s with a latency of %i ms is answered after %i ms', async (id, latency, expected) => {
  vi.useFakeTimers()
  const answered = vi.fn<(response: Response) => void>()
  void createVendor(() => ({ ...defaultScenario, latency }))(id).then(answered)
  await vi.advanceTimersByTimeAsync(expected - 1)
  expect(answered).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(answered).toHaveBeenCalledOnce()
  expect(answered.mock.calls[0]?.[0].status).toBe(200)
})

test('without latency no timer is set', async () => {
  vi.useFakeTimers()
  await createVendor()(personaId(1))
  expect(vi.getTimerCount()).toBe(0)
})

test('a request given up leaves no timer behind, and does not count as a first call', async () => {
  vi.useFakeTimers()
  const ask = createVendor(() => ({ latency: 100, outcome: 'ok', firstCallFails: true }))
  const controller = new AbortController()
  const givenUp = ask(personaId(1), controller.signal)
  await vi.advanceTimersByTimeAsync(50)
  controller.abort()
  await givenUp
  expect(vi.getTimerCount()).toBe(0)

  const asked = ask(personaId(1))
  await vi.advanceTimersByTimeAsync(100)
  expect((await asked).status).toBe(500)
})

test('well-known IDs are known by ID', () => {
  expect([...misbehaving.keys()]).toEqual(failurePersonas.map(({ id }) => id))
})
