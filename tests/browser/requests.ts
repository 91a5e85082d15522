import { http } from 'msw/http'
import { worker } from './worker'

/** The paths and queries asked of the API from here on, as they come. The handlers answer as before. */
export function noteRequests(): string[] {
  const asked: string[] = []
  worker.use(
    http.all('/api/*', ({ request }) => {
      const { pathname, search } = new URL(request.url)
      asked.push(pathname + search)
    }),
  )
  return asked
}

/** Answers requests for a path, of any method, as `ask` does; a rejection is a lost connection. */
export const answerAs = (path: string, ask: (request: Request) => Promise<Response>) =>
  http.all(path, ({ request }) => ask(request).catch(() => Response.error()))

/** Requests come to the worker in their order: once this one is there, whatever left before it has been seen. */
export async function allSeen(): Promise<void> {
  worker.use(http.get('*/all-seen', () => new Response()))
  await fetch('/all-seen')
}
