import { http } from 'msw/http'
import { worker } from './worker'

/** The paths and queries asked of the API from here on, as they come. The handlers answer as before. */
export function noteRequests(): string[] {
  const asked: string[] = []
  worker.use(
    http.all('*/api/*', ({ request }) => {
      const { pathname, search } = new URL(request.url)
      asked.push(pathname + search)
    }),
  )
  return asked
}
