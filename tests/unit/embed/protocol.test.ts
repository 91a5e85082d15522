import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFrameMessage, readHello, readHostMessage, readWelcome, toEnvelope } from '../../../src/embed/protocol'
import { fromFrame, fromHost, hello, welcome } from './recorded-v1'

/** Everything that a structured clone can be, with the protocol's own names in it, and worse. */
const hostile = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
  fc.record(
    {
      lookup: fc.oneof(fc.constant(1), fc.anything()),
      type: fc.constantFrom(
        'hello',
        'welcome',
        'update',
        'viewport',
        'token',
        'resize',
        'found',
        'failed',
        'caller-check',
        'navigate',
      ),
      nonce: fc.oneof(fc.constant('n'), fc.anything()),
      versions: fc.anything(),
      change: fc.oneof(
        fc.anything(),
        fc.dictionary(
          fc.constantFrom(
            'customerId',
            'agent',
            'theme',
            'colors',
            'locale',
            'timeZone',
            'density',
            'tokens',
            '__proto__',
          ),
          fc.anything(),
        ),
      ),
      customerId: fc.oneof(fc.string({ maxLength: 5_000 }), fc.anything()),
      reason: fc.anything(),
      outcome: fc.oneof(fc.constant('matches'), fc.anything()),
      fields: fc.oneof(fc.array(fc.oneof(fc.constant('ssn4'), fc.string()), { maxLength: 20 }), fc.anything()),
      field: fc.string(),
      height: fc.oneof(fc.double(), fc.anything()),
      top: fc.double(),
      id: fc.integer(),
      token: fc.string(),
      expiresAt: fc.anything(),
      colors: fc.anything(),
    },
    { requiredKeys: [] },
  ),
)
const cyclic: Record<string, unknown> = { lookup: 1, type: 'update' }
cyclic.change = cyclic
cyclic.colors = cyclic
const cases = {
  numRuns: 2_000,
  examples: [
    [cyclic],
    [JSON.parse('{"lookup":1,"type":"update","change":{"__proto__":{"tokens":true}}}') as unknown],
  ] as [unknown][],
}

describe('whatever comes', () => {
  it('from a frame gives a message within its bounds, or none', () => {
    fc.assert(
      fc.property(hostile, (data) => {
        const message = readFrameMessage(data)
        readHello(data)
        if (!message) return
        // IDs and kinds only: nothing that a name, a date or an address could be written in.
        for (const value of Object.values(message).flat()) {
          if (typeof value === 'string')
            expect(value).toMatch(message.type === 'ready' ? /^.{1,256}$/s : /^[\w-]{1,64}$/)
          else if (value !== null) expect(value).toBeGreaterThanOrEqual(0)
        }
      }),
      cases,
    )
  })

  it('from a portal gives a message within its bounds, or none', () => {
    fc.assert(
      fc.property(hostile, (data) => {
        for (const message of [readHostMessage(data), readWelcome(data, 'n')]) {
          if (!message) continue
          const state = message.type === 'update' ? message.change : message
          for (const [name, value] of Object.entries(state)) {
            if (typeof value === 'string') expect(value.length).toBeLessThanOrEqual(name === 'token' ? 8_192 : 2_048)
            if (name === 'colors')
              for (const color of Object.values(value as object)) expect(color).toMatch(/^#[\da-f]{6}$/i)
          }
        }
        expect(Object.hasOwn(Object.prototype, 'tokens')).toBe(false)
      }),
      cases,
    )
  })

  it('of another version, or without one, is not a message', () => {
    for (const message of [...fromFrame, ...fromHost]) {
      for (const lookup of [0, 2, '1', undefined, null]) {
        expect(readFrameMessage({ ...message, lookup })).toBeUndefined()
        expect(readHostMessage({ ...message, lookup })).toBeUndefined()
      }
    }
  })

  it('a value that is not as it should be counts as left out, and the rest is heard', () => {
    const change = {
      customerId: 'CSMR-v1-123',
      theme: 'dark"><script>',
      density: 'tiny',
      locale: 'de-DE',
      timeZone: 'Mars/Olympus',
      agent: 'x'.repeat(257),
      tokens: 'yes',
      colors: { text: 'red', background: '#ffffff', evil: '#000000' },
    }
    expect(readHostMessage({ lookup: 1, type: 'update', change })).toEqual({
      type: 'update',
      change: { customerId: 'CSMR-v1-123', colors: { background: '#ffffff' } },
    })
  })

  it.each(['a b', 'a\r\nX-Evil: 1', '', 'ünï', 'x'.repeat(8_193), 1])('the token %j is none', (token) => {
    const message = { lookup: 1, type: 'token', id: 1, token, expiresAt: 1 }
    expect(readHostMessage(message)).toEqual({ type: 'token', id: 1, expiresAt: 0 })
  })
})

/*
 * What the two ends of version 1 have said, word for word. It may get more lines, and none may change: a portal keeps
 * the script it has for as long as it likes.
 */
describe('version 1', () => {
  it('a frame of today greets in words that a portal of version 1 knows, and knows its answer', () => {
    expect(readHello(hello)).toEqual({ type: 'hello', versions: [1], nonce: hello.nonce })
    expect(readHello({ ...hello, versions: [3, 2, 1] })).toBeDefined()
    expect(readHello({ ...hello, versions: [2] })).toBeUndefined()
    expect(readWelcome(welcome, hello.nonce)).toMatchObject({ customerId: 'CSMR-v1-123', theme: 'dark', tokens: true })
    expect(readWelcome(welcome, 'another')).toBeUndefined()
    expect(readWelcome({ lookup: 1, type: 'welcome', nonce: 'n' }, 'n')).toMatchObject({
      customerId: null,
      theme: 'system',
    })
  })

  it.each(fromFrame)('a portal of today understands the frame’s $type', (message) => {
    expect(toEnvelope(readFrameMessage(message) ?? { type: 'hello', versions: [], nonce: '' })).toEqual(message)
    expect(readFrameMessage({ ...message, new: 'field' })).toBeDefined()
  })

  it.each(fromHost)('a frame of today understands the portal’s $type', (message) => {
    expect(toEnvelope(readHostMessage(message) ?? { type: 'hello', versions: [], nonce: '' })).toEqual(message)
    expect(readHostMessage({ ...message, new: 'field' })).toBeDefined()
  })

  it('what a later version adds is passed over', () => {
    expect(readFrameMessage({ lookup: 1, type: 'of-tomorrow' })).toBeUndefined()
    expect(readHostMessage({ lookup: 1, type: 'of-tomorrow' })).toBeUndefined()
  })
})
