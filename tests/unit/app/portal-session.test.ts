import { describe, expect, test } from 'vitest'
import {
  type FramePage,
  type Outcome,
  type PortalEvent,
  reducePortalSession,
  startPortalSession,
} from '../../../src/app/portal-session'
import type { FrameMessage, HostMessage, PortalState } from '../../../src/embed/protocol'

const silent: PortalState = {
  customerId: null,
  partnerCustomerId: null,
  case: null,
  agent: null,
  product: null,
  theme: 'system',
  colors: {},
  locale: null,
  timeZone: null,
  density: 'comfortable',
  tokens: false,
}
const uuid = 'abcdef00-0000-4000-8000-00000000000a'
const found: Outcome = { type: 'found' }

const connected = (portal: Partial<PortalState> = {}): PortalEvent => ({
  type: 'connected',
  portal: { ...silent, ...portal },
})
const page = (customerId: string, outcome?: Outcome, product = ''): PortalEvent => ({
  type: 'page',
  page: { customerId, product, outcome },
})
const showPartner = (partnerId: string, product = '') => ({ type: 'show-partner-customer', partnerId, product })
const partnerPage = (partnerId: string, outcome?: Outcome): PortalEvent => ({
  type: 'page',
  page: { customerId: '', partnerId, product: '', outcome },
})
const message = (from: HostMessage, isBusy = false): PortalEvent => ({
  type: 'message',
  message: from,
  isBusy,
})
const update = (change: Partial<PortalState>) => message({ type: 'update', change })
const updateWhileBusy = (change: Partial<PortalState>) => message({ type: 'update', change }, true)

const post = (to: FrameMessage) => ({ type: 'post', message: to })
const ready = post({ type: 'ready', version: __APP_VERSION__ })
const applyTheme = (portal: Partial<PortalState> = {}) => ({ type: 'apply-theme', portal: { ...silent, ...portal } })
const showCustomer = (id: string, product = '') => ({ type: 'show-customer', id, product })
const showSearch = (product = '') => ({ type: 'show-search', product })
const forgetEverything = { type: 'forget-everything', product: '' }
const navigate = (customerId: string | null) => post({ type: 'navigate', customerId })

/** Lets the events happen in a frame that shows the search page at first. Returns the last state and its commands. */
function play(events: readonly PortalEvent[], products: readonly string[] = [], first: Partial<FramePage> = {}) {
  let transition: ReturnType<typeof reducePortalSession> = {
    state: startPortalSession({ customerId: '', product: products[0] ?? '', outcome: undefined, ...first }),
    commands: [],
  }
  for (const event of events) transition = reducePortalSession(transition.state, event, products)
  return transition
}
const commandsOf = (...args: Parameters<typeof play>) => play(...args).commands

describe('a portal that answers', () => {
  test.each<[string, Partial<PortalState>, Partial<FramePage>, unknown[]]>([
    ['without a customer leaves the search page', {}, {}, []],
    ['with the customer of the URL leaves it', { customerId: 'CSMR-1' }, { customerId: 'CSMR-1' }, []],
    ['with another one shows it', { customerId: 'CSMR-2' }, { customerId: 'CSMR-1' }, [showCustomer('CSMR-2')]],
    ['without one leaves no record', {}, { customerId: 'CSMR-1' }, [showSearch()]],
    ['with a link shows its customer', { customerId: 'https://crm.example/CSMR-2' }, {}, [showCustomer('CSMR-2')]],
    [
      'with what is no ID says so',
      { customerId: '123-45-6789' },
      {},
      [showSearch(), post({ type: 'failed', customerId: null, reason: 'not-an-id' })],
    ],
  ])('%s', (_, portal, first, shown) => {
    expect(commandsOf([connected(portal)], [], first)).toEqual([applyTheme(portal), ...shown, ready])
  })

  test('is told how the lookup that the URL started has ended', () => {
    const { commands } = play([page('CSMR-1', found), connected({ customerId: 'CSMR-1' })], [], {
      customerId: 'CSMR-1',
    })
    expect(commands).toEqual([
      applyTheme({ customerId: 'CSMR-1' }),
      ready,
      post({ type: 'found', customerId: 'CSMR-1' }),
    ])
  })

  test.each([
    ['gold', 'gold'],
    ['none of them', 'basic'],
  ])('chooses the product: %s is %s', (product, expected) => {
    const portal = { customerId: 'CSMR-1', product }
    expect(commandsOf([connected(portal)], ['basic', 'gold'], { customerId: 'CSMR-1' })).toContainEqual(
      showCustomer('CSMR-1', expected),
    )
  })

  test('is sent nothing before', () => {
    expect(commandsOf([page('CSMR-1', found)])).toEqual([])
  })
})

describe('an update of the portal', () => {
  test.each<[string, Partial<PortalState>, unknown[]]>([
    ['to another customer shows it', { customerId: 'CSMR-2' }, [showCustomer('CSMR-2')]],
    ['to the same one asks again', { customerId: 'CSMR-1' }, [showCustomer('CSMR-1')]],
    ['to none leaves no record', { customerId: null }, [showSearch()]],
    [
      'to several IDs leaves no record',
      { customerId: `${uuid} ${uuid.replace('a', 'b')}` },
      [showSearch(), post({ type: 'failed', customerId: null, reason: 'not-an-id' })],
    ],
    ['to a UUID shows it as it was written', { customerId: uuid.toUpperCase() }, [showCustomer(uuid.toUpperCase())]],
    [
      'of theme and colours applies both',
      { theme: 'dark', colors: { text: '#ffffff' } },
      [applyTheme({ customerId: 'CSMR-1', agent: 'ann', theme: 'dark', colors: { text: '#ffffff' } })],
    ],
    ['of locale and time zone needs no command', { locale: 'en-GB', timeZone: 'Europe/London' }, []],
    ['that names the same agent forgets nothing', { agent: 'ann' }, []],
    ['to another agent forgets everything', { agent: 'bob' }, [forgetEverything]],
    ['to no agent forgets everything', { agent: null }, [forgetEverything]],
    [
      'to another agent and customer forgets first',
      { customerId: 'CSMR-2', agent: 'bob' },
      [forgetEverything, showCustomer('CSMR-2')],
    ],
    [
      'of the density applies it',
      { density: 'compact' },
      [applyTheme({ customerId: 'CSMR-1', agent: 'ann', density: 'compact' })],
    ],
  ])('%s', (_, change, expected) => {
    const before = [connected({ customerId: 'CSMR-1', agent: 'ann' }), page('CSMR-1', found)]
    const { state, commands } = play([...before, update(change)])
    expect(commands).toEqual(expected)
    expect(state.portal).toEqual({ ...silent, customerId: 'CSMR-1', agent: 'ann', ...change })
  })

  test('without a field that can be read leaves the same state, so that a flood of them draws nothing', () => {
    const before = play([connected({ customerId: 'CSMR-1' }), page('CSMR-1', found)])
    const { state, commands } = reducePortalSession(before.state, update({}), [])
    expect(state).toBe(before.state)
    expect(commands).toEqual([])
  })

  test('of the product shows the portal’s customer in it, and the next one, too', () => {
    const products = ['basic', 'gold']
    const before = [connected({ customerId: 'CSMR-1' }), page('CSMR-1', found, 'basic')]
    expect(commandsOf([...before, update({ product: 'gold' })], products)).toEqual([showCustomer('CSMR-1', 'gold')])
    const inGold = [...before, update({ product: 'gold' }), page('CSMR-1', found, 'gold')]
    expect(commandsOf([...inGold, update({ product: 'none of them' })], products)).toEqual([
      showCustomer('CSMR-1', 'gold'),
    ])
  })
})

describe('other messages of the portal', () => {
  const token: HostMessage = { type: 'token', id: 1, token: 'one', expiresAt: 1 }
  test.each<[string, HostMessage, unknown[]]>([
    ['“sign-out” forgets everything', { type: 'sign-out' }, [forgetEverything]],
    ['“dispose” forgets everything', { type: 'dispose' }, [forgetEverything]],
    ['a token is handed on', token, [{ type: 'accept-token', answer: token }]],
    [
      'a part of the frame on the screen is kept',
      { type: 'viewport', top: 1, height: 2 },
      [{ type: 'set-visible-part', top: 1, height: 2 }],
    ],
    [
      'none of it on the screen hides what is revealed',
      { type: 'viewport', top: 0, height: 0 },
      [{ type: 'set-visible-part', top: 0, height: 0 }, { type: 'hide-reveals' }],
    ],
  ])('%s', (_, from, expected) => {
    expect(commandsOf([connected(), message(from)])).toEqual(expected)
  })
})

describe('another ticket while the agent is busy', () => {
  const before = [connected({ customerId: 'CSMR-1', agent: 'ann' }), page('CSMR-1', found)]
  const offered = [...before, updateWhileBusy({ customerId: 'CSMR-2' })]

  test.each<[string, Partial<PortalState>]>([
    ['another customer', { customerId: 'CSMR-2' }],
    ['none', { customerId: null }],
    ['what is no ID', { customerId: '123-45-6789' }],
    ['another product', { product: 'gold' }],
  ])('of %s is offered, and the page stays', (_, change) => {
    const { state, commands } = play([...before, updateWhileBusy(change)], ['basic', 'gold'], { product: '' })
    expect(commands).toEqual([])
    expect(state).toMatchObject({ isOffered: true, page: { customerId: 'CSMR-1' }, portal: change, expected: [] })
  })

  test('is opened when the agent says so, as the portal’s own move', () => {
    const { state, commands } = play([...offered, { type: 'open-offered' }])
    expect(commands).toEqual([showCustomer('CSMR-2')])
    expect(state.isOffered).toBe(false)
    expect(commandsOf([...offered, { type: 'open-offered' }, page('CSMR-2')])).toEqual([])
  })

  test('is left alone when the agent stays, and the portal hears where the tab is', () => {
    const { state, commands } = play([...offered, { type: 'stay' }])
    expect(commands).toEqual([navigate('CSMR-1')])
    expect(state).toMatchObject({ isOffered: false, page: { customerId: 'CSMR-1' } })
    expect(commandsOf([...offered, { type: 'stay' }, { type: 'stay' }])).toEqual([])
    expect(commandsOf([...offered, { type: 'stay' }, { type: 'open-offered' }])).toEqual([])
  })

  test('stays an offer when the reveal has ended, and then is of the newest ticket', () => {
    const later = [...offered, update({ customerId: 'CSMR-3' })]
    expect(play(later)).toMatchObject({ commands: [], state: { isOffered: true } })
    expect(commandsOf([...later, { type: 'open-offered' }])).toEqual([showCustomer('CSMR-3')])
  })

  test.each<[string, PortalEvent]>([
    ['the portal comes back', update({ customerId: 'CSMR-1' })],
    ['the agent goes there alone', page('CSMR-2')],
  ])('is over when %s', (_, event) => {
    expect(play([...offered, event]).state.isOffered).toBe(false)
  })

  test.each<[string, PortalEvent[], boolean]>([
    ['is offered where it has a partner’s ID', [], true],
    ['is over when the agent looks that ID up', [partnerPage('P1')], false],
    ['is not over at another’s', [partnerPage('P2')], true],
  ])('%s', (_, events, isOffered) => {
    const change = { customerId: null, partnerCustomerId: 'P1' }
    expect(play([...before, updateWhileBusy(change), ...events]).state.isOffered).toBe(isOffered)
    expect(commandsOf([...before, updateWhileBusy(change), { type: 'open-offered' }])).toEqual([showPartner('P1')])
  })

  test('does not give its number to the customer that the ticket before led to', () => {
    const led = [connected({ partnerCustomerId: 'P1' }), partnerPage('P1'), page('CSMR-1', found)]
    const { state } = play([...led, updateWhileBusy({ partnerCustomerId: 'P2', case: 'T2' })])
    expect(state).toMatchObject({ isOffered: true, partnerCustomer: '' })
  })

  test.each([false, true])('is not one where the partner’s ID is the same and has led here; busy: %s', (isBusy) => {
    const led = [connected({ partnerCustomerId: 'P1', case: 'T1' }), partnerPage('P1'), page('CSMR-1', found)]
    const again = message({ type: 'update', change: { partnerCustomerId: 'P1', case: 'T2' } }, isBusy)
    expect(play([...led, again])).toMatchObject({
      commands: [],
      state: { isOffered: false, partnerCustomer: 'CSMR-1', portal: { case: 'T2' } },
    })
    const another = message({ type: 'update', change: { partnerCustomerId: 'P1', agent: 'bob' } }, isBusy)
    expect(commandsOf([...led, another])).toEqual([forgetEverything, showPartner('P1')])
    const elsewhere = [...led, page('CSMR-2', found)]
    expect(play([...elsewhere, again])).toMatchObject(
      isBusy ? { commands: [], state: { isOffered: true } } : { commands: [showPartner('P1')] },
    )
  })

  test('is not offered where it is the same customer, nor for a change of the look', () => {
    expect(commandsOf([...before, updateWhileBusy({ customerId: 'CSMR-1' })])).toEqual([showCustomer('CSMR-1')])
    expect(play([...before, updateWhileBusy({ theme: 'dark' })]).state.isOffered).toBe(false)
  })

  test.each<[string, PortalEvent, unknown[]]>([
    [
      'another agent',
      updateWhileBusy({ agent: 'bob', customerId: 'CSMR-3' }),
      [forgetEverything, showCustomer('CSMR-3')],
    ],
    ['“sign-out”', message({ type: 'sign-out' }, true), [forgetEverything]],
  ])('does not hold up %s: everything is forgotten at once', (_, event, expected) => {
    for (const first of [before, offered]) {
      const { state, commands } = play([...first, event])
      expect(commands).toEqual(expected)
      expect(state.isOffered).toBe(false)
    }
  })
})

describe('a page that the portal’s messages led to is not told as the agent’s', () => {
  test.each<[string, PortalEvent[]]>([
    ['its customer', [update({ customerId: 'CSMR-2' }), page('CSMR-2')]],
    ['its customer, in another spelling', [update({ customerId: uuid.toUpperCase() }), page(uuid)]],
    [
      'one after the other',
      [update({ customerId: 'CSMR-2' }), page('CSMR-2'), update({ customerId: 'CSMR-3' }), page('CSMR-3')],
    ],
    [
      'several at once',
      [update({ customerId: 'CSMR-2' }), update({ customerId: 'CSMR-3' }), page('CSMR-2'), page('CSMR-3')],
    ],
    [
      'several of which one is passed over',
      [update({ customerId: 'CSMR-2' }), update({ customerId: 'CSMR-3' }), page('CSMR-3')],
    ],
    ['the search page', [update({ customerId: null }), page('')]],
    ['the search page after “sign-out”', [message({ type: 'sign-out' }), page('')]],
    [
      'the search page, then another agent’s customer',
      [update({ agent: 'bob', customerId: 'CSMR-2' }), page(''), page('CSMR-2')],
    ],
    [
      'the same customer for another agent, drawn once more before',
      [update({ agent: 'bob', customerId: 'CSMR-1' }), page('CSMR-1'), page(''), page('CSMR-1')],
    ],
    ['the same customer for another agent', [update({ agent: 'bob', customerId: 'CSMR-1' }), page(''), page('CSMR-1')]],
  ])('%s', (_, events) => {
    const before = [connected({ customerId: 'CSMR-1' }), page('CSMR-1')]
    for (let count = 1; count <= events.length; count++) {
      const { commands } = play([...before, ...events.slice(0, count)])
      expect(commands.filter((command) => command.type === 'post')).toEqual([])
    }
    expect(play([...before, ...events]).state.expected).toEqual([])
  })
})

describe('a page that the agent went to is told', () => {
  const before = [connected({ customerId: 'CSMR-1' }), page('CSMR-1', found)]
  test.each<[string, PortalEvent[], unknown[]]>([
    ['another customer', [page('CSMR-2')], [navigate('CSMR-2')]],
    ['the search page', [page('')], [navigate(null)]],
    ['the portal’s own customer again', [page('CSMR-2'), page('CSMR-1')], [navigate('CSMR-1')]],
    [
      'one that the portal asked for before',
      [update({ customerId: 'CSMR-2' }), page('CSMR-2'), page('CSMR-1'), page('CSMR-2')],
      [navigate('CSMR-2')],
    ],
    [
      'after a message that led nowhere else',
      [update({ customerId: 'CSMR-1' }), page('CSMR-2'), page('CSMR-1')],
      [navigate('CSMR-1')],
    ],
    ['but not the same page', [page('CSMR-1', found)], []],
    ['nor another product of the same customer', [page('CSMR-1', found, 'gold')], []],
    [
      'with its outcome first, where that is known',
      [page('CSMR-2', found)],
      [post({ type: 'found', customerId: 'CSMR-2' }), navigate('CSMR-2')],
    ],
  ])('%s', (_, events, expected) => {
    expect(commandsOf([...before, ...events])).toEqual(expected)
  })
})

describe('how a lookup ended is told once', () => {
  const missing = (at: number): Outcome => ({ type: 'missing', at })
  const failed = (reason: string, at: number): Outcome => ({ type: 'failed', reason, at })
  test.each<[string, Outcome, Outcome | undefined, unknown[]]>([
    ['found, then looked up anew', found, undefined, []],
    ['found, and nothing more', found, found, []],
    ['missing, and nothing more', missing(1), missing(1), []],
    ['missing, and missing again', missing(1), missing(2), [post({ type: 'missing', customerId: 'CSMR-1' })]],
    ['missing, then found', missing(1), found, [post({ type: 'found', customerId: 'CSMR-1' })]],
    ['failed, and nothing more', failed('offline', 1), failed('offline', 1), []],
    [
      'failed, and failed again',
      failed('offline', 1),
      failed('timeout', 2),
      [post({ type: 'failed', customerId: 'CSMR-1', reason: 'timeout' })],
    ],
  ])('%s', (_, first, next, expected) => {
    const before = [connected({ customerId: 'CSMR-1' }), page('CSMR-1')]
    const { type, ...rest } = first
    const told = { type, customerId: 'CSMR-1', ...('reason' in rest && { reason: rest.reason }) }
    expect(commandsOf([...before, page('CSMR-1', first)])).toEqual([{ type: 'post', message: told }])
    expect(commandsOf([...before, page('CSMR-1', first), page('CSMR-1', next)])).toEqual(expected)
  })
})

describe('a portal that has the partner’s ID', () => {
  const failed = (reason: string) => post({ type: 'failed', customerId: null, reason })

  test.each<[string, Partial<PortalState>, unknown[]]>([
    ['shows its customer', { partnerCustomerId: '840012345678' }, [showPartner('840012345678')]],
    ['reads it in a text', { partnerCustomerId: 'loyalty_id: 840012345678' }, [showPartner('840012345678')]],
    ['and Imprint’s as well uses that', { customerId: 'CSMR-2', partnerCustomerId: '84' }, [showCustomer('CSMR-2')]],
    ['that is an SSN says so', { partnerCustomerId: '123-45-6789' }, [showSearch(), failed('not-a-partner-id')]],
    ['that is empty says so', { partnerCustomerId: '' }, [showSearch(), failed('not-a-partner-id')]],
    [
      'that names a customer’s says so',
      { partnerCustomerId: `customer_id=${uuid}` },
      [showSearch(), failed('not-a-partner-id')],
    ],
  ])('%s', (_, portal, expected) => {
    expect(commandsOf([connected(portal)])).toEqual([applyTheme(portal), ...expected, ready])
    expect(commandsOf([connected(), update(portal)])).toEqual(expected)
  })

  test('is told whom it led to, and not that the agent went there', () => {
    const before = [connected({ partnerCustomerId: 'P1' }), partnerPage('P1')]
    const { state, commands } = play([...before, page('CSMR-1', found)])
    expect(commands).toEqual([post({ type: 'found', customerId: 'CSMR-1' })])
    expect(state).toMatchObject({ partnerCustomer: 'CSMR-1', expected: [] })
    expect(play([...before, page('CSMR-1', found), update({ partnerCustomerId: 'P2' })]).state.partnerCustomer).toBe('')
  })

  test('after a record: the page of the lookup is its own', () => {
    const before = [connected({ customerId: 'CSMR-1' }), page('CSMR-1')]
    const events = [update({ customerId: null, partnerCustomerId: 'P1' }), partnerPage('P1'), page('CSMR-2')]
    expect(play([...before, ...events]).commands).toEqual([])
    expect(play([...before, ...events]).state.expected).toEqual([])
  })

  test('is told of a lookup by the agent’s own partner ID as of any other', () => {
    const events = [connected({ partnerCustomerId: 'P1' }), partnerPage('P1'), partnerPage('P2'), page('CSMR-1')]
    expect(play(events)).toMatchObject({ commands: [navigate('CSMR-1')], state: { partnerCustomer: '' } })
  })

  test.each<[Outcome, string]>([
    [{ type: 'missing', at: 1 }, 'no-partner-match'],
    [{ type: 'failed', reason: 'offline', at: 1 }, 'offline'],
  ])('is told of $type without the partner’s ID', (outcome, reason) => {
    const before = [connected({ partnerCustomerId: 'P1' }), partnerPage('P1')]
    expect(commandsOf([...before, partnerPage('P1', outcome)])).toEqual([failed(reason)])
  })
})
