import { cleanup, configure } from '@testing-library/react'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import { clearRecents } from '../../src/customers/recents'
import { createDemoFetch } from '../../src/mock-api/transport'
import { defaultScenario } from '../../src/mock-api/scenarios'
import { allSeen, answerAs } from './requests'
import '../../src/ui/styles.css'
import '../../src/app/frame.css'
import { unknownRequests, worker } from './worker'

configure({ reactStrictMode: true })

// An unexpected message is a fault: a React warning, or a customer's data on its way to a log.
beforeEach(() => {
  messages = methods.map((method) => vi.spyOn(console, method))
  worker.resetHandlers(
    answerAs(
      '/api/*',
      createDemoFetch(() => ({ ...defaultScenario, latency: 0 })),
    ),
  )
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
