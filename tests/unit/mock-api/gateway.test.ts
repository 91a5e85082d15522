import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createCustomerClient } from '../../../src/api/client'
import { personaId } from '../../../src/mock-api/persona'
import { defaultScenario } from '../../../src/mock-api/scenarios'
import { createDemoFetch } from '../../../src/mock-api/transport'
import { lookupErrorOf } from '../api/fake-answers'

beforeEach(() => void vi.stubGlobal('location', new URL('http://app.test/')))
afterEach(() => void vi.unstubAllGlobals())

const { signal } = new AbortController()
const client = () =>
  createCustomerClient({
    transport: createDemoFetch(() => ({ ...defaultScenario, latency: 0 })),
    isOnline: () => true,
  })
const [janeDoe, onlyAnId, johnDoe] = [personaId(1), personaId(4), personaId(2)]
const right = { date_of_birth: '1990-04-17', ssn4: '4821' }

test.each([
  [janeDoe, right, 'matches'],
  [janeDoe, { ...right, ssn4: '4822' }, 'does-not-match'],
  [onlyAnId, right, 'cannot-be-checked'],
])('the demo checks the caller of %s with %o: %s', async (id, answers, verdict) => {
  expect(await client().checkCaller(id, { signal, answers })).toEqual({
    verdict,
    compared: verdict === 'cannot-be-checked' ? [] : ['date_of_birth', 'ssn4'],
    triesLeft: 2,
  })
})

test('the demo refuses too few answers, and answers that are none', async () => {
  for (const answers of [{ ssn4: '4821' }, { ...right, phone4: '1' }])
    expect(await lookupErrorOf(client().checkCaller(janeDoe, { signal, answers }))).toMatchObject({
      kind: 'invalid-request',
    })
})

test('the demo has three tries for each customer, and the client says how long to wait, 15 minutes included', async () => {
  const demo = client()
  const left = async (id: string) => (await demo.checkCaller(id, { signal, answers: right })).triesLeft
  expect([await left(janeDoe), await left(janeDoe), await left(janeDoe), await left(johnDoe)]).toEqual([2, 1, 0, 2])
  const { kind, details } = await lookupErrorOf(demo.checkCaller(janeDoe, { signal, answers: right }))
  expect([kind, details.limit]).toEqual(['rate-limited', 'caller-check'])
  expect(details.retryAfter).toBeGreaterThan(890)
})

test.each(['{}', '[]', '{"verdict":"matches"}', '{"verdict":"yes","compared":[],"tries_left":1}', '<html>'])(
  'an answer of %s is no verdict',
  async (body) => {
    const transport = async () => new Response(body, { headers: { 'content-type': 'application/json' } })
    const behind = createCustomerClient({ transport, isOnline: () => true })
    expect(await lookupErrorOf(behind.checkCaller(janeDoe, { signal, answers: right }))).toMatchObject({
      kind: 'unreadable',
    })
  },
)
