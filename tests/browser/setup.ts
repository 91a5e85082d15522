import { cleanup } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { clearRecents } from '../../src/customers/recents'
import { createHandlers } from '../../src/mock-api/handlers'
import '../../src/ui/styles.css'
import { allSeen } from './requests'
import { worker } from './worker'

// Started once and never stopped: starting again between tests races (msw #2706).
beforeAll(() => worker.start({ quiet: true, onUnhandledFrame: noteUnknownRequest }))

// An unexpected message is a fault: a React warning, or a customer's data on its way to a log.
beforeEach(() => {
  messages = methods.map((method) => vi.spyOn(console, method))
  worker.resetHandlers(...createHandlers())
})

afterEach(async () => {
  cleanup()
  await allSeen().catch(() => {}) // lest the next test sees them; without a network there is nothing to see
  clearRecents()
  sessionStorage.clear()
  expect(unknownRequests.splice(0)).toEqual([])
  for (const message of messages) expect(message).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

const methods = ['error', 'warn', 'info', 'log', 'debug'] as const
let messages: ReturnType<typeof vi.spyOn>[] = []
const unknownRequests: string[] = []

/** Vitest and Vite ask for modules, on this origin. Whatever else is asked for must have a handler. */
function noteUnknownRequest({ frame }: { frame: { data: unknown } }) {
  const { request } = frame.data as { request: Request }
  const { origin, pathname } = new URL(request.url)
  const isModule = origin === location.origin && /^\/(?:@|__|src\/|tests\/|node_modules\/)/.test(pathname)
  if (!isModule) unknownRequests.push(request.url)
}
