import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { sendWithToken } from '../../../src/api/send-with-token'
import type { FrameMessage } from '../../../src/embed/protocol'
import { createTokens } from '../../../src/embed/tokens'

let asked: FrameMessage[]
const post = (message: FrameMessage) => void asked.push(message)
const answer = (id: number, token?: string, minutes = 5) => ({
  type: 'token' as const,
  id,
  token,
  expiresAt: Date.now() + minutes * 60_000,
})

beforeEach(() => {
  asked = []
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it('a token is asked for once, kept until it ends or is refused, and then asked for anew', async () => {
  const tokens = createTokens(post)
  const both = Promise.all([tokens.get(), tokens.get()])
  tokens.onMessage(answer(1, 'first'))
  expect(await both).toEqual(['first', 'first'])
  expect(await tokens.get()).toBe('first')
  expect(asked).toEqual([{ type: 'token-request', id: 1 }])

  const second = tokens.get('first')
  tokens.onMessage(answer(2, 'second', 1))
  expect(await second).toBe('second')
  vi.advanceTimersByTime(56_000)
  const third = tokens.get()
  tokens.onMessage(answer(3, 'third'))
  expect(await third).toBe('third')
})

it('no answer, an answer to another question and an empty one are no token', async () => {
  const tokens = createTokens(post)
  const late = tokens.get()
  tokens.onMessage(answer(7, 'of another question'))
  vi.advanceTimersByTime(5_000)
  expect(await late).toBeUndefined()
  const none = tokens.get()
  tokens.onMessage(answer(2))
  expect(await none).toBeUndefined()
})

it('what is on its way for the agent before is not for the one who comes', async () => {
  const tokens = createTokens(post)
  const forAnn = tokens.get()
  tokens.forget()
  expect(await forAnn).toBeUndefined()
  const forBob = tokens.get()
  tokens.onMessage(answer(1, 'ann'))
  tokens.onMessage(answer(2, 'bob'))
  expect(await forBob).toBe('bob')
})

it('a request goes with the token, once more with a new one where it is refused, and not at all without', async () => {
  const seen: (string | null)[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    const authorization = request.headers.get('Authorization')
    seen.push(authorization)
    return Promise.resolve(new Response(null, { status: authorization === 'Bearer old' ? 401 : 200 }))
  })
  const request = () => new Request('http://lookup.example/api/v2/customers/CSMR-v1-123')
  const give = (first?: string, then?: string) =>
    sendWithToken(() => (refused) => Promise.resolve(refused ? then : first))

  expect((await give('good')(request())).status).toBe(200)
  expect((await give('old', 'new')(request())).status).toBe(200)
  expect((await give('old', 'old')(request())).status).toBe(401)
  expect((await give('old')(request())).status).toBe(401)
  expect((await give()(request())).status).toBe(401)
  expect((await sendWithToken(() => undefined)(request())).status).toBe(200)
  expect(seen).toEqual(['Bearer good', 'Bearer old', 'Bearer new', 'Bearer old', 'Bearer old', 'Bearer old', null])
})
