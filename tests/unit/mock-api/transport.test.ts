import { afterEach, expect, test, vi } from 'vitest'
import { personaId } from '../../../src/mock-api/persona'
import { defaultScenario, type Scenario } from '../../../src/mock-api/scenarios'
import { createDemoFetch } from '../../../src/mock-api/transport'

const prompt: Scenario = { ...defaultScenario, latency: 0 }
const slow: Scenario = { ...defaultScenario, latency: 5_000 }

const requestFor = (id: string, signal?: AbortSignal) =>
  new Request(`https://lookup.example.com/api/v2/customers/${id}`, signal && { signal })

afterEach(() => {
  vi.useRealTimers()
})

test('a demo customer is found without a network', async () => {
  const response = await createDemoFetch(() => prompt)(requestFor(personaId(1)))
  expect(response.ok).toBe(true)
  expect(await response.json()).toMatchObject({ id: personaId(1), last_name: 'Doe' })
})

test('the scenario is read at each request', async () => {
  let scenario = prompt
  const fetch = createDemoFetch(() => scenario)
  expect((await fetch(requestFor(personaId(1)))).status).toBe(200)
  scenario = { ...prompt, outcome: '403' }
  expect((await fetch(requestFor(personaId(1)))).status).toBe(403)
})

test('no connection rejects with a TypeError, as a real fetch does', async () => {
  await expect(createDemoFetch(() => prompt)(requestFor('always-offline'))).rejects.toThrow(TypeError)
  await expect(createDemoFetch(() => ({ ...prompt, outcome: 'offline' }))(requestFor('x'))).rejects.toThrow(
    new TypeError('Failed to fetch'),
  )
})

test('a path that the vendor does not have is a 404 without words', async () => {
  const response = await createDemoFetch(() => prompt)(new Request('https://lookup.example.com/api/v2/customers'))
  expect(response.status).toBe(404)
  expect(await response.text()).toBe('')
})

test('a request given up before it is sent is not answered', async () => {
  const answer = createDemoFetch(() => prompt)(requestFor(personaId(1), AbortSignal.abort()))
  await expect(answer).rejects.toMatchObject({ name: 'AbortError' })
})

test.each([personaId(1), 'always-offline'])('%s: giving up ends the waiting at once', async (id) => {
  vi.useFakeTimers()
  const controller = new AbortController()
  const answer = createDemoFetch(() => slow)(requestFor(id, controller.signal))
  const rejection = answer.catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(1_000)
  controller.abort()
  expect(await rejection).toMatchObject({ name: 'AbortError' })
  expect(vi.getTimerCount()).toBe(0)
})

test('a deadline keeps its own reason', async () => {
  vi.useFakeTimers()
  const controller = new AbortController()
  const answer = createDemoFetch(() => slow)(requestFor(personaId(1), controller.signal))
  const rejection = answer.catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(1_000)
  controller.abort(new DOMException('10 s are over', 'TimeoutError'))
  expect(await rejection).toMatchObject({ name: 'TimeoutError' })
})
