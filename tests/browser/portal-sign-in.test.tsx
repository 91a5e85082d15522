// oxlint-disable unicorn/require-post-message-target-origin -- a window's; a channel is its origin's alone
import { http } from 'msw/http'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { PortalSignIn } from '../../src/app/portal-sign-in'
import { personaId } from '../../src/mock-api/persona'
import { LocaleProvider } from '../../src/ui/locale-settings'
import { emulate, findProblems } from './find-problems'
import { openApp } from './open-app'
import { press, wholePage } from './record-page'
import { allSeen, noteRequests } from './requests'
import { worker } from './worker'

const title = page.getByRole('heading', { level: 1 })
const signInLink = page.getByRole('link', { name: 'Sign in in a new tab' })
const checkAgain = page.getByRole('button', { name: 'Check again' })

let signedIn: boolean
/** Where links would have led in a new tab. */
let opened: string[]

beforeEach(() => {
  document.documentElement.dataset.embedded = ''
  signedIn = false
  opened = []
  worker.use(http.get('*/api/v2/customers/:id', () => (signedIn ? undefined : new Response(null, { status: 401 }))))
  window.addEventListener('click', noteNewTab)
})
afterEach(async () => {
  window.removeEventListener('click', noteNewTab)
  delete document.documentElement.dataset.embedded
  delete document.documentElement.dataset.theme
  vi.restoreAllMocks()
  await page.viewport(1024, 800)
  await emulate({})
})

function noteNewTab(event: MouseEvent) {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (link?.target !== '_blank') return
  event.preventDefault()
  opened.push(`${link.pathname} ${link.rel}`)
}

/** The record of Jane Doe in a portal's tab, whose session is over. */
async function openEnded(path = `/customers/${personaId(1)}`) {
  openApp(path, {
    settings: { embedded: true },
    strict: false,
    LocaleOverride: ({ value, children }) => (
      <LocaleProvider value={value}>
        <PortalSignIn byToken={false}>{children}</PortalSignIn>
      </LocaleProvider>
    ),
  })
  await expect.element(title).toHaveTextContent('Your session has ended')
}

const blockCookies = () => vi.spyOn(document, 'hasStorageAccess').mockResolvedValue(false)
const becomeVisible = () => document.dispatchEvent(new Event('visibilitychange'))

/** What the page of the new tab says once the agent is there. */
function sayFromOtherTab(message: unknown) {
  const otherTab = new BroadcastChannel('customer-lookup-session')
  otherTab.postMessage(message)
  onTestFinished(() => otherTab.close())
}

async function signInElsewhere() {
  await signInLink.click()
  await expect.element(title).toHaveTextContent('Waiting for your sign-in')
  signedIn = true
}

describe('a session that has ended in a portal’s tab', () => {
  test('offers the sign-in in a new tab, and keeps the ID; nothing asks for a password', async () => {
    await openEnded()
    await expect.element(page.getByText(/Customer data has been cleared from this tab/)).toBeVisible()
    await expect.element(page.getByRole('main')).toMatchTextContent(personaId(1))
    expect(document.querySelector('form[action], [type=password]')).toBeNull()
    await signInElsewhere()
    expect(opened).toEqual(['/signed-in noopener noreferrer'])
    await expect.element(signInLink).toHaveFocus()
    await expect.element(page.getByText('Waiting for your sign-in in the other tab')).toBeInTheDocument()
  })

  test('goes on with the customer when the other tab says “signed in”, with one request, and says so once', async () => {
    await openEnded()
    await signInElsewhere()
    const requests = noteRequests()
    sayFromOtherTab('signed-in')
    sayFromOtherTab('signed-in')
    await expect.element(title).toHaveTextContent('Jane Doe')
    await expect.element(title).toHaveFocus()
    await expect.element(page.getByText(/^Customer found, /)).toBeInTheDocument()
    await allSeen()
    expect(requests).toHaveLength(1)
    expect(wholePage()).not.toContain('4821')
  })

  test('goes on when the tab is seen again, for most browsers do not pass the message on; not before', async () => {
    await openEnded()
    const requests = noteRequests()
    becomeVisible() // nothing has been done yet
    await signInElsewhere()
    const seen = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    sayFromOtherTab('signed-in')
    becomeVisible()
    await allSeen()
    expect(requests).toEqual([])
    seen.mockReturnValue('visible')
    becomeVisible()
    await expect.element(title).toHaveTextContent('Jane Doe')
    expect(requests).toHaveLength(1)
  })

  test('goes on by a button, also where the agent has signed in by the portal', async () => {
    await openEnded()
    signedIn = true
    await userEvent.keyboard('{Tab}')
    await press('Check again')
    await expect.element(title).toHaveTextContent('Jane Doe')
  })

  test.each(['lock', 'signed-out', 'signed-in ', null, 42])(
    'what else is said there changes nothing: %o',
    async (what) => {
      await openEnded()
      await signInElsewhere()
      const requests = noteRequests()
      sayFromOtherTab(what)
      sayFromOtherTab(what)
      await allSeen()
      expect(requests).toEqual([])
      await expect.element(title).toHaveTextContent('Waiting for your sign-in')
    },
  )

  test('that is still over says so, with a way out; the next end starts anew', async () => {
    await openEnded()
    await press('Check again')
    await expect.element(title).toHaveTextContent('Still not signed in here')
    await expect.element(title).toHaveFocus()
    await expect.element(page.getByText(/tell an administrator/)).toBeVisible()
    await page.getByRole('link', { name: 'Open in a tab of its own' }).click()
    expect(opened).toEqual([`/customers/${personaId(1)} noopener noreferrer`])
    signedIn = true
    await checkAgain.click()
    await expect.element(title).toHaveTextContent('Jane Doe')
    signedIn = false
    await press('Refresh')
    await expect.element(title).toHaveTextContent('Your session has ended')
  })

  test('where the browser blocks cookies asks for them on a click, and goes on once it may have them', async () => {
    blockCookies()
    const answer = Promise.withResolvers<void>()
    const ask = vi.spyOn(document, 'requestStorageAccess').mockReturnValue(answer.promise)
    await openEnded()
    const requests = noteRequests()
    expect(ask).not.toHaveBeenCalled()
    await signInElsewhere()
    expect(ask).toHaveBeenCalledOnce()
    becomeVisible() // while the browser asks the agent
    sayFromOtherTab('signed-in')
    await allSeen()
    expect(requests).toEqual([])
    answer.resolve()
    await expect.element(title).toHaveTextContent('Jane Doe')
    expect(requests).toHaveLength(1)
  })

  test('keeps the focus on “Check again” while the browser asks the agent', async () => {
    blockCookies()
    vi.spyOn(document, 'requestStorageAccess').mockReturnValue(Promise.withResolvers<void>().promise)
    await openEnded()
    await checkAgain.click()
    await expect.element(title).toHaveTextContent('Waiting for your sign-in')
    await expect.element(checkAgain).toHaveFocus()
  })

  test('where the browser keeps blocking them says so, and what to do', async () => {
    blockCookies()
    const ask = vi.spyOn(document, 'requestStorageAccess').mockRejectedValue(new DOMException('', 'NotAllowedError'))
    await openEnded()
    await signInLink.click()
    becomeVisible()
    await expect.element(title).toHaveTextContent('Still not signed in here')
    await expect
      .element(page.getByText(/^Your browser blocks the cookies of 127\.0\.0\.1:\d+ inside this portal/))
      .toBeVisible()
    await press('Check again')
    await expect.element(title).toHaveTextContent('Still not signed in here')
    expect(ask).toHaveBeenCalledTimes(2)
  })

  test('whose other sign-in may not read says that, and not that the session is over', async () => {
    await openEnded()
    await signInLink.click()
    worker.use(http.get('*/api/v2/customers/:id', () => new Response(null, { status: 403 })))
    sayFromOtherTab('signed-in')
    await expect.element(title).toHaveTextContent('You may not view this customer')
  })

  test('asks a browser without the two functions for nothing', async () => {
    vi.spyOn(document, 'hasStorageAccess').mockImplementation(() => {
      throw new TypeError('document.hasStorageAccess is not a function')
    })
    await openEnded()
    await press('Check again')
    await expect.element(page.getByText(/tell an administrator/)).toBeVisible()
  })
})

describe('in order is', () => {
  const stages = ['Your session has ended', 'Waiting for your sign-in', 'Still not signed in here'] as const

  test.each(stages)('“%s”', async (stage) => {
    blockCookies()
    vi.spyOn(document, 'requestStorageAccess').mockRejectedValue(new DOMException('', 'NotAllowedError'))
    await openEnded()
    if (stage !== 'Your session has ended') await signInLink.click()
    if (stage === 'Still not signed in here') becomeVisible()
    await expect.element(title).toHaveTextContent(stage)
    expect(await findProblems()).toEqual([])
    await page.viewport(320, 800)
    expect(document.documentElement.scrollWidth).toBe(320)
    await expect.element(signInLink).toBeInViewport()
  })
})

describe('the page that a sign-in leads to', () => {
  test('says to the tab in the portal that the agent is signed in, and to the agent what to do', async () => {
    const heard: unknown[] = []
    const portalTab = new BroadcastChannel('customer-lookup-session')
    onTestFinished(() => portalTab.close())
    portalTab.addEventListener('message', ({ data }) => heard.push(data))
    openApp('/signed-in', { strict: false })
    await expect.element(title).toHaveTextContent('You are signed in')
    await expect.element(title).toHaveFocus()
    expect(document.title).toBe('Signed in – Customer lookup')
    await expect.element(page.getByText(/^Close this tab and go back to your portal/)).toBeVisible()
    await expect.poll(() => heard).toEqual(['signed-in'])
    expect(await findProblems()).toEqual([])
  })
})
