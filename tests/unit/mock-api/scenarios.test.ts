import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  defaultScenario,
  outcomes,
  readClock,
  readScenario,
  writeScenario,
  type Scenario,
} from '../../../src/mock-api/scenarios'

const anyScenario: fc.Arbitrary<Scenario> = fc.record({
  latency: fc.integer({ min: 0, max: 15_000 }),
  outcome: fc.constantFrom(...outcomes.map(({ value }) => value)),
  firstCallFails: fc.boolean(),
})

test('a scenario in a link is the scenario that was chosen, with or without the question mark', () => {
  fc.assert(
    fc.property(anyScenario, (scenario) => {
      expect(readScenario(writeScenario(scenario))).toEqual(scenario)
      expect(readScenario(`?${writeScenario(scenario)}`)).toEqual(scenario)
    }),
    { numRuns: 1000 },
  )
})

test('any query at all gives a scenario within its bounds', () => {
  const parameter = fc.constantFrom('latency', 'outcome', 'first', 'clock')
  const query = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.tuple(parameter, fc.oneof(fc.string(), fc.double().map(String))).map(([name, value]) => `?${name}=${value}`),
  )
  fc.assert(
    fc.property(query, (search) => {
      const { latency, outcome } = readScenario(search)
      expect(Number.isInteger(latency) && latency >= 0 && latency <= 15_000).toBe(true)
      expect(outcomes.map(({ value }) => value)).toContain(outcome)
      const clock = readClock(search)
      expect(clock === undefined || !Number.isNaN(clock.getTime())).toBe(true)
    }),
    { numRuns: 1000 },
  )
})

test('the default scenario needs no words in the link', () => {
  expect(writeScenario(defaultScenario)).toBe('')
})

test.each(['', '?', '?latency=', '?latency=-1', '?latency=15001', '?latency=1e3', '?latency=2.5', '?latency=9999999'])(
  '%s: answers as fast as by default',
  (search) => expect(readScenario(search)).toEqual(defaultScenario),
)

test.each(['?outcome=OK', '?outcome=constructor', '?outcome=', '?first=true', '?first='])(
  '%s: nothing unknown changes the scenario',
  (search) => expect(readScenario(search)).toEqual(defaultScenario),
)

test.each([
  ['?clock=2026-03-14', '2026-03-14T00:00:00.000Z'],
  ['?clock=2026-03-14T09:26:53Z', '2026-03-14T09:26:53.000Z'],
  ['?clock=2026-03-14T09:26:53.5-05:00', '2026-03-14T14:26:53.500Z'],
  ['?clock=2026-03-14T09:26:53+01:00', '2026-03-14T08:26:53.000Z'],
  ['?clock=2026-03-14T09:26:53%2B01:00&latency=0', '2026-03-14T08:26:53.000Z'],
])('%s: the clock stands still', (search, instant) => {
  expect(readClock(search)?.toISOString()).toBe(instant)
})

test.each([
  '',
  '?clock=',
  '?clock=now',
  '?clock=0',
  '?clock=2026-13-01',
  '?clock=2026-03-14T09:26',
  '?clock=14 Mar 2026',
])('%s: the clock runs', (search) => expect(readClock(search)).toBeUndefined())
