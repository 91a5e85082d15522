import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { describePrograms, listPrograms, orderPrograms } from '../../../src/record/program-order'

const open = (program: string) => ({ program, status: 'OPEN' })
const closed = (program: string) => ({ program, status: 'CLOSED' })
const frozen = (program: string) => ({ program, status: 'FROZEN' })

test('unknown statuses come first, then open programs, then closed ones, each by name', () => {
  const programs = [closed('Anchor'), frozen('Birch'), open('Elm'), closed('ALDER'), open('ácer'), open('Dune')]
  expect(listPrograms(orderPrograms(programs))).toEqual([
    'Birch: FROZEN',
    'ácer: OPEN',
    'Dune: OPEN',
    'Elm: OPEN',
    'ALDER: CLOSED',
    'Anchor: CLOSED',
  ])
})

test('an empty name or status is said in words', () => {
  expect(listPrograms([{ program: '', status: 'OPEN' }, { program: 'A', status: ' \u00A0' }, open('  B')])).toEqual([
    'empty text: OPEN',
    'A: empty text',
    '  B: OPEN',
  ])
})

test.each([
  [undefined, 'card programs not on file'],
  [[], 'no card programs'],
  [[open('A')], '1 open'],
  [[closed('A'), open('B'), open('C')], '2 open · 1 closed'],
  [[closed('A'), frozen('B')], '1 FROZEN · 1 closed'],
  [[frozen('A'), { program: 'B', status: 'PAUSED' }, frozen('C')], '2 FROZEN · 1 PAUSED'],
  [['a', 'b', 'c'].map((status) => ({ program: status, status })), '3 other'],
  [[{ program: 'A', status: 'x'.repeat(25) }], '1 other'],
  [[{ program: 'A', status: '__proto__' }], '1 other'],
  [[{ program: 'A', status: 'open' }], '1 other'],
  [[{ program: 'constructor', status: 'constructor' }], '1 constructor'],
])('%j counts as “%s”', (programs, words) => {
  expect(describePrograms(programs)).toBe(words)
})

const anyPrograms = fc.array(
  fc.record({
    program: fc.string({ unit: 'binary' }),
    status: fc.oneof(fc.constantFrom('OPEN', 'CLOSED', '__proto__'), fc.string()),
  }),
)

test('none is lost, added or changed by ordering and counting', () => {
  fc.assert(
    fc.property(anyPrograms, (programs) => {
      const before = structuredClone(programs)
      const ordered = orderPrograms(programs)
      expect(programs).toEqual(before)
      expect(ordered).toHaveLength(programs.length)
      expect(new Set(ordered)).toEqual(new Set(programs))
      expect(describePrograms(ordered)).toBe(describePrograms(programs))

      const total = describePrograms(programs).match(/\d+/g) ?? []
      expect(total.reduce((sum, count) => sum + Number(count), 0)).toBe(programs.length)
    }),
    { numRuns: 1_000 },
  )
})
