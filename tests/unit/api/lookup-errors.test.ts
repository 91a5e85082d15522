import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRetryable, type LookupErrorDetails, type LookupErrorKind } from '../../../src/api/errors'
import { answer, bodyOf, forever, id, json, lookUp, lookupErrorOf, ok, opaqueRedirect, record } from './fake-answers'

const notFound = {
  type: 'CUSTOMER_NOT_FOUND_ERROR',
  message: `Customer not found for provided ID: ${id}`,
  param: 'customer_id',
}
const invalid = {
  error: 'Bad Request',
  details: ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => key.repeat(300)),
  path: '/v2',
}

const unknown = {
  status: undefined,
  type: undefined,
  message: undefined,
  problems: undefined,
  retryAfter: undefined,
  contentType: undefined,
}

type Fault = [name: string, response: () => Response, kind: LookupErrorKind, details?: Partial<LookupErrorDetails>]

// H and F numbers: docs/threats.md
const faults: Fault[] = [
  [
    'F1 flat 400',
    () => answer(400, { type: 'BAD_REQUEST_ERROR', message: 'no' }),
    'invalid-request',
    { type: 'BAD_REQUEST_ERROR', message: 'no' },
  ],
  [
    'F2 wrapped 400',
    () => answer(400, { error: { type: 'BAD_REQUEST_ERROR', message: 'no' } }),
    'invalid-request',
    { type: 'BAD_REQUEST_ERROR', message: 'no' },
  ],
  [
    'F3 validation 400',
    () => answer(400, invalid),
    'invalid-request',
    { message: 'Bad Request', problems: ['a', 'b', 'c', 'd', 'e'].map((key) => key.repeat(200)) },
  ],
  [
    'F3 validation 422',
    () => answer(422, { ...invalid, details: [1, null, {}, 'x'] }),
    'invalid-request',
    { problems: ['x'] },
  ],
  ['a long message', () => answer(400, { message: 'm'.repeat(300) }), 'invalid-request', { message: 'm'.repeat(200) }],
  ['a type that is a text', () => answer(400, { type: 'Ada Lovelace' }), 'invalid-request', { type: undefined }],
  [
    'a message that is no text',
    () => answer(400, { type: 7, message: { a: 1 } }),
    'invalid-request',
    { type: undefined, message: undefined },
  ],
  ['a list as body', () => answer(400, [notFound]), 'invalid-request', { type: undefined }],
  ['F4 401', () => answer(401, { type: 'UNAUTHORIZED', message: 'sign in' }), 'session-ended', { message: undefined }],
  ['an answer over 1 MiB that the gateway stopped', () => answer(502, { type: 'UPSTREAM_TOO_LARGE' }), 'too-large', {}],
  [
    'F5 our key refused',
    () => answer(502, { type: 'UPSTREAM_CREDENTIAL', message: 'key sk_1' }),
    'misconfigured',
    { message: undefined },
  ],
  ['F6 403', () => answer(403, {}), 'not-allowed'],
  ['F7 flat 404', () => answer(404, notFound), 'not-found', { type: notFound.type, message: notFound.message }],
  [
    'F7 wrapped 404',
    () => answer(404, { error: notFound }),
    'not-found',
    { type: notFound.type, message: notFound.message },
  ],
  ['F8 404 in HTML', () => new Response('<h1>404</h1>', { status: 404 }), 'misrouted', { message: undefined }],
  [
    'F8 404 of a route',
    () => answer(404, { message: 'no Route matched' }),
    'misrouted',
    { message: 'no Route matched' },
  ],
  ['F8 404 with nothing', () => new Response(null, { status: 404 }), 'misrouted'],
  ['404 of another type', () => answer(404, { type: 'CUSTOMER_NOT_FOUND_ERRORS' }), 'misrouted'],
  [
    '404 beyond 64 kB',
    () => answer(404, { ...notFound, padding: ' '.repeat(65_536) }),
    'misrouted',
    { type: undefined },
  ],
  ...[405, 406, 409, 410, 415, 418].map((status): Fault => [`F9 ${status}`, () => answer(status, {}), 'misrouted']),
  ['F10 408', () => answer(408, {}), 'unreachable'],
  ['F10 425', () => answer(425, {}), 'unreachable'],
  ['F11 429', () => answer(429, {}, { 'Retry-After': '7' }), 'rate-limited', { retryAfter: 7 }],
  ...['', 'soon', '-1', '1e9', 'Mon, 01 Jan 2024 00:00:00 GMT'].map((header): Fault => [
    `F12 429, Retry-After "${header}"`,
    () => answer(429, {}, { 'Retry-After': header }),
    'rate-limited',
    { retryAfter: 10 },
  ]),
  ['F12 429 without Retry-After', () => answer(429, {}), 'rate-limited', { retryAfter: 10 }],
  [
    'F13 500 with a stack trace',
    () => answer(500, { type: 'X', message: 'at db.query(password)' }),
    'server-error',
    { type: undefined, message: undefined },
  ],
  ...[502, 503, 504].map((status): Fault => [
    `F14 ${status}`,
    () => answer(status, { type: 'T', message: 'secret' }),
    'server-error',
    { message: undefined },
  ]),
  [
    'F15 maintenance page',
    () => new Response('<h1>Back soon', { status: 503, headers: { 'Retry-After': '30' } }),
    'server-error',
    { retryAfter: 30, message: undefined },
  ],
  [
    '503 that names no time',
    () => answer(503, {}, { 'Retry-After': 'soon' }),
    'server-error',
    { retryAfter: undefined },
  ],
  [
    'F16 login page',
    () => ok('<form>', { 'Content-Type': 'text/html; charset=utf-8' }),
    'unreadable',
    { contentType: 'text/html' },
  ],
  ['F17 hidden redirect', opaqueRedirect, 'session-ended', { status: undefined }],
  [
    'F17 redirect',
    () => new Response(null, { status: 302, headers: { Location: 'https://sso.test' } }),
    'session-ended',
  ],
  ['F18 204', () => new Response(null, { status: 204 }), 'empty'],
  ['F18 205', () => new Response(null, { status: 205 }), 'empty'],
  ['F18 200 with nothing', () => ok(null), 'empty'],
  ['F18 200 with no length', () => ok(bodyOf([], 'ends'), {}), 'empty'],
  ['F18 200 with length 0', () => ok(null, { 'Content-Length': '0' }), 'empty'],
  ['F18 200 with space', () => ok(' \n'), 'empty'],
  ['F19 304', () => new Response(null, { status: 304 }), 'empty'],
  ['F20 206', () => answer(206, { id }), 'unreadable'],
  ['202', () => answer(202, { id }), 'unreadable'],
  ...['text/plain', 'text/json', 'application/jsonp', 'application/json, text/html', 'application/octet-stream'].map(
    (contentType): Fault => [
      `F21 ${contentType}`,
      () => ok(record, { 'Content-Type': contentType }),
      'unreadable',
      { contentType },
    ],
  ),
  [
    'a header set twice, whose last value counts',
    () => ok(record, { 'Content-Type': 'application/json; charset=utf-8, text/html; charset=utf-8' }),
    'unreadable',
    { contentType: 'application/json, text/html' },
  ],
  [
    'a header set twice, whose comma is quoted',
    () => ok(record, { 'Content-Type': 'text/plain; note="a, application/json"' }),
    'unreadable',
    { contentType: 'text/plain' },
  ],
  ['F21 no type', () => ok(new TextEncoder().encode(record), {}), 'unreadable', { contentType: '' }],
  ['F22 NaN', () => ok(`{"id":"${id}","n":NaN}`), 'unreadable', { contentType: undefined }],
  ['F22 UTF-16', () => ok(Uint8Array.from(Buffer.from(`\uFEFF${record}`, 'utf16le'))), 'unreadable'],
  ['F22 half a character at the end', () => ok(Uint8Array.from([...Buffer.from(record), 0xc3])), 'unreadable'],
  ['F22 cut JSON', () => ok(record.slice(0, -1)), 'unreadable'],
  ['F23 cut off in the middle', () => ok(bodyOf(['{"id":'], 'breaks')), 'unreachable'],
  ['F23 404 cut off in the middle', () => new Response(bodyOf(['{'], 'breaks'), { status: 404 }), 'unreachable'],
  ['F24 gzip undeclared', () => ok(Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])), 'unreadable'],
  ['F24 and F25 endless', () => ok(bodyOf(forever(' '.repeat(65_536)), 'ends')), 'too-large'],
  ['F33 sign-in down', () => answer(503, { type: 'SIGNIN_UNAVAILABLE' }), 'sign-in-unavailable'],
  ['a network error as a response', () => Response.error(), 'unreachable', { status: undefined }],
  ['H105 another record', () => answer(200, { id: 'CSMR-v1-124', first_name: 'Eve' }), 'another-record'],
  ['H106 no record', () => answer(200, { first_name: 'Eve' }), 'unreadable'],
]

describe('a failed lookup', () => {
  test.each(faults)('%s', async (_, respond, kind, details = {}) => {
    const response = respond()
    const error = await lookupErrorOf(lookUp(async () => response))

    expect(error.kind).toBe(kind)
    expect({ ...unknown, ...error.details }).toMatchObject({
      status: response.status || undefined,
      ...details,
    })
    expect(error.details.latency).toBeGreaterThanOrEqual(0)
  })

  test('keeps the request ID, also of a body that breaks', async () => {
    const headers = { ...json, 'X-Request-ID': 'req-2' }

    expect((await lookupErrorOf(lookUp(async () => answer(500, {}, headers)))).details.requestId).toBe('req-2')
    expect((await lookupErrorOf(lookUp(async () => ok(bodyOf([], 'breaks'), headers)))).details.requestId).toBe('req-2')
  })

  test('never carries the record in its message or its cause', async () => {
    const error = await lookupErrorOf(lookUp(async () => ok('{"id":"CSMR-v1-123","first_name":Ada}')))

    expect(error.message).toBe('Lookup failed: unreadable')
    expect(error.cause).toBeUndefined()
  })

  test('F27 a refused or reset connection is unreachable, with its cause', async () => {
    const cause = new TypeError('Failed to fetch')

    expect(await lookupErrorOf(lookUp(() => Promise.reject(cause)))).toMatchObject({ kind: 'unreachable', cause })
  })

  test('an endless body is given up at 1 MiB, an endless refusal at 64 kB (F24, F25)', async () => {
    for (const [status, limit] of [
      [200, 2 ** 20],
      [404, 2 ** 16],
    ] as const) {
      let sent = 0
      let cancelled = false
      const chunks = forever('x'.repeat(1024), () => void (sent += 1024))
      const body = bodyOf(chunks, 'ends', () => void (cancelled = true))
      await lookupErrorOf(lookUp(async () => new Response(body, { status, headers: json })))

      expect(cancelled).toBe(true)
      expect(sent).toBeLessThan(limit + 4096)
    }
  })

  test('only what the status leaves open is read of a refusal: a 500 or 401 that hangs is known at once', async () => {
    for (const status of [401, 403, 429, 500]) {
      const error = await lookupErrorOf(lookUp(async () => new Response(bodyOf(['{'], 'hangs'), { status })))

      expect(error.kind).not.toBe('too-slow')
    }
  })
})

test('asking again by itself is for lost connections, 408, 425, 502, 503 and 504 only', async () => {
  const retried: string[] = []
  for (const [name, respond] of faults) {
    if (isRetryable(await lookupErrorOf(lookUp(async () => respond())))) retried.push(name)
  }

  expect(retried).toEqual([
    'F10 408',
    'F10 425',
    'F14 502',
    'F14 503',
    'F14 504',
    'F15 maintenance page',
    '503 that names no time',
    'F23 cut off in the middle',
    'F23 404 cut off in the middle',
    'a network error as a response',
  ])
  expect(isRetryable(new TypeError('a bug of ours'))).toBe(false)
})

test('whatever a refusal says, it is one kind of error, short, and holds no more than it may', async () => {
  const status = fc.integer({ min: 400, max: 599 })
  const body = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 500 }),
    fc.json(),
    fc
      .record(
        { type: fc.jsonValue(), message: fc.jsonValue(), error: fc.jsonValue(), details: fc.jsonValue() },
        { requiredKeys: [] },
      )
      .map((value) => JSON.stringify(value)),
  )
  await fc.assert(
    fc.asyncProperty(status, body, fc.string(), async (code, text, retryAfter) => {
      const headers = new Headers({ 'content-type': 'application/json' })
      if (/^[\x20-\x7e]*$/.test(retryAfter)) headers.set('retry-after', retryAfter)
      const { details } = await lookupErrorOf(lookUp(async () => new Response(text, { status: code, headers })))
      expect(details.message?.length ?? 0).toBeLessThanOrEqual(200)
      expect(details.problems?.length ?? 0).toBeLessThanOrEqual(5)
      expect(details.type ?? 'NONE').toMatch(/^[\w.-]{1,64}$/)
      expect(details.retryAfter ?? 1).toSatisfy((seconds: number) => seconds >= 1 && seconds <= 300)
      if (code >= 500) expect([details.message, details.problems]).toEqual([undefined, undefined])
    }),
    { numRuns: 1_000 },
  )
})
