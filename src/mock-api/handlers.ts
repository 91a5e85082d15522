import { http, type HttpHandler } from 'msw/http'
import { listCustomers } from './customer-list'
import { faultAnswers } from './fault-answers'
import { misbehaving } from './misbehaving'
import { personas } from './personas'
import { defaultScenario, writeScenario, type Scenario } from './scenarios'

const bodies = new Map(personas.map(({ id, body }) => [id, body]))

/**
 * The fake vendor as msw handlers: GET /v2/customers/:customerId and GET /v2/customers on any origin, behind whatever path,
 * so that each product has the same customers.
 *
 * IDs are matched to the letter, as the vendor may do: the contract does not say that case is ignored.
 * Each call makes a vendor of its own, who has answered nothing yet. Answers are numbered in `x-request-id`.
 *
 * @param scenario Asked at each request. Without it the vendor is well and answers at once, which is for tests.
 */
export function createHandlers(scenario: () => Scenario = () => ({ ...defaultScenario, latency: 0 })): HttpHandler[] {
  const asked = new Set<string>()
  let askedUnder = ''
  let answered = 0

  /** Whether the ID is asked for the first time since the scenario last changed. */
  function isFirstCall(id: string, current: Scenario): boolean {
    const name = writeScenario(current)
    if (name !== askedUnder) asked.clear()
    askedUnder = name
    const isFirst = !asked.has(id)
    asked.add(id)
    return isFirst
  }

  return [
    http.get<{ customerId: string }>('*/v2/customers/:customerId', async ({ params: { customerId }, request }) => {
      const current = scenario()
      await wait(Math.max(current.latency, misbehaving.get(customerId)?.latency ?? 0), request.signal)
      if (request.signal.aborted) return Response.error()

      return number(answer(customerId, current, isFirstCall(customerId, current)))
    }),
    http.get('*/v2/customers', async ({ request }) => {
      const current = scenario()
      await wait(current.latency, request.signal)
      if (request.signal.aborted) return Response.error()
      const { search } = new URL(request.url)
      if (current.outcome !== 'ok') return number(faultAnswers[current.outcome](''))
      if (current.firstCallFails && isFirstCall(search, current)) return number(faultAnswers['500'](''))
      return number(listCustomers(search))
    }),
  ]

  function number(response: Response): Response {
    answered += 1
    if (response.type !== 'error') response.headers.set('x-request-id', `demo-${String(answered).padStart(6, '0')}`)
    return response
  }
}

function answer(id: string, { outcome, firstCallFails }: Scenario, isFirst: boolean): Response {
  if (outcome !== 'ok') return faultAnswers[outcome](id)
  // 500, which is not retried by itself: the person in front of the demo does it.
  if (firstCallFails && isFirst) return faultAnswers['500'](id)

  const body = bodies.get(id)
  if (body !== undefined) return new Response(body, { headers: { 'content-type': 'application/json' } })
  return misbehaving.get(id)?.answer(id, isFirst) ?? faultAnswers['404'](id)
}

/** Ends after that many milliseconds, or as soon as the request is given up. msw's own `delay` outlives the request. */
async function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (milliseconds === 0 || signal.aborted) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    const giveUp = () => {
      clearTimeout(timer)
      resolve()
    }
    signal.addEventListener('abort', giveUp, { once: true })
  })
}
