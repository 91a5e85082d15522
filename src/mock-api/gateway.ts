import { markerHeader } from '../contract/endpoints'
import { entryOf, readJson } from '../contract/json'
import { revealJson, withholdJson } from '../contract/withhold-json'

type Fetch = (request: Request) => Promise<Response>

const revealPath = /^(.*\/v2\/customers\/[^/]+)\/reveals$/

/** Stands in for the gateway before a vendor: withholds masked values by the same rules, and reveals them. */
export function withGateway(vendor: Fetch): Fetch {
  return async (request) => {
    const url = new URL(request.url)
    const [, customer] = revealPath.exec(url.pathname) ?? []
    if (request.method !== 'POST' || customer === undefined) return withhold(await vendor(request))

    const pointer = entryOf(readJson(await request.text()), 'pointer')
    const answer = await vendor(new Request(new URL(customer, url), { signal: request.signal }))
    if (answer.status !== 200) return answer
    const value = pointer?.kind === 'string' ? revealJson(await answer.text(), pointer.value) : undefined
    return value === undefined
      ? Response.json({ type: 'NOTHING_WITHHELD', message: 'There is no such masked value any more.' }, { status: 404 })
      : new Response(value, { headers: { 'content-type': 'application/json' } })
  }
}

async function withhold(answer: Response): Promise<Response> {
  if (answer.status !== 200) return answer
  const headers = new Headers(answer.headers)
  const marker = `${Math.random()}:`
  try {
    const text = await answer.text()
    if (text === '') return new Response('', { headers })
    if (!headers.get('content-type')?.startsWith('application/json')) return refuse('UPSTREAM_NOT_JSON')
    headers.set(markerHeader, marker)
    return new Response(withholdJson(text, marker), { headers })
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
