import { describe, expect, test } from 'vitest'
import {
  type SessionEvent,
  type SessionState,
  activityEvents,
  createSessionReducer,
  effectsOf,
  startSession,
} from '../../../src/app/session-state'

const minute = 60_000
const usual = { coverAfter: 5, lockAfter: 15, endsWithSession: true }
const tick: SessionEvent = { type: 'tick' }
const activity = (source: (typeof activityEvents)[number]): SessionEvent => ({ type: 'activity', source })

/** Opens a page at minute 0 and lets each event happen at its minute. Returns the last state, and what it asks for. */
function play(events: readonly (readonly [atMinute: number, event: SessionEvent])[], rules = usual) {
  const reduce = createSessionReducer(rules)
  let after = startSession(0)
  let effects: ReturnType<typeof effectsOf> = []
  for (const [at, event] of events) {
    const before = after
    after = reduce(before, event, at * minute)
    effects = effectsOf(before, event, after)
  }
  return { state: after, effects }
}

/** Minutes in, milliseconds out. Other tabs know of the last activity here, unless told. */
const times = (lastActive: number, lastShared = lastActive) => ({
  lastActivity: lastActive * minute,
  lastShared: lastShared * minute,
})
const active = (lastActive: number, lastShared?: number): SessionState => ({
  status: 'active',
  ...times(lastActive, lastShared),
})
const covered = (lastActive: number, secondsLeft?: number, lastShared?: number): SessionState => ({
  status: 'covered',
  ...times(lastActive, lastShared),
  secondsLeft,
})
const warning = (lastActive: number, secondsLeft: number): SessionState => ({
  status: 'warning',
  ...times(lastActive),
  secondsLeft,
})
const locked: SessionState = { status: 'locked' }
const signedOut: SessionState = { status: 'signed-out' }
const sessionEnded: SessionState = { status: 'session-ended' }

describe('without activity', () => {
  const never = { coverAfter: 0, lockAfter: 0 }
  test.each([
    ['a page stays as it is for five minutes', 4.99, {}, active(0)],
    ['it is covered then', 5, {}, covered(0)],
    ['and warns from the fourteenth minute', 14, {}, covered(0, 60)],
    ['counting the seconds down, rounded up', 14.99, {}, covered(0, 1)],
    ['until it locks', 15, {}, locked],
    ['a page that is not covered warns on top of the record', 14.5, { coverAfter: 0 }, warning(0, 30)],
    ['a lock of one minute warns for half of it', 0.5, { coverAfter: 0, lockAfter: 1 }, warning(0, 30)],
    ['and not before', 0.49, { coverAfter: 0, lockAfter: 1 }, active(0)],
    ['a lock that comes before the cover comes alone', 3, { lockAfter: 3 }, locked],
    ['0 is never', 100_000, never, active(0)],
    ['a cover alone stays', 100_000, { lockAfter: 0 }, covered(0)],
  ])('%s', (_, at, changed, expected) => {
    expect(play([[at, tick]], { ...usual, ...changed }).state).toEqual(expected)
  })

  test('a clock that was set back does not put off the lock', () => {
    const setBack = [-600, tick] as const
    expect(play([setBack]).state).toEqual({ ...active(-600), lastShared: 0 })
    expect(play([setBack, [-585, tick]]).state).toEqual(locked)
  })
})

describe('activity', () => {
  test.each(activityEvents)('%s keeps a page open', (source) => {
    expect(play([[4, activity(source)]]).state).toEqual(active(4))
  })

  test.each(activityEvents)('%s after a sleep does not come before the limit', (source) => {
    expect(play([[5, activity(source)]]).state).toEqual(covered(0))
    expect(play([[14.5, activity(source)]], { ...usual, coverAfter: 0 }).state).toEqual(warning(0, 30))
    expect(play([[15, activity(source)]]).state).toEqual(locked)
  })

  test.each(['keyup', 'click'] as const)('%s removes a cover, and the warning', (source) => {
    expect(
      play([
        [5, tick],
        [6, activity(source)],
      ]).state,
    ).toEqual(active(6))
    expect(
      play([
        [14.5, tick],
        [14.6, activity(source)],
      ]).state,
    ).toEqual(active(14.6))
    const uncovered = { ...usual, coverAfter: 0 }
    expect(
      play(
        [
          [14.5, tick],
          [14.6, activity(source)],
        ],
        uncovered,
      ).state,
    ).toEqual(active(14.6))
  })

  test.each(activityEvents.filter((source) => !['keyup', 'click', 'wheel'].includes(source)))(
    '%s removes neither, and does not put off the lock',
    (source) => {
      expect(
        play([
          [5, tick],
          [6, activity(source)],
        ]).state,
      ).toEqual(covered(0))
      expect(
        play([
          [14.5, tick],
          [14.75, activity(source)],
        ]).state,
      ).toEqual(covered(0, 15))
    },
  )

  test('a wheel puts off the lock and leaves the cover', () => {
    expect(
      play([
        [14.5, tick],
        [14.75, activity('wheel')],
      ]).state,
    ).toEqual(covered(14.75))
    const uncovered = { ...usual, coverAfter: 0 }
    expect(
      play(
        [
          [14.5, tick],
          [14.75, activity('wheel')],
        ],
        uncovered,
      ).state,
    ).toEqual(active(14.75))
  })

  test('in another tab keeps this one open, ends the warning, and leaves a cover', () => {
    const elsewhere = (at: number): SessionEvent => ({ type: 'activity-elsewhere', at: at * minute })
    expect(play([[4, elsewhere(4)]]).state).toEqual(active(4, 0))
    expect(
      play([
        [14.5, tick],
        [14.6, elsewhere(14.6)],
      ]).state,
    ).toEqual(covered(14.6, undefined, 0))
    expect(
      play(
        [
          [14.5, tick],
          [14.6, elsewhere(14.6)],
        ],
        { ...usual, coverAfter: 0 },
      ).state,
    ).toEqual(active(14.6, 0))
    expect(
      play([
        [5, elsewhere(4)],
        [9, tick],
      ]).state,
    ).toEqual(covered(4, undefined, 0))
  })

  test.each([-1, 0, Number.NaN])('in another tab at %s, before what is known, changes nothing', (at) => {
    expect(play([[4, { type: 'activity-elsewhere', at }]]).state).toEqual(active(0))
  })

  test('in another tab that lies in the future counts as now', () => {
    expect(play([[4, { type: 'activity-elsewhere', at: Infinity }]]).state).toEqual(active(4, 0))
  })
})

const ends: [string, SessionEvent, SessionState][] = [
  ['locked-elsewhere', { type: 'locked-elsewhere' }, locked],
  ['kept-for-back', { type: 'kept-for-back' }, locked],
  ['signed-out-elsewhere', { type: 'signed-out-elsewhere' }, signedOut],
  ['sign-out', { type: 'sign-out' }, signedOut],
  ['session-ended', { type: 'session-ended' }, sessionEnded],
]
const everyEvent: SessionEvent[] = [tick, activity('click'), { type: 'activity-elsewhere', at: 7 * minute }]
for (const [, event] of ends) everyEvent.push(event)

describe('an end', () => {
  test.each(ends)('by %s comes to an open page and to a covered one', (_, event, expected) => {
    expect(play([[1, event]]).state).toEqual(expected)
    expect(
      play([
        [14.5, tick],
        [14.6, event],
      ]).state,
    ).toEqual(expected)
  })

  test.each(ends)('by %s is final, and asks for nothing more', (_, event, expected) => {
    for (const later of everyEvent)
      expect(
        play([
          [1, event],
          [8, later],
        ]),
      ).toEqual({ state: expected, effects: [] })
  })

  test('of the session leaves a page that shows it in the record’s place', () => {
    const shown = { ...usual, endsWithSession: false }
    const { state, effects } = play([[1, { type: 'session-ended' }]], shown)
    expect(state).toEqual(active(0))
    expect(effects).toEqual([{ type: 'broadcast', message: 'lock' }])
  })
})

describe('what the page is asked to do', () => {
  const [cover, uncover, draw, clear] = (['cover', 'uncover', 'draw', 'clear'] as const).map((type) => ({ type }))
  const forgetCustomers = { type: 'forget-customers' }
  const broadcast = (message: number | string) => ({ type: 'broadcast', message })
  const uncoveredRules = { ...usual, coverAfter: 0 }

  test.each<[string, [number, SessionEvent][], typeof usual, unknown[]]>([
    ['nothing while time passes', [[1, tick]], usual, []],
    ['to tell other tabs of activity', [[1, activity('click')]], usual, [broadcast(minute)]],
    [
      'but not within a second',
      [
        [1, activity('click')],
        [1.016, activity('click')],
      ],
      usual,
      [],
    ],
    ['nor of other tabs’ activity', [[1, { type: 'activity-elsewhere', at: minute }]], usual, []],
    ['to cover the page', [[5, tick]], usual, [cover, draw]],
    [
      'only once',
      [
        [5, tick],
        [6, tick],
      ],
      usual,
      [],
    ],
    [
      'to draw each second of the warning',
      [
        [14, tick],
        [14.5, tick],
      ],
      usual,
      [draw],
    ],
    ['to cover and warn at once', [[14.5, tick]], usual, [cover, draw]],
    ['to warn without a cover', [[14.5, tick]], uncoveredRules, [draw]],
    [
      'to end the warning',
      [
        [14.5, tick],
        [14.6, activity('click')],
      ],
      uncoveredRules,
      [broadcast(14.6 * minute), draw],
    ],
    [
      'to remove a cover',
      [
        [5, tick],
        [6, activity('keyup')],
      ],
      usual,
      [broadcast(6 * minute), draw, uncover],
    ],
    ['to lock, alone', [[15, tick]], usual, [clear, forgetCustomers, draw]],
    [
      'to lock a covered page',
      [
        [5, tick],
        [15, tick],
      ],
      usual,
      [clear, forgetCustomers, draw],
    ],
    ['to follow a lock', [[1, { type: 'locked-elsewhere' }]], usual, [clear, forgetCustomers, draw]],
    ['to follow a sign-out', [[1, { type: 'signed-out-elsewhere' }]], usual, [clear, forgetCustomers, draw]],
    [
      'to sign out everywhere, and leave',
      [[1, { type: 'sign-out' }]],
      usual,
      [broadcast('sign-out'), clear, forgetCustomers, draw, { type: 'go-to-sign-out' }],
    ],
    [
      'to lock the other tabs when the session ends',
      [[1, { type: 'session-ended' }]],
      usual,
      [broadcast('lock'), clear, forgetCustomers, draw],
    ],
    ['to keep recents for Back', [[1, { type: 'kept-for-back' }]], usual, [clear, draw]],
    [
      'to load the page again after Back',
      [
        [1, { type: 'kept-for-back' }],
        [2, { type: 'restored-by-back' }],
      ],
      usual,
      [{ type: 'reload' }],
    ],
  ])('%s', (_, events, rules, expected) => {
    expect(play(events, rules).effects).toEqual(expected)
  })
})
