import { readCallerAnswers } from '../contract/caller-answers'
import { checkCaller } from '../contract/caller-check'
import { type CallerCheckPolicy, callerCheckFields } from '../contract/caller-check-policy'
import { type CallerCheckTry, createCallerCheckTries } from '../contract/caller-check-tries'
import { limitHeader, markerHeader } from '../contract/endpoints'
import { entryOf, readJson } from '../contract/json'
import { isPartnerId } from '../contract/partner-id-rule'
import { revealJson, withholdJson, withholdListJson } from '../contract/withhold-json'

type Fetch = (request: Request) => Promise<Response>

/** What the demo asks of a caller. */
export const demoCallerCheck: CallerCheckPolicy = { needed: 2, fields: callerCheckFields }

const actionPath = /^(.*\/v2\/customers\/[^/]+)\/(reveals|caller-checks)$/
const partnerLookupsPath = /^(.*)\/v2\/partner-lookups$/

/**
 * Stands in for the gateway before a vendor: withholds masked values, reveals them, checks callers, and lists the customers
 * with a partner's ID, by the same rules.
 */
export function withGateway(vendor: Fetch): Fetch {
  const takeTry = createCallerCheckTries()
  return async (request) => {
    const url = new URL(request.url)
    const [, customer, action] = actionPath.exec(url.pathname) ?? []
    const [, base] = partnerLookupsPath.exec(url.pathname) ?? []
    if (request.method === 'POST' && base !== undefined) return find(request, `${base}/v2/customers`)
    // As at the gateway, there is no way to a list that is not filtered.
    if (url.pathname.endsWith('/v2/customers')) return new Response(null, { status: 404 })
    if (request.method !== 'POST' || customer === undefined) return withhold(await vendor(request), withholdJson)
    const sent = await request.text()
    const answer = await vendor(new Request(new URL(customer, url), { signal: request.signal }))
    if (answer.status !== 200) return answer
    const record = await answer.text()
    return action === 'reveals' ? reveal(record, sent) : check(record, sent, () => takeTry(customer))
  }

  async function find(request: Request, list: string): Promise<Response> {
    const body = readJson(await request.text())
    const [partnerId = '', startingAfter] = ['partner_customer_id', 'starting_after'].map((key) => {
      const node = entryOf(body, key)
      return node?.kind === 'string' ? node.value : undefined
    })
    if (!isPartnerId(partnerId))
      return Response.json({ type: 'INVALID_PARTNER_ID', message: 'This is not a partner ID.' }, { status: 400 })
    const url = new URL(list, request.url)
    url.search = String(
      new URLSearchParams({
        partner_customer_id: partnerId,
        limit: '10',
        ...(startingAfter && { starting_after: startingAfter }),
      }),
    )
    return withhold(await vendor(new Request(url, { signal: request.signal })), withholdListJson)
  }
}

function reveal(record: string, sent: string): Response {
  const pointer = entryOf(readJson(sent), 'pointer')
  const value = pointer?.kind === 'string' ? revealJson(record, pointer.value) : undefined
  return value === undefined
    ? Response.json({ type: 'NOTHING_WITHHELD', message: 'There is no such masked value any more.' }, { status: 404 })
    : new Response(value, { headers: { 'content-type': 'application/json' } })
}

function check(record: string, sent: string, takeTry: () => CallerCheckTry): Response {
  const body = readJson(sent)
  const typed = callerCheckFields.flatMap((field) => {
    const node = entryOf(body, field)
    return node?.kind === 'string' ? [[field, node.value] as const] : []
  })
  const { answers, unreadable } = readCallerAnswers(Object.fromEntries(typed), demoCallerCheck)
  if (unreadable.length > 0 || Object.keys(answers).length < demoCallerCheck.needed)
    return Response.json({ type: 'CALLER_ANSWERS_MISSING' }, { status: 422 })
  const result = checkCaller(readJson(record), answers, demoCallerCheck.needed)
  const taken = takeTry()
  if (taken.allowed) return Response.json({ ...result, tries_left: taken.left })
  const headers = { 'retry-after': String(taken.wait), [limitHeader]: 'caller-check' }
  return Response.json({ type: 'CALLER_CHECK_TRIES' }, { status: 429, headers })
}

async function withhold(answer: Response, withholdText: typeof withholdJson): Promise<Response> {
  if (answer.status !== 200) return answer
  const headers = new Headers(answer.headers)
  const marker = `${Math.random()}:`
  try {
    const text = await answer.text()
    if (text === '') return new Response('', { headers })
    if (!headers.get('content-type')?.startsWith('application/json')) return refuse('UPSTREAM_NOT_JSON')
    headers.set(markerHeader, marker)
    return new Response(withholdText(text, marker), { headers })
  } catch (error) {
    if (!(error instanceof SyntaxError)) return new Response(breakOff(error), { headers })
    return refuse('UPSTREAM_UNREADABLE')
  }

  function refuse(type: string): Response {
    headers.set('content-type', 'application/json')
    return Response.json(
      { type, message: 'Imprint answered with something that is no record.' },
      { status: 502, headers },
    )
  }
}

/** A connection that is lost in the middle of an answer. */
const breakOff = (error: unknown) => new ReadableStream({ pull: (controller) => controller.error(error) })
