import { getResponse } from 'msw/utils/get-response'
import { withGateway } from './gateway'
import { createHandlers } from './handlers'
import type { Scenario } from './scenarios'

/**
 * A `fetch` that asks the fake vendor in this very page; nothing leaves it, and no service worker is needed.
 *
 * It rejects as a real one does: with the signal's reason (an AbortError unless the caller gave another) once the
 * request is given up, with a TypeError where there is no connection. A path the vendor does not have is a bare 404.
 *
 * @param scenario Asked at each request.
 */
export function createVendorFetch(scenario: () => Scenario): (request: Request) => Promise<Response> {
  const handlers = createHandlers(scenario)
  return async (request) => {
    const response = await getResponse(handlers, request)
    request.signal.throwIfAborted()
    if (response?.type === 'error') throw new TypeError('Failed to fetch')
    return response ?? new Response(null, { status: 404 })
  }
}

/** The same behind a gateway, as the page asks it: masked values are withheld until they are revealed. */
export const createDemoFetch = (scenario: () => Scenario) => withGateway(createVendorFetch(scenario))
