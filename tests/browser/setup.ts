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
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
  worker.resetHandlers(...createHandlers())
})

afterEach(async () => {
  cleanup()
  await allSeen().catch(() => {}) // lest the next test sees them; without a network there is nothing to see
  clearRecents()
  sessionStorage.clear()
  expect(unknownRequests.splice(0)).toEqual([])
  expect(console.error).not.toHaveBeenCalled()
  expect(console.warn).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})

const unknownRequests: string[] = []

/** What Vitest and Vite ask for themselves is theirs; anything under /api must have a handler. */
function noteUnknownRequest({ frame }: { frame: { data: unknown } }) {
  const { request } = frame.data as { request: Request }
  if (new URL(request.url).pathname.startsWith('/api')) unknownRequests.push(request.url)
}
