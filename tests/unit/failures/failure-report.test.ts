import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { LookupError } from '../../../src/api/errors'
import { writeFailureReport } from '../../../src/failures/failure-report'

const id = 'CSMR-v1-123'
const context = { appName: 'Customer lookup', environment: 'sandbox', product: '' } as const
const at = Date.UTC(2026, 2, 1, 19, 2, 5)
const sameCall = 'Same call: curl -u "$API_KEY:" "https://dev.sbx.imprint.co/v2/customers/CSMR-v1-123"'

test('the report of a failed lookup has what support asks for', () => {
  const error = new LookupError('unreadable', {
    status: 502,
    type: 'BAD_GATEWAY',
    contentType: 'text/html',
    requestId: 'request-1',
    latency: 123.456,
    at,
  })
  expect(writeFailureReport(id, error, context)).toBe(
    [
      'Customer lookup failed: unreadable',
      'Time (UTC): 2026-03-01T19:02:05.000Z',
      'Environment: sandbox',
      'Customer ID: CSMR-v1-123',
      'HTTP status: 502',
      'Error type: BAD_GATEWAY',
      'Content type: text/html',
      'Request ID: request-1',
      'Latency: 123 ms',
      `App version: ${__APP_VERSION__}, build ${__BUILD_ID__}`,
      sameCall,
    ].join('\n'),
  )
})

test('what is not known is left out', () => {
  expect(writeFailureReport(id, new LookupError('offline', { at }), context).split('\n')).toEqual([
    'Customer lookup failed: offline',
    'Time (UTC): 2026-03-01T19:02:05.000Z',
    'Environment: sandbox',
    'Customer ID: CSMR-v1-123',
    `App version: ${__APP_VERSION__}, build ${__BUILD_ID__}`,
    sameCall,
  ])
})

test('a fault of the tool is named by its kind', () => {
  const error = new LookupError('broken', { at }, { cause: new TypeError('jane.doe@example.com') })
  const [what, time, ...rest] = writeFailureReport(id, error, context).split('\n')
  expect(what).toBe('Customer lookup failed: fault of the tool (TypeError)')
  expect(time).toMatch(/^Time \(UTC\): \d{4}-\d\d-\d\dT[\d:.]+Z$/)
  expect(rest).toEqual([
    'Environment: sandbox',
    'Customer ID: CSMR-v1-123',
    `App version: ${__APP_VERSION__}, build ${__BUILD_ID__}`,
    sameCall,
  ])
})

test('nothing that the answer said is in it, whatever that was', () => {
  const canary = fc.string({ unit: 'binary' }).map((text) => `Jane ${text}`)
  fc.assert(
    fc.property(canary, fc.array(canary), (message, problems) => {
      const details = { message, problems, at }
      const error = new LookupError('invalid-request', details, { cause: new Error(message) })
      expect(writeFailureReport(id, error, context)).not.toContain('Jane')
    }),
    { numRuns: 1_000 },
  )
})

test.each([
  ['production', '', 'curl -u "$API_KEY:" "https://dev.imprint.co/v2/customers/CSMR-v1-123"'],
  ['custom', '', 'curl -u "$API_KEY:" "$API_URL/v2/customers/CSMR-v1-123"'],
  [
    'production',
    'travel',
    'curl -u "$API_KEY:" -H "x-imprint-merchant-key: $MERCHANT_KEY" "https://dev.imprint.co/v2/customers/CSMR-v1-123"',
  ],
] as const)('the same call in %s, product “%s”, holds no key', (environment, product, call) => {
  const report = writeFailureReport(id, new LookupError('offline', { at }), { ...context, environment, product })
  expect(report.split('\n').at(-1)).toBe(`Same call: ${call}`)
})
