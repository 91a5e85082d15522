import type { ServerResponse } from 'node:http'
import { completeBody } from '../../../src/mock-api/complete-customer'
import { defaultScenario } from '../../../src/mock-api/scenarios'
import { createVendorFetch } from '../../../src/mock-api/transport'

export type Answer = (response: ServerResponse) => unknown

/** The fake vendor, as an HTTP server has it: its customers and its misbehaving IDs, and what a test tells it to do. */
export interface Imprint {
  answer: Answer
  /** From now on it answers so whenever it is asked for this ID. */
  tell(id: string, answer: Answer): void
}

export function createImprint(): Imprint {
  const ask = createVendorFetch(() => ({ ...defaultScenario, latency: 0 }))
  const told = new Map<string, Answer>()
  return { answer, tell: (id, as) => void told.set(id, as) }

  function answer(response: ServerResponse): unknown {
    const { url = '', method = '' } = response.req
    const as = told.get(url.slice('/v2/customers/'.length))
    return as ? as(response) : answerAsDemo(new Request(`http://imprint.example/api${url}`, { method }), response)
  }

  async function answerAsDemo(request: Request, response: ServerResponse): Promise<void> {
    const answered = await ask(request).catch(() => undefined)
    if (!answered) return void response.socket?.resetAndDestroy()
    response.writeHead(answered.status, Object.fromEntries(answered.headers))
    try {
      for await (const chunk of answered.body ?? []) response.write(chunk)
      response.end()
    } catch {
      response.socket?.end() // cut off in the middle; a reset would take back what was sent
    }
  }
}

/** Answers with a status, what is given of JSON unless `headers` say otherwise, and a body. */
export const answers =
  (status: number, body: string | Buffer, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body)

/** Writes these bytes on the connection, and closes it. */
export const sends =
  (bytes: string): Answer =>
  (response) =>
    response.socket?.end(bytes)

/** Answers as it should: with the complete customer of the demo. */
export const answersWell: Answer = (response) =>
  answers(200, completeBody(response.req.url?.slice('/v2/customers/'.length) ?? ''))(response)
