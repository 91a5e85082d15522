// oxlint-disable unicorn/require-post-message-target-origin -- a window's; a channel is its origin's alone
import { http } from 'msw/http'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { createQueryClient } from '../../src/app/query-client'
import { readSettings, type Settings } from '../../src/app/config'
import { guardSession } from '../../src/app/session-guard'
import { personaId } from '../../src/mock-api/persona'
import { emulate, findProblems } from './find-problems'
import { box, openApp } from './open-app'
import { press, textOf, wholePage } from './record-page'
import { allSeen, noteRequests } from './requests'
import { worker } from './worker'

const minute = 60_000
const title = page.getByRole('heading', { level: 1 })
const warning = page.getByRole('dialog', { name: 'Are you still there?' })
const refresh = page.getByRole('button', { name: 'Refresh' })
const hidden = 'Hidden while you were away'
const goTo = { assign: vi.fn<(url: string | URL) => void>(), reload: vi.fn<() => void>() }

/** Whatever of Jane Doe's record, or of her ID, is in the page, seen or not. */
const leaks = () => wholePage().match(/Jane|Doe|4821|0143|0000…0001|00000000-0000/g) ?? []

/** Another tab of the app: what it hears, and what it can say. */
let otherTab: BroadcastChannel
let heard: unknown[]

beforeEach(() => {
  // Minutes pass when the test says so; what waits for the network has its own time.
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'], now: Date.now() })
  goTo.assign.mockClear()
  goTo.reload.mockClear()
  heard = []
  otherTab = new BroadcastChannel('customer-lookup-session')
  otherTab.addEventListener('message', ({ data }) => heard.push(data))
})
afterEach(() => {
  otherTab.close()
  vi.useRealTimers()
})

/** Opens Jane Doe's record, or what else, and has it watched over. */
async function openGuarded(changed: Partial<Settings> = {}, path = `/customers/${personaId(1)}`) {
  const settings = { ...readSettings(), ...changed }
  const queryClient = createQueryClient()
  const { container, unmount } = openApp(path, { settings, queryClient })
  if (path.startsWith('/customers')) {
    await expect.element(title).toHaveFocus()
    await expect.poll(() => document.querySelector('main [aria-busy=true]')).toBeNull() // the buttons follow the name
  }
  onTestFinished(
    guardSession({
      root: container,
      unmount,
      queryClient,
      settings,
      endsWithSession: !settings.embedded,
      location: goTo,
    }),
  )
  return queryClient
}

/** And the second in which the watch looks at the clock. */
const pass = (minutes: number) => vi.advanceTimersByTime(minutes * minute + 1_000)

/** The computer slept: no timer ran, and the clock has gone on. */
const sleep = (minutes: number) => vi.setSystemTime(Date.now() + minutes * minute)

async function expectLocked() {
  await expect.element(title).toHaveTextContent('Locked')
  expect(leaks()).toEqual([])
}

/** Messages between tabs come in their order: when this one is back, whatever was said before has been heard. */
async function allHeard() {
  const probe = new BroadcastChannel('customer-lookup-session')
  probe.postMessage('probe')
  await expect.poll(() => heard).toContain('probe')
  probe.close()
  heard = heard.filter((what) => what !== 'probe')
}

describe('a page left alone', () => {
  test('is covered after 5 minutes: the record is not in it, and a key brings it back as it was', async () => {
    await openGuarded()
    const requests = noteRequests()
    await box.fill('half an I')
    const { title: before } = document
    expect(leaks()).not.toEqual([])
    pass(4.9)
    expect(leaks()).not.toEqual([])
    pass(0.1)
    await expect.element(title).toHaveTextContent(hidden)
    expect(leaks()).toEqual([])
    expect(document.title).toBe('Customer lookup')
    await expect.element(page.getByText('Environment:')).toBeVisible()

    await userEvent.keyboard('d')
    await expect.element(title).toHaveTextContent('Jane Doe')
    await expect.element(box).toHaveFocus()
    await expect.element(box).toHaveValue('half an I') // not “half an Id”
    expect(document.title).toBe(before)
    await allSeen()
    expect(requests).toEqual([])
  })

  test.each(['{Enter}', ' ', '/', '{Escape}'])('the key %s brings it back and does nothing else', async (key) => {
    await openGuarded()
    const requests = noteRequests()
    refresh.element().focus()
    pass(5)
    await expect.element(title).toHaveTextContent(hidden)
    await userEvent.keyboard(key)
    await expect.element(refresh).toHaveFocus()
    await allSeen()
    expect(requests).toEqual([])
  })

  test('a click brings it back and does nothing else; its button is as good as any place', async () => {
    await openGuarded()
    const requests = noteRequests()
    pass(5)
    await page.getByText(/^Press any key, or click/).click()
    await expect.element(title).toHaveTextContent('Jane Doe')
    pass(5)
    await press('Show again')
    await expect.element(title).toHaveTextContent('Jane Doe')
    await allSeen()
    expect(requests).toEqual([])
  })

  test('what was revealed is masked again', async () => {
    await openGuarded({ coverAfter: 1 })
    await press('Show SSN last four')
    for (let times = 0; times < 4; times++) await press('+30 s keep showing SSN last four')
    await expect.element(page.getByText('4821')).toBeVisible()
    pass(1)
    expect(leaks()).toEqual([])
    await userEvent.keyboard('{Shift}')
    await expect.element(title).toHaveTextContent('Jane Doe')
    await expect.element(page.getByRole('button', { name: 'Show SSN last four' })).toBeVisible()
    expect(leaks()).not.toContain('4821')
  })

  const signs: [string, () => unknown][] = [
    ['a key', () => userEvent.keyboard('{Shift}')],
    ['a click', () => userEvent.click(title)],
    ['a scroll', () => document.dispatchEvent(new Event('scroll'))],
    ['a wheel', () => document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))],
    ['a touch', () => document.body.dispatchEvent(new TouchEvent('touchstart', { bubbles: true }))],
    ['the pointer on its way, 4 px', () => move(4)],
  ]
  test.each(signs)('%s is a sign of the agent', async (_, sign) => {
    await openGuarded()
    pass(4.5)
    await sign()
    pass(4.5)
    expect(leaks()).not.toEqual([])
    pass(0.5)
    expect(leaks()).toEqual([])
  })

  test('a table that shakes, moving the pointer by 2 px, is none', async () => {
    await openGuarded()
    pass(4.5)
    move(2)
    pass(0.5)
    expect(leaks()).toEqual([])
  })

  test('times are the deployment’s; 0 is never', async () => {
    await openGuarded({ coverAfter: 0, lockAfter: 0 })
    pass(600)
    await expect.element(title).toHaveTextContent('Jane Doe')
  })
})

describe('the lock', () => {
  test('is announced for a minute, by a dialog that a button ends', async () => {
    await openGuarded({ coverAfter: 0 })
    refresh.element().focus()
    pass(13.9)
    await expect.element(warning).not.toBeInTheDocument()
    pass(0.1)
    await expect.element(warning).toBeVisible()
    await expect.element(warning).toHaveAccessibleDescription(/^This page is about to lock/)
    await expect.element(warning.getByRole('button', { name: 'Stay' })).toHaveFocus()
    const countdown = page.getByText(/^Locks in \d+ s$/)
    await expect.element(countdown).toMatchTextContent(/^Locks in (5\d|60) s$/)
    await expect.element(countdown).toHaveAttribute('aria-hidden', 'true')
    vi.advanceTimersByTime(45_000)
    await expect.element(countdown).toMatchTextContent(/^Locks in (1?\d) s$/)

    await press('Stay')
    await expect.element(warning).not.toBeInTheDocument()
    await expect.element(refresh).toHaveFocus()
    pass(13.9)
    await expect.element(title).toHaveTextContent('Jane Doe')
  })

  test('at the warning over a cover there is one message and one button, with a margin on a phone', async () => {
    await page.viewport(320, 700)
    await openGuarded()
    pass(14.5)
    await expect.element(warning).toBeVisible()
    expect(page.getByRole('button', { includeHidden: true }).elements().map(textOf)).toEqual(['Stay'])
    expect(page.getByText(/^Press any key/).query()).toBeNull()
    const { left, right } = warning.element().getBoundingClientRect()
    expect([left, right]).toEqual([16, 304])
    await page.viewport(1024, 800)
  })

  test.each(['{Enter}', ' ', '{Escape}', 'x'])(
    'at the warning, the key %s keeps the session and does nothing else',
    async (key) => {
      await openGuarded({ coverAfter: 0 })
      const requests = noteRequests()
      refresh.element().focus()
      pass(14.5)
      await expect.element(warning).toBeVisible()
      await userEvent.keyboard(key)
      await expect.element(warning).not.toBeInTheDocument()
      await expect.element(refresh).toHaveFocus()
      await allSeen()
      expect(requests).toEqual([])
      pass(13.9)
      await expect.element(warning).not.toBeInTheDocument()
    },
  )

  test('at the warning, a wheel keeps the session; over a cover it stays covered', async () => {
    await openGuarded()
    pass(14.5)
    await expect.element(warning).toBeVisible()
    document.body.dispatchEvent(new WheelEvent('wheel', { bubbles: true }))
    vi.advanceTimersByTime(1_000)
    await expect.element(warning).not.toBeInTheDocument()
    await expect.element(title).toHaveTextContent(hidden)
    pass(13)
    await userEvent.keyboard('x')
    await expect.element(title).toHaveTextContent('Jane Doe')
  })

  test('comes after 15 minutes: nothing is left, and its one button asks for the page again', async () => {
    const queryClient = await openGuarded()
    pass(15)
    await expectLocked()
    expect(queryClient.getQueryCache().getAll()).toEqual([])
    expect(sessionStorage.getItem('recent-lookups')).toBe('[]')
    expect(document.title).toBe('Customer lookup')
    expect(page.getByRole('button').elements()).toHaveLength(1)
    await userEvent.keyboard('x')
    await expectLocked()
    await press('Unlock')
    expect(goTo.reload).toHaveBeenCalledOnce()
  })

  test('ends what is under way, and a late answer changes nothing', async () => {
    const queryClient = await openGuarded()
    const { promise: late, resolve: answer } = Promise.withResolvers<Response>()
    const { promise: asked, resolve: noteAsked } = Promise.withResolvers<Request>()
    worker.use(
      http.get('*/api/v2/customers/:id', ({ request }) => {
        noteAsked(request)
        return late
      }),
    )
    await refresh.click()
    await asked
    const [query] = queryClient.getQueryCache().findAll({ queryKey: ['customers'] })
    pass(15)
    await expectLocked()
    answer(Response.json({ id: personaId(1), first_name: 'Jane' }))
    await allSeen()
    await expectLocked()
    expect(query?.state.fetchStatus).toBe('idle')
    expect(queryClient.getQueryCache().getAll()).toEqual([])
  })

  test.each([
    ['the window gets focus', () => window.dispatchEvent(new Event('focus'))],
    ['the tab is seen again', () => document.dispatchEvent(new Event('visibilitychange'))],
    ['the page is shown', () => window.dispatchEvent(new PageTransitionEvent('pageshow'))],
    [
      'a key is pressed',
      () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true })),
    ],
    ['the mouse moves', () => move(20)],
  ])('goes by the clock on the wall: after a sleep it is there as soon as %s', async (_, happen) => {
    await openGuarded()
    sleep(15)
    happen()
    expect(leaks()).toEqual([]) // no waiting: what is readable for a moment is read
    await expectLocked()
  })

  test('the key that wakes the computer presses nothing', async () => {
    await openGuarded()
    sleep(15)
    await userEvent.keyboard('{Enter}')
    await expectLocked()
    expect(goTo.reload).not.toHaveBeenCalled()
  })

  test('a clock that is set back does not put it off', async () => {
    await openGuarded()
    sleep(-600)
    pass(15)
    await expectLocked()
  })

  test('of a minute warns for half of it', async () => {
    await openGuarded({ coverAfter: 0, lockAfter: 1 })
    pass(0.4)
    await expect.element(warning).not.toBeInTheDocument()
    pass(0.1)
    await expect.element(page.getByText(/^Locks in (2\d|30) s$/)).toBeVisible()
  })
})

describe('in several tabs', () => {
  test('an agent who is in one of them is in all', async () => {
    await openGuarded()
    for (let times = 0; times < 5; times++) {
      pass(4)
      otherTab.postMessage(Date.now())
      await allHeard()
    }
    await expect.element(title).toHaveTextContent('Jane Doe')
    pass(5)
    expect(leaks()).toEqual([])
  })

  test('they say when somebody was there, and nothing else', async () => {
    await openGuarded()
    await allHeard()
    expect(heard).toEqual([expect.any(Number)])
    pass(1)
    await box.fill('CSMR-v1-123')
    await press('Show SSN last four')
    await allHeard()
    expect(heard.every((what) => typeof what === 'number')).toBe(true)
    expect(heard).toHaveLength(2) // once a second is enough
  })

  test.each([
    ['lock', 'Locked'],
    ['sign-out', 'Signed out'],
  ])('“%s” is said once and done by all', async (word, what) => {
    const queryClient = await openGuarded()
    otherTab.postMessage(word)
    await expect.element(title).toHaveTextContent(what)
    expect(leaks()).toEqual([])
    expect(queryClient.getQueryCache().getAll()).toEqual([])
    expect(sessionStorage.getItem('recent-lookups')).toBe('[]')
  })

  test.each(['unlock', { lock: true }, null, Number.NaN, Infinity])('%o is not understood', async (what) => {
    await openGuarded()
    otherTab.postMessage(what)
    await allHeard()
    await expect.element(title).toHaveTextContent('Jane Doe')
    pass(15)
    await expectLocked()
  })

  test('a session that has ended is over in all of them; this one says so and has the way back in', async () => {
    await openGuarded()
    worker.use(http.get('*/api/v2/customers/:id', () => new Response(null, { status: 401 })))
    await refresh.click()
    await expect.element(title).toHaveTextContent('Your session has ended')
    expect(page.getByRole('button', { name: /sign in/i }).elements()).toHaveLength(1)
    expect(leaks().filter((leak) => !leak.startsWith('0000'))).toEqual([]) // the ID asked for is said
    await expect.poll(() => heard).toContain('lock')
  })

  test('also where the end was known before the watch began', async () => {
    worker.use(http.get('*/api/v2/customers/:id', () => new Response(null, { status: 401 })))
    await openGuarded()
    await expect.element(title).toHaveTextContent('Your session has ended')
    await expect.poll(() => heard).toContain('lock')
  })

  test('a session that has ended in a portal’s frame is over in the others, once; not where the frame never had one', async () => {
    let signedIn = false
    worker.use(http.get('*/api/v2/customers/:id', () => (signedIn ? undefined : new Response(null, { status: 401 }))))
    await openGuarded({ embedded: true })
    await expect.element(title).toHaveTextContent('Your session has ended')
    await press('Try again')
    await expect.element(title).toHaveTextContent('Your session has ended')
    await allHeard()
    expect(heard).not.toContain('lock')

    signedIn = true
    await press('Try again')
    await expect.element(title).toHaveTextContent('Jane Doe')
    signedIn = false
    await refresh.click()
    await expect.element(title).toHaveTextContent('Your session has ended')
    await press('Try again')
    await expect.element(title).toHaveTextContent('Your session has ended')
    await allHeard()
    expect(heard.filter((what) => what === 'lock')).toHaveLength(1)
  })

  test.each(['is missing', 'is refused'])('a page whose channel and storage %s locks by itself', async (how) => {
    vi.stubGlobal('BroadcastChannel', how === 'is missing' ? undefined : refuse)
    onTestFinished(() => void vi.unstubAllGlobals())
    const storage = vi.spyOn(window, 'sessionStorage', 'get').mockImplementation(refuse)
    onTestFinished(() => storage.mockRestore())
    await openGuarded()
    pass(5)
    await expect.element(title).toHaveTextContent(hidden)
    await userEvent.keyboard('x')
    await expect.element(title).toHaveTextContent('Jane Doe')
    pass(15)
    await expectLocked()
    storage.mockRestore()
  })
})

describe('“Sign out”', () => {
  const link = page.getByRole('link', { name: 'Sign out' })

  test('is there where somebody signs in', async () => {
    await openGuarded({}, '/')
    await expect.element(box).toBeVisible()
    await expect.element(link).not.toBeInTheDocument()
  })

  test('empties this tab, tells the others, then leaves', async () => {
    goTo.assign.mockImplementation(() => expect(leaks()).toEqual([]))
    const queryClient = await openGuarded({ signOutUrl: '/oauth2/sign_out' })
    link.element().focus()
    await userEvent.keyboard('{Enter}')
    await expect.element(title).toHaveTextContent('Signed out')
    expect(goTo.assign).toHaveBeenCalledExactlyOnceWith('/oauth2/sign_out')
    expect(leaks()).toEqual([])
    expect(queryClient.getQueryCache().getAll()).toEqual([])
    expect(sessionStorage.getItem('recent-lookups')).toBe('[]')
    await expect.poll(() => heard).toContain('sign-out')
  })
})

test('a copy that the browser keeps for Back is empty, and Back asks anew', async () => {
  const queryClient = await openGuarded()
  expect(leaks()).not.toEqual([])
  window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
  expect(leaks()).toEqual([])
  expect(queryClient.getQueryCache().getAll()).toEqual([])
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
  expect(goTo.reload).toHaveBeenCalledOnce()
})

describe('in order is', () => {
  afterEach(async () => {
    await page.viewport(1024, 800)
    await emulate({})
  })

  test.each([
    ['the cover', 5, hidden],
    ['the warning', 14.5, hidden],
    ['the lock', 15, 'Locked'],
  ])('%s', async (_, minutes, what) => {
    await openGuarded({ appName: 'Card support for northern Europe and the islands' })
    pass(minutes)
    await expect.element(title).toHaveTextContent(what)
    expect(await findProblems()).toEqual([])
  })

  test('the warning over a record', async () => {
    await openGuarded({ coverAfter: 0 })
    pass(14.5)
    await expect.element(warning).toBeVisible()
    expect(await findProblems()).toEqual([])
  })

  test.each(['/', `/customers/${personaId(1)}`])('the frame with “Sign out”: %s', async (path) => {
    await openGuarded({ signOutUrl: '/oauth2/sign_out', environment: 'custom' }, path)
    await expect.element(page.getByRole('link', { name: 'Sign out' })).toBeVisible()
    expect(await findProblems()).toEqual([])
  })
})

/** The pointer goes so many pixels to the right. */
function move(pixels: number) {
  document.body.dispatchEvent(new PointerEvent('pointermove', { movementX: pixels, bubbles: true }))
}

function refuse(): never {
  throw new DOMException('Blocked', 'SecurityError')
}
