import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type JsonNode, readJson } from '../../../src/contract/json'
import { maskCardDigits } from '../../../src/contract/card-numbers'
import { redactJson } from '../../../src/contract/redact-json'

describe('what is hidden', () => {
  test.each([
    ['{"ssn4":"4821"}', '{"ssn4":"••••"}'],
    ['{"ssn4": 4821 }', '{"ssn4": "••••" }'],
    ['{"date_of_birth":{"year":1990,"month":4}}', '{"date_of_birth":"••••"}'],
    ['{"a":[{"apiToken":["x",{"y":1}]},2]}', '{"a":[{"apiToken":"••••"},2]}'],
    ['{"s\\u0073n":"123456789"}', '{"s\\u0073n":"••••"}'],
    ['{"pin":"1","pin":"2"}', '{"pin":"••••","pin":"••••"}'],
    ['{"note":"card 4111 1111 1111 1111"}', '{"note":"card 4111 11•• •••• 1111"}'],
    ['{"note":"\\u0034111 1111 1111 1111"}', '{"note":"4111 11•• •••• 1111"}'],
    ['{"n":4111111111111111}', '{"n":"411111••••••1111"}'],
    ['[1, 4111111111111111 ,null]', '[1, "411111••••••1111" ,null]'],
    ['4111111111111111', '"411111••••••1111"'],
    ['{"4111111111111111":1}', '{"411111••••••1111":1}'],
    ['{"\\u0034111111111111111":{}}', '{"411111••••••1111":{}}'],
    ['{"n":"\\u41111111 1111 1111"}', '{"n":"\\u41111111 1111 1111"}'],
    ['{"a":"4111111111111111 \\u0034111111111111111"}', '{"a":"411111••••••1111 411111••••••1111"}'],
    ['{"last_seen_ms":1739473687004}', '{"last_seen_ms":1739473687004}'],
    ['{"rate":0.4111111111111111,"n":-4111111111111111}', '{"rate":0.4111111111111111,"n":-4111111111111111}'],
    ['\uFEFF{"ssn4":"4821"}', '\uFEFF{"ssn4":"••••"}'],
    ['"4821"', '"4821"'],
  ])('%s', (text, shown) => {
    expect(redactJson(text)).toBe(shown)
  })

  test('what is revealed is shown to the letter, but for a whole SSN', () => {
    const text =
      '{"date_of_birth":{"year":1990},"ssn4":"4821","cardNumber":"4111111111111111","n":[4111111111111111],"4111111111111111":1'
    expect(redactJson(`${text},"in":{"ssn4":"123456789"}}`, { keys: 'shown' })).toBe(`${text},"in":{"ssn4":"••••"}}`)
  })

  test('what the record shows in the clear is not masked in the answer, the rest is', () => {
    const card = '4111111111111111'
    const clear = `{"id":"${card}","phone":"${card}","first_name":"${card}","partner_customer_id":${card},"created_at":${card},"statuses":{"${card}":"${card}"},"address":{"city":"${card}"}}`
    expect(redactJson(clear, { wholeAnswer: true })).toBe(clear)

    const masked = '411111••••••1111'
    expect(
      redactJson(
        `{"phone":"${card}","phone":"1","address":{"zone":"${card}"},"metadata":{"phone":"${card}","statuses":{"${card}":1}}}`,
        { wholeAnswer: true },
      ),
    ).toBe(
      `{"phone":"${masked}","phone":"1","address":{"zone":"${masked}"},"metadata":{"phone":"${masked}","statuses":{"${masked}":1}}}`,
    )
  })

  test('the names of an answer’s card programs hide nothing, but other objects called “statuses” do', () => {
    const text = '{"statuses":{"Harbor Card":"OPEN"},"metadata":{"statuses":{"Harbor Card":"OPEN"}}}'
    expect(redactJson(text, { wholeAnswer: true })).toBe(
      '{"statuses":{"Harbor Card":"OPEN"},"metadata":{"statuses":{"Harbor Card":"••••"}}}',
    )
    expect(redactJson('{"statuses":{"Harbor Card":"OPEN"}}')).toBe('{"statuses":{"Harbor Card":"••••"}}')
  })
})

describe('whatever the answer', () => {
  const secretKeys = ['ssn4', 'date_of_birth', 'dob', 'cardNumber', 'apiToken', 'pin', 'iban', 'account_no']
  const plainKeys = ['tier', 'note', 'company', 'shipping', '', '__proto__', 'toString', '1', 'é\n"']
  const indent = fc.constantFrom(0, 2, '\t')

  /** JSON of these keys and leaves; under a secret key stands only what must not be seen. */
  function treeOf(leaf: fc.Arbitrary<unknown>, secret?: fc.Arbitrary<unknown>) {
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc
          .tuple(
            fc.dictionary(fc.constantFrom(...plainKeys), tie('tree'), { maxKeys: 4 }),
            secret ? fc.dictionary(fc.constantFrom(...secretKeys), secret, { maxKeys: 2 }) : fc.constant({}),
          )
          .map(([plain, hidden]) => ({ ...plain, ...hidden })),
      ),
    }))
    return tree
  }

  const plainLeaf = fc.oneof(
    fc.constant(null),
    fc.boolean(),
    fc.integer({ max: 999_999 }),
    fc.constantFrom('', 'x', '"', '\\', '😀', '{'),
  )
  const canary = fc.oneof(fc.constant('CANARY'), fc.constant(['CANARY']), fc.constant({ a: [{ b: 'CANARY' }] }))

  test('no secret is left in it, all the rest is, and it is still JSON', () => {
    fc.assert(
      fc.property(treeOf(plainLeaf, canary), indent, (tree, space) => {
        const text = JSON.stringify(tree, null, space)
        const shown = redactJson(text)
        expect(shown).not.toContain('CANARY')

        const hidden: unknown = JSON.parse(text, (key, value: unknown) => (secretKeys.includes(key) ? '••••' : value))
        expect(JSON.parse(shown)).toEqual(hidden)
        expect(redactJson(text, { keys: 'shown' })).toBe(text)
      }),
      { numRuns: 1_000 },
    )
  })

  test('with nothing secret in it, it is shown to the letter', () => {
    fc.assert(
      fc.property(treeOf(plainLeaf), indent, (tree, space) => {
        const text = JSON.stringify(tree, null, space)
        expect(redactJson(text)).toBe(text)
      }),
      { numRuns: 1_000 },
    )
  })

  /** The tree with each masked value as "masked", told from the text that it was read from. */
  function shapeOf(node: JsonNode): unknown {
    if (node.kind === 'object') return node.entries.map(([key, value]) => [maskCardDigits(key), shapeOf(value)])
    if (node.kind === 'array') return node.items.map(shapeOf)
    if (node.kind === 'number') return node.source
    return node.kind === 'string' ? `text ${node.value}` : node.kind
  }

  /** Whether they are alike but for values of the first that are texts with dots in the second. */
  function isMasked(received: unknown, shown: unknown): boolean {
    if (Array.isArray(received) && Array.isArray(shown) && received.length === shown.length)
      return received.every((part, at) => isMasked(part, shown[at]))
    return received === shown || (typeof shown === 'string' && shown.startsWith('text ') && shown.includes('•'))
  }

  test('what is copied while masked is JSON of the same shape, with texts in place of what is masked', () => {
    const numbers = fc.constantFrom('4111111111111111', '5500 0000 0000 0004', '378282246310005', '1739473687004')
    const key = fc.oneof(fc.constantFrom(...secretKeys, ...plainKeys, 'phone', 'id', 'address', 'statuses'), numbers)
    const leaf = fc.oneof(
      numbers.map((number) => (/ /.test(number) ? number : Number(number))),
      numbers,
      fc.string({ unit: 'binary' }),
      fc.jsonValue({ maxDepth: 2 }),
    )
    const { tree } = fc.letrec((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
      ),
    }))
    fc.assert(
      fc.property(fc.oneof(tree, fc.jsonValue()), indent, fc.boolean(), (value, space, wholeAnswer) => {
        const text = JSON.stringify(value, null, space)
        const shown = redactJson(text, { wholeAnswer })
        expect(() => void JSON.parse(shown)).not.toThrow()
        expect(isMasked(shapeOf(readJson(text)), shapeOf(readJson(shown)))).toBe(true)
        expect(redactJson(shown, { wholeAnswer })).toBe(shown)
      }),
      { numRuns: 2_000 },
    )
  })

  test('nothing in it is a fault', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary', maxDepth: 6 }), fc.boolean(), (text, wholeAnswer) => {
        expect(redactJson(text, { wholeAnswer })).toBeTypeOf('string')
      }),
      { numRuns: 1_000 },
    )
  })

  test('depth and length do not overflow the stack', () => {
    const deep = `${'{"a":['.repeat(5_000)}{"pin":"1234"}${']}'.repeat(5_000)}`
    expect(redactJson(deep)).toBe(deep.replace('"1234"', '"••••"'))
    const deepest = `${'['.repeat(300_000)}{"pin":"1234"}${']'.repeat(300_000)}`
    expect(redactJson(deepest)).not.toContain('1234')
    const long = `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join(',')},"pin":"1234"}`
    expect(redactJson(long)).toBe(long.replace('"1234"', '"••••"'))
  })
})
