import { expect, test } from 'vitest'
import { usTimeZone } from '../../../src/format/us-time-zone'

test.each([
  ['CA', 'America/Los_Angeles', true],
  [' ny ', 'America/New_York', true],
  ['TN', 'America/Chicago', false],
  ['HI', 'Pacific/Honolulu', true],
  ['PR', 'America/Puerto_Rico', true],
])('%j is in %s (all of it: %s)', (state, timeZone, isExact) => {
  expect(usTimeZone(state)).toEqual({ timeZone, isExact })
  expect(() => new Intl.DateTimeFormat('en-US', { timeZone })).not.toThrow()
})

test.each(['', 'C', 'California', 'XX', 'C*', 'A ', '東京'])('%j has none', (state) => {
  expect(usTimeZone(state)).toBeUndefined()
})

test('each of the 50 states, the district and the territories has one', () => {
  const states =
    'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU MP AS'
  expect(states.split(' ').filter((state) => !usTimeZone(state))).toEqual([])
})
