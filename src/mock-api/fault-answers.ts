import { completeBody } from './complete-customer'
import type { Outcome } from './scenarios'

const notFound = (id: string) => ({
  type: 'CUSTOMER_NOT_FOUND_ERROR',
  message: `Customer not found for provided ID: ${id}`,
  param: 'customer_id',
})

function htmlPage(status: number, words: string, headers?: Record<string, string>): Response {
  const page = `<!doctype html><title>${words}</title><h1>${words}</h1>`
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } })
}

/** What each outcome of a scenario answers to a request for this ID. A network error is `Response.error()`. */
export const faultAnswers: Record<Exclude<Outcome, 'ok'>, (id: string) => Response> = {
  '404': (id) => Response.json(notFound(id), { status: 404 }),
  '404-wrapped': (id) => Response.json({ error: notFound(id) }, { status: 404 }),
  '404-bare': () => htmlPage(404, '404 Not Found'),
  '400': () =>
    Response.json(
      { type: 'BAD_REQUEST_ERROR', message: 'customer_id is malformed', param: 'customer_id' },
      { status: 400 },
    ),
  '401': () => Response.json({ type: 'UNAUTHORIZED', message: 'The session has ended' }, { status: 401 }),
  '403': () => Response.json({ type: 'FORBIDDEN', message: 'Not allowed to read customers' }, { status: 403 }),
  '429': () =>
    Response.json(
      { type: 'TOO_MANY_REQUESTS', message: 'Too many requests' },
      { status: 429, headers: { 'retry-after': '7' } },
    ),
  // What must never reach the page or a log: internals, and a password that is none.
  '500': () =>
    Response.json(
      {
        type: 'INTERNAL_ERROR',
        message: 'NullPointerException\n\tat com.example.CustomerStore.find(CustomerStore.java:42)',
        connection: 'postgres://customers:not-a-real-password@db.example.com/customers',
      },
      { status: 500 },
    ),
  '502': () => Response.json({ type: 'BAD_GATEWAY', message: 'The upstream did not answer' }, { status: 502 }),
  '503': () => htmlPage(503, 'Down for maintenance', { 'retry-after': '5' }),
  html: () => htmlPage(200, 'Sign in'),
  'cut-json': (id) => new Response(completeBody(id).slice(0, 200), { headers: { 'content-type': 'application/json' } }),
  empty: () => new Response('', { headers: { 'content-type': 'application/json' } }),
  offline: () => Response.error(),
}
