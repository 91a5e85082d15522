import { setupWorker } from 'msw/browser'

/** The network of the tests: setup.ts starts it with the fake vendor, a test overrides what it needs (`worker.use`). */
export const worker = setupWorker()

/** Addresses that were asked for and that no handler knows. */
export const unknownRequests: string[] = []

// Started once and never stopped: starting again between tests races (msw #2706).
await worker.start({ quiet: true, onUnhandledFrame: noteUnknownRequest })

/** Vitest and Vite ask for modules, on this origin. Whatever else is asked for must have a handler. */
function noteUnknownRequest({ frame }: { frame: { data: unknown } }) {
  const { request } = frame.data as { request: Request }
  const { origin, pathname, searchParams } = new URL(request.url)
  const isModule =
    origin === location.origin &&
    (/^\/(?:@|__|src\/|tests\/|node_modules\/)/.test(pathname) || searchParams.has('browserv'))
  if (!isModule) unknownRequests.push(request.url)
}
