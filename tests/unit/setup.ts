import { afterEach, beforeEach, expect, vi } from 'vitest'

const methods = ['error', 'warn', 'info', 'log', 'debug'] as const
let messages: ReturnType<typeof vi.spyOn>[] = []

// An unexpected message is a fault: what renders nothing has nothing to say, least of all a customer's data.
beforeEach(() => {
  messages = methods.map((method) => vi.spyOn(console, method))
})

afterEach(() => {
  for (const message of messages) expect(message).not.toHaveBeenCalled()
  vi.restoreAllMocks()
})
