import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { maskCardDigits } from '../../../src/contract/card-numbers'
import { type JsonNode, readJson } from '../../../src/contract/json'
import { maskableFields, revealedField } from '../../../src/contract/masked-fields'
import { revealJson, withholdJson } from '../../../src/contract/withhold-json'

/** As the screen shows it: the marker left out. */
const mask = (text: string) => withholdJson(text, '')

const marker = '7d1f0c52b0a94f0f8d7a:'

/** The withheld values, by their pointers, as the browser finds them. */
function withheldIn(text: string, masked = withholdJson(text, marker)): Map<string, string> {
  const found = new Map<string, string>()
  const left = [readJson(masked, marker)]
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.kind === 'withheld') found.set(node.pointer, node.shown)
    if (node.kind === 'object') left.push(...node.entries.map(([, value]) => value))
    if (node.kind === 'array') left.push(...node.items)
    if (node.kind === 'too-deep' && node.pointer !== undefined)
      left.push(readJson(masked.slice(node.start, node.end), marker, node.pointer))
  }
  return found
}

describe('what is withheld', () => {
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
    expect(mask(text)).toBe(shown)
  })

  test.each([
    '{"ssn4":null}',
    '{"ssn4":""}',
    '{"date_of_birth":{}}',
    '{"date_of_birth":{"year":null}}',
    '{"pins":[]}',
    '{"card":{"locked":true}}',
  ])('%s holds nothing, and stays', (text) => {
    expect(mask(text)).toBe(text)
  })

  test('what the record shows in the clear is not, the rest is', () => {
    const card = '4111111111111111'
    const clear = `{"id":"${card}","phone":"${card}","first_name":"${card}","partner_customer_id":${card},"created_at":${card},"statuses":{"${card}":"${card}"},"address":{"city":"${card}"}}`
    expect(mask(clear)).toBe(clear)

    const masked = '411111••••••1111'
    expect(
      mask(
        `{"phone":"${card}","phone":"1","address":{"zone":"${card}"},"metadata":{"phone":"${card}","statuses":{"${card}":1}}}`,
      ),
    ).toBe(
      `{"phone":"${masked}","phone":"1","address":{"zone":"${masked}"},"metadata":{"phone":"${masked}","statuses":{"${masked}":1}}}`,
    )
  })

  test('the names of an answer’s card programs hide nothing, but other objects called “statuses” do', () => {
    const text = '{"statuses":{"Harbor Card":"OPEN"},"metadata":{"statuses":{"Harbor Card":"OPEN"}}}'
    expect(mask(text)).toBe('{"statuses":{"Harbor Card":"OPEN"},"metadata":{"statuses":{"Harbor Card":"••••"}}}')
  })

  test('a deployment masks more fields, wherever they come at the top, and nothing of that name below', () => {
    const text = '{"email":"a@b.c","email":"d@e.f","phone":null,"address":{"city":"X"},"metadata":{"email":"g@h.i"}}'
    expect(withholdJson(text, '', ['email', 'phone', 'address'])).toBe(
      '{"email":"••••","email":"••••","phone":null,"address":"••••","metadata":{"email":"g@h.i"}}',
    )
    expect(revealJson(text, '/email', ['email'])).toBe('"d@e.f"')
    expect(revealJson(text, '/email')).toBeUndefined()
  })
})

describe('what is asked for', () => {
  const text =
    '{"ssn4":"4821", "date_of_birth":{"year":1990,"month":4},"metadata":{"pin":1,"pin":[2],"a/b~c":{"token":"x"},"list":[0,{"cvv":"123"}],"note":"4111111111111111","4111111111111111":{"pin":"5"}}}'

  test('every withheld value has its pointer, but the first of two under one key', () => {
    expect(Object.fromEntries(withheldIn(text))).toEqual({
      '/ssn4': '••••',
      '/date_of_birth': '••••',
      '/metadata/pin': '••••',
      '/metadata/a~1b~0c/token': '••••',
      '/metadata/list/1/cvv': '••••',
      '/metadata/note': '411111••••••1111',
      '/metadata/411111••••••1111/pin': '••••',
    })
  })

  test.each([
    ['/ssn4', '"4821"'],
    ['/date_of_birth', '{"year":1990,"month":4}'],
    ['/metadata/pin', '[2]'],
    ['/metadata/a~1b~0c/token', '"x"'],
    ['/metadata/list/1/cvv', '"123"'],
    ['/metadata/note', '"4111111111111111"'],
    ['/metadata/411111••••••1111/pin', '"5"'],
    ['', text],
    ['/metadata', undefined],
    ['/date_of_birth/year', undefined],
    ['/metadata/list/01/cvv', undefined],
    ['/nothing', undefined],
    ['ssn4', undefined],
  ])('%j gives %s', (pointer, value) => {
    expect(revealJson(text, pointer)).toBe(value)
  })

  test.each(['"12345"', '123456789', '"123-45-6789"', '["12","345"]', '"１２３４５"', '"\\u00312345"'])(
    'an ssn4 of %s is given by no pointer, nor with all',
    (ssn) => {
      for (const [answer, pointer] of [
        [`{"ssn4":${ssn}}`, '/ssn4'],
        [`{"metadata":{"ssn4":${ssn}}}`, '/metadata/ssn4'],
      ] as const) {
        expect([...withheldIn(answer).keys()]).toEqual([])
        expect(revealJson(answer, pointer)).toBeUndefined()
        expect(revealJson(answer, '')).toBe(answer.replace(ssn, '"••••"'))
      }
    },
  )

  test.each(['"none"', '"12-34"', '[1]'])(
    'the customer’s ssn4 %s, which is no digits, is shown with all only',
    (ssn) => {
      const answer = `{"ssn4":${ssn}}`
      expect(withholdJson(answer, marker)).toBe('{"ssn4":"••••"}')
      expect(revealJson(answer, '/ssn4')).toBeUndefined()
      expect(revealJson(answer, '')).toBe(answer)
    },
  )

  test.each([
    ['', 'json'],
    ['/ssn4', 'ssn4'],
    ['/date_of_birth', 'date_of_birth'],
    ['/email', 'email'],
    ['/metadata', 'metadata'],
    ['/metadata/jane@example.com', 'metadata'],
    ['/metadata2', 'other'],
    ['/address/zone', 'other'],
    ['/__proto__', 'other'],
  ])('%j goes on record as %s', (pointer, word) => {
    expect(revealedField(pointer)).toBe(word)
  })
})

const escapeRegExp = (text: string) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)

describe('whatever the answer', () => {
  const secretKeys = ['ssn4', 'date_of_birth', 'dob', 'cardNumber', 'apiToken', 'pin', 'iban', 'account_no']
  const plainKeys = ['tier', 'note', 'company', 'shipping', '', '__proto__', 'toString', '1', 'é\n"', 'a/b', '~1']
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
        const shown = mask(text)
        expect(shown).not.toContain('CANARY')

        const hidden: unknown = JSON.parse(text, (key, value: unknown) => (secretKeys.includes(key) ? '••••' : value))
        expect(JSON.parse(shown)).toEqual(hidden)
        expect(revealJson(text, '')).toBe(text)
      }),
      { numRuns: 1_000 },
    )
  })

  test('with nothing secret in it, it is given to the letter', () => {
    fc.assert(
      fc.property(treeOf(plainLeaf), indent, (tree, space) => {
        const text = JSON.stringify(tree, null, space)
        expect(withholdJson(text, marker)).toBe(text)
      }),
      { numRuns: 1_000 },
    )
  })

  const numbers = fc.constantFrom('4111111111111111', '5500 0000 0000 0004', '378282246310005', '1739473687004')
  const key = fc.oneof(fc.constantFrom(...secretKeys, ...plainKeys, 'phone', 'id', 'address', 'statuses'), numbers)
  const leaf = fc.oneof(
    numbers.map((number) => (/ /.test(number) ? number : Number(number))),
    numbers,
    fc.string({ unit: 'binary' }),
    fc.jsonValue({ maxDepth: 2 }),
  )
  const { tree: anyTree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 4 }),
    ),
  }))

  test('text in is text out with the withheld spans cut, and each span is what its pointer gives', () => {
    const value = fc.oneof(anyTree, fc.jsonValue())
    fc.assert(
      fc.property(value, indent, fc.subarray([...maskableFields]), (received, space, masked) => {
        const text = JSON.stringify(received, null, space)
        const given = withholdJson(text, marker, masked)
        let pattern = ''
        let end = 0
        for (const node of withheldNodes(readJson(given, marker))) {
          const source = revealJson(text, node.pointer, masked)
          expect(source).toBeDefined()
          pattern += patternOf(given.slice(end, node.start)) + escapeRegExp(source ?? '')
          end = node.end
        }
        expect(text).toMatch(new RegExp(`^${pattern}${patternOf(given.slice(end))}$`))
      }),
      { numRuns: 2_000 },
    )
  })

  /** In the order of the text. */
  function withheldNodes(node: JsonNode): Extract<JsonNode, { kind: 'withheld' }>[] {
    if (node.kind === 'object') return node.entries.flatMap(([, value]) => withheldNodes(value))
    if (node.kind === 'array') return node.items.flatMap(withheldNodes)
    return node.kind === 'withheld' ? [node] : []
  }

  /** To the letter, but for what has no pointer, such as a card number in a key: that is anything. */
  const patternOf = (given: string) =>
    given
      .split(/"[^"\\]*(?:\\.[^"\\]*)*"/)
      .map((piece, index, all) => escapeRegExp(piece) + (index < all.length - 1 ? stringPatterns(given)[index] : ''))
      .join('')

  const stringPatterns = (given: string) =>
    (given.match(/"[^"\\]*(?:\\.[^"\\]*)*"/g) ?? []).map((string) =>
      string.includes('•') ? '[^]*?' : escapeRegExp(string),
    )

  /** The tree with each masked value as "masked", told from the text that it was read from. */
  function shapeOf(node: JsonNode): unknown {
    if (node.kind === 'object') return node.entries.map(([name, value]) => [maskCardDigits(name), shapeOf(value)])
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
    fc.assert(
      fc.property(fc.oneof(anyTree, fc.jsonValue()), indent, (value, space) => {
        const text = JSON.stringify(value, null, space)
        const shown = mask(text)
        expect(() => void JSON.parse(shown)).not.toThrow()
        expect(isMasked(shapeOf(readJson(text)), shapeOf(readJson(shown)))).toBe(true)
        expect(mask(shown)).toBe(shown)
      }),
      { numRuns: 2_000 },
    )
  })

  test('nothing in it is a fault', () => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'binary', maxDepth: 6 }), fc.string(), (text, pointer) => {
        expect(withholdJson(text, marker)).toBeTypeOf('string')
        expect(revealJson(text, pointer)).toBeOneOf([undefined, expect.any(String)])
      }),
      { numRuns: 1_000 },
    )
  })

  test('depth and length do not overflow the stack, nor take long', () => {
    const deep = `${'{"a":['.repeat(5_000)}{"pin":"1234"}${']}'.repeat(5_000)}`
    expect(mask(deep)).toBe(deep.replace('"1234"', '"••••"'))
    const deepest = `${'['.repeat(300_000)}{"pin":"1234"}${']'.repeat(300_000)}`
    expect(mask(deepest)).not.toContain('1234')
    const long = `{${Array.from({ length: 100_000 }, (_, index) => `"k${index}":1`).join(',')},"pin":"1234"}`
    expect(mask(long)).toBe(long.replace('"1234"', '"••••"'))
    const repeated = `{${'"pin":"sesame",'.repeat(40_000)}${Array.from({ length: 40_000 }, (_, index) => `"${index}":1`).join(',')}}`
    expect(withholdJson(repeated, marker).includes('sesame')).toBe(false)
  })
})

describe('an answer that is masked already', () => {
  test.each([
    '{"ssn4":"4821","email":"a@b.example"}',
    '{"ssn4":"123456789","email":"a@b.example"}',
    '{"a":{"pin":"1"},"pin":"1","pin":"2"}',
    '{"note":"card 4111 1111 1111 1111","4111111111111111":1}',
  ])('%s stays as it is, and more of it can be masked', (text) => {
    const once = withholdJson(text, marker)
    expect(withholdJson(once, marker)).toBe(once)
    expect(withholdJson(once, marker, ['email'])).toBe(withholdJson(text, marker, ['email']))
  })
})
