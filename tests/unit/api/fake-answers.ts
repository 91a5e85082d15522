import { vi } from 'vitest'
import { createCustomerClient } from '../../../src/api/client'
import { LookupError } from '../../../src/api/errors'
import type { Transport } from '../../../src/api/request'

/** The customer asked for in these tests. */
export const id = 'CSMR-v1-123'
export const record = JSON.stringify({ id, first_name: 'Ada' })
export const json = { 'Content-Type': 'application/json' }

/** A lookup on a page of app.test, given up after `timeout` milliseconds. */
export function lookUp(transport: Transport, { timeout = 10_000, signal = new AbortController().signal } = {}) {
  vi.stubGlobal('location', new URL('http://app.test/'))
  const client = createCustomerClient({ transport, isOnline: () => true })
  return client.getCustomer(id, { signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]) })
}

export async function failureOf(lookup: Promise<unknown>): Promise<unknown> {
  return lookup.then(
    () => undefined,
    (error: unknown) => error,
  )
}

export async function lookupErrorOf(lookup: Promise<unknown>): Promise<LookupError> {
  const error = await failureOf(lookup)
  if (error instanceof LookupError) return error
  throw new Error(`expected a LookupError, got ${String(error)}`)
}

export function answer(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), { status, headers: { ...json, ...headers } })
}

export function ok(body: BodyInit | null, headers: Record<string, string> = json): Response {
  return new Response(body, { headers })
}

/** A body of the chunks given, which then ends, breaks, or never ends. `onCancel` tells that nobody wants more. */
export function bodyOf(
  chunks: Iterable<string, unknown>,
  then: 'ends' | 'breaks' | 'hangs',
  onCancel?: () => void,
): ReadableStream<Uint8Array> {
  const source = chunks[Symbol.iterator]()
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const { done, value } = source.next()
      if (!done) return controller.enqueue(new TextEncoder().encode(value))
      if (then === 'ends') controller.close()
      if (then === 'breaks') controller.error(new TypeError('terminated'))
      return then === 'hangs' ? new Promise<void>(() => {}) : undefined
    },
    cancel: onCancel,
  })
}

/** The same chunk without end. `onSend` hears of each. */
export function* forever(chunk: string, onSend?: () => void): Generator<string> {
  for (;;) {
    onSend?.()
    yield chunk
  }
}

/** What `redirect: 'manual'` makes of a redirect in a browser; Node shows it instead. */
export function opaqueRedirect(): Response {
  return Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } })
}
