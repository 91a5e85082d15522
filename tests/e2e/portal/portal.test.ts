// oxlint-disable no-empty-pattern -- Vitest reads what a fixture needs from its pattern, and an empty one is nothing.
import axe from 'axe-core'
import type { Frame, Page } from 'playwright'
import { completeBody } from '../../../src/mock-api/complete-customer'
import { janeDoe, johnDoe } from '../browse'
import { expect } from '../expect'
import { answers } from '../gateway/imprint'
import {
  frameOf,
  launchWithoutCookies,
  openMessages,
  openPortal,
  openTicket,
  outcomeOf,
  portalTest as test,
  tabOf,
  titleOf,
} from './portal-test'

/** The same in a browser as most are, where a frame of another site has neither cookies nor storage. */
const testWithoutCookies = test.extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
  const browser = await launchWithoutCookies()
  onCleanup(() => browser.close())
  return browser
})

const [declined, whichCard, letter, shops, nobody, number, newcomer] = [
  'Card declined at a filling station',
  'Which of my cards is closed?',
  'Letter came to the old address',
  'A card for each shop',
  'Account that nobody finds',
  'Wrote a number into the ID field',
  'Question from somebody new',
] as const

const idOf = (customer: number) => janeDoe.slice(0, -2) + String(customer).padStart(2, '0')

/** Makes the tab this wide, and waits until it is as high as its page, which fits into it. */
async function setWidth(page: Page, width: number) {
  await page.getByRole('slider', { name: 'Width' }).fill(String(width))
  const measured = () =>
    frameOf(page).evaluate(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement
      const content = document.getElementById('root')?.getBoundingClientRect().height ?? 0
      return [clientWidth, scrollWidth - clientWidth, scrollHeight - clientHeight, clientHeight - Math.ceil(content)]
    })
  await expect.poll(measured, `${width} px`).toEqual([width, 0, 0, 0])
}

declare global {
  interface Window {
    axe: typeof axe
  }
}

async function violationsIn(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source)
  return frame.evaluate(async () => {
    const rules = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']
    const { violations } = await window.axe.run({ runOnly: rules, resultTypes: ['violations'], iframes: false })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
  })
}

test('each ticket shows its customer with one read, and the portal hears what came of it', async ({ page, scene }) => {
  await openPortal(page)
  for (const [ticket, title, outcome] of [
    [whichCard, 'John Doe', `Found ${johnDoe}`],
    [letter, /\p{Script=Han}/u, `Found ${idOf(5)}`],
    [nobody, 'No customer found', 'No customer always-404'],
    [number, 'Find a customer', 'Not shown: what the ticket names is no customer ID'],
    [shops, /./, `Found ${idOf(18)}`],
    [newcomer, 'Find a customer', 'No customer in this ticket'],
  ] as const) {
    await openTicket(page, ticket)
    await expect(page.getByRole('heading', { level: 1, name: ticket })).toBeVisible()
    await expect(outcomeOf(page)).toHaveText(outcome)
    await expect(tabOf(page).getByRole('heading', { level: 1, name: title })).toBeAttached()
    await expect(tabOf(page).getByRole('heading', { level: 1 })).toHaveCount(1)
  }
  const read = scene.gateway.upstream.seen.map(({ url }) => url?.split('/').at(-1))
  expect(read).toEqual([janeDoe, johnDoe, idOf(5), 'always-404', idOf(18)])
  // Back goes back in the portal: tickets leave no steps in its history.
  expect(await page.evaluate(() => history.length)).toBe(2)
})

test('a ticket without a usable ID says so in the tab, where nobody else’s lookup is in sight', async ({ page }) => {
  await openPortal(page)
  const tab = tabOf(page)
  for (const [ticket, sentence] of [
    [number, 'This ticket names no customer ID: it looks like a Social Security number. Nothing was looked up.'],
    [newcomer, 'This ticket names no customer ID. Nothing was looked up.'],
  ] as const) {
    await openTicket(page, ticket)
    await expect(tab.getByRole('main').getByText(sentence)).toBeVisible()
    await expect(tab.getByRole('link', { name: /0000…/ })).toBeHidden()
    expect(await violationsIn(frameOf(page))).toEqual([])
  }
  await tab.getByText('Earlier lookups').click()
  await expect(tab.getByRole('link', { name: /0000…0001/ })).toBeVisible()
  await openTicket(page, whichCard)
  await expect(titleOf(page, 'John Doe')).toBeVisible()
  await expect(tab.getByText('Nothing was looked up')).toHaveCount(0)
})

test('clicking the open ticket again keeps its outcome, and leads back to its customer', async ({ page }) => {
  await openPortal(page)
  await openTicket(page, declined)
  await expect(outcomeOf(page)).toHaveText(`Found ${janeDoe}`)
  // The agent looks somebody else up in the tab; the ticket leads back.
  await tabOf(page).getByRole('searchbox').fill(johnDoe)
  await tabOf(page).getByRole('button', { name: 'Look up' }).click()
  await expect(titleOf(page, 'John Doe')).toBeVisible()
  await expect(outcomeOf(page)).toHaveText(`Agent went to ${johnDoe}`)
  await openTicket(page, declined)
  await expect(titleOf(page, 'Jane Doe')).toBeVisible()
  await expect(outcomeOf(page)).toHaveText(`Found ${janeDoe}`)
})

test('of tickets opened in a row the last one’s record shows, and no late answer', async ({ page, scene, imprint }) => {
  const { promise: later, resolve: release } = Promise.withResolvers<void>()
  const { promise: released, resolve: answered } = Promise.withResolvers<void>()
  imprint.tell(idOf(18), async (response) => {
    await later
    answers(200, completeBody(idOf(18)))(response)
    answered()
  })
  await openPortal(page)
  await openTicket(page, shops)
  await expect.poll(() => scene.gateway.upstream.seen.at(-1)?.url).toContain(idOf(18))
  for (const ticket of [nobody, shops, whichCard]) await openTicket(page, ticket)
  await expect(titleOf(page, 'John Doe')).toBeVisible()
  release()
  await released
  await expect(outcomeOf(page)).toHaveText(`Found ${johnDoe}`)
  await tabOf(page).getByRole('button', { name: 'JSON' }).click()
  await expect(tabOf(page).getByText('"Juniper Everyday Card"')).toBeVisible()
  await expect(tabOf(page).getByRole('heading', { level: 1 })).toHaveText('John Doe')
})

test('from 280 to 1200 px nothing scrolls sideways or inside the tab', async ({ page }) => {
  await page.setViewportSize({ width: 1800, height: 800 })
  await openPortal(page)
  for (const width of [280, 400, 560, 760, 960, 1200]) {
    await setWidth(page, width)
    if (width === 280 || width === 1200) expect(await violationsIn(frameOf(page)), `${width} px`).toEqual([])
  }
})

test('the portal’s own page is as it should be, narrow and wide, light and dark', async ({ page }) => {
  await openPortal(page)
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    for (const theme of ['dark', 'light']) {
      await page.getByRole('switch', { name: 'Dark' }).click()
      expect(await violationsIn(page.mainFrame()), `${width} px, ${theme}`).toEqual([])
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  }
})

test('at a text size of 200 % nothing on the portal’s page overlaps, and nothing scrolls sideways', async ({
  page,
}) => {
  await openPortal(page)
  await page.evaluate(() => (document.documentElement.style.fontSize = '200%'))
  for (const width of [320, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    const problems = await page.evaluate(() => {
      const blocks = [...document.querySelectorAll<HTMLElement>('h1, h2, p, b, pre, button, label, .subject, .number')]
      const visible = blocks.filter((block) => block.checkVisibility() && !block.closest('.presenter'))
      const rectOf = (block: HTMLElement) => block.getBoundingClientRect()
      const overlap = (one: DOMRect, other: DOMRect) =>
        Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
        Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1
      const tight = visible.filter((block) => {
        const { lineHeight, fontSize } = getComputedStyle(block)
        return Number.parseFloat(lineHeight) < Number.parseFloat(fontSize)
      })
      const overlapping = visible.flatMap((one, index) =>
        visible
          .slice(index + 1)
          .filter((other) => !one.contains(other) && one.offsetParent === other.offsetParent)
          .filter((other) => one.closest('nav, main, section') === other.closest('nav, main, section')) // each scrolls
          .filter((other) => overlap(rectOf(one), rectOf(other)))
          .map((other) => `${one.textContent} over ${other.textContent}`),
      )
      return [...overlapping, ...tight.map(({ textContent }) => `the lines of ${textContent} overlap`)]
    })
    expect(problems, `${width} px`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${width} px`).toBe(width)
  }
})

test('a note copied in the tab is written into the ticket, and goes with the agent', async ({ page }) => {
  await openPortal(page)
  await tabOf(page).getByRole('button', { name: 'Copy note' }).click()
  await expect(page.getByRole('textbox', { name: 'Internal note' })).toHaveValue(
    /^Customer: 0{8}-[\s\S]*Harbor Rewards Card: OPEN/,
  )
  await page.getByRole('button', { name: 'Add note' }).click()
  const thread = page.getByRole('list', { name: 'Conversation' })
  await expect(thread.getByRole('listitem').last()).toContainText('Internal note')
  await expect(thread.getByRole('listitem').last()).toContainText('Harbor Rewards Card')
  await openTicket(page, whichCard)
  await expect(thread).not.toContainText('Harbor Rewards Card')
  await openTicket(page, declined)
  await expect(thread).toContainText('Harbor Rewards Card')
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.getByRole('button', { name: 'Log in as Ben' }).click()
  await expect(thread).not.toContainText('Harbor Rewards Card')
})

test('the tab goes dark with the portal and light again, in the portal’s colours', async ({ page }) => {
  await openPortal(page)
  const groundOf = (frame: Frame) =>
    frame.evaluate(() => getComputedStyle(document.querySelector('main') ?? document.body).backgroundColor)
  const tabGround = () => frameOf(page).evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const grounds = new Set<string>()
  for (const checked of ['true', 'false', 'true']) {
    await page.getByRole('switch', { name: 'Dark' }).click()
    await expect(page.getByRole('switch', { name: 'Dark' })).toHaveAttribute('aria-checked', checked)
    const ground = await groundOf(page.mainFrame())
    await expect.poll(tabGround).toBe(ground)
    grounds.add(ground)
  }
  expect(grounds.size).toBe(2)
})

test('what stands over a tall record is where the agent looks, and takes them back', async ({ page }) => {
  await page.clock.install()
  await page.setViewportSize({ width: 900, height: 600 })
  await openPortal(page)
  await setWidth(page, 280)
  const tab = tabOf(page)
  const end = tab.getByText('loyalty_tier')
  const ticket = page.getByRole('button', { name: declined })
  await end.scrollIntoViewIfNeeded()
  await ticket.evaluate((button) => button.focus({ preventScroll: true }))
  const scrolled = () => page.evaluate(() => Math.round(scrollY))
  const before = await scrolled()
  expect(before).toBeGreaterThan(600)

  await page.clock.fastForward('05:01')
  await expect(titleOf(page, 'Hidden while you were away')).toBeInViewport({ ratio: 1 })
  await expect(ticket).toBeFocused() // whoever writes in the portal goes on writing there
  await tab.getByRole('button', { name: 'Show again' }).click()
  await expect(end).toBeInViewport()
  expect(await scrolled()).toBe(before)

  await ticket.evaluate((button) => button.focus({ preventScroll: true }))
  await page.clock.fastForward('14:10')
  await expect(tab.getByRole('dialog', { name: 'Are you still there?' })).toBeInViewport({ ratio: 1 })
  await expect(ticket).toBeFocused()
  await tab.getByRole('button', { name: 'Stay' }).click()
  await expect(end).toBeInViewport()

  await page.clock.fastForward('15:10')
  await expect(titleOf(page, 'Locked')).toBeInViewport({ ratio: 1 })
  expect(await frameOf(page).content()).not.toMatch(/Jane|Doe/)
  await tab.getByRole('button', { name: 'Unlock' }).click()
  await expect(titleOf(page, 'Jane Doe')).toBeVisible()
})

test('who logs out leaves nothing in the tab, and who comes then reads anew', async ({ page, scene }) => {
  await openPortal(page)
  const tab = tabOf(page)
  await tab.getByRole('button', { name: 'Show SSN last four' }).click()
  await expect(tab.getByText('4821')).toBeVisible()
  await page.getByRole('button', { name: 'Log out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'You are logged out' })).toBeVisible()
  await expect(tab.getByRole('heading', { level: 1, name: 'Jane Doe', includeHidden: true })).toHaveCount(0)
  const left = [await frameOf(page).content(), await frameOf(page).title(), frameOf(page).url()]
  for (const text of left) expect(text).not.toMatch(/Jane|Doe|4821|Lantern|00000001/)

  const reads = scene.gateway.upstream.seen.length
  await page.getByRole('button', { name: 'Log in as Ben' }).click()
  await expect(titleOf(page, 'Jane Doe')).toBeVisible()
  expect(scene.gateway.upstream.seen.length).toBe(reads + 1)
  await expect(tab.getByText('4821')).toBeHidden()
})

testWithoutCookies(
  'the tab needs neither cookies nor storage, and the log beside it shows no values',
  async ({ page }) => {
    await openPortal(page)
    const log = await openMessages(page)
    await expect(log).toContainText('found')
    expect(
      await frameOf(page).evaluate(() => {
        document.cookie = 'kept=no; SameSite=None; Secure'
        try {
          return [document.cookie, sessionStorage.length]
        } catch {
          return [document.cookie, 'no storage']
        }
      }),
    ).toEqual(['', 'no storage'])
    await tabOf(page).getByRole('button', { name: 'Show date of birth' }).click()
    await expect(outcomeOf(page)).toHaveText('Agent revealed date_of_birth')
    await expect(tabOf(page).getByText('1990')).toBeVisible()
    // Gone from the page as soon as the agent closes the portal's panel.
    await page.getByRole('button', { name: 'Close customer lookup' }).click()
    const toggle = page.getByRole('button', { name: 'Customer lookup', exact: true })
    await expect(toggle).toBeFocused()
    await expect(page.getByText('My card worked in the morning')).toBeVisible()
    await expect.poll(() => frameOf(page).content()).not.toContain('1990')
    await page.keyboard.press('Enter')
    await expect(titleOf(page, 'Jane Doe')).toBeVisible()
    await openTicket(page, number)
    await expect(outcomeOf(page)).toHaveText('Not shown: what the ticket names is no customer ID')
    await expect(log).toContainText('field: date_of_birth')
    await expect(log).not.toContainText(/Jane|Doe|1990|123-45/)
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect(log).not.toContainText('found') // a tab that settles may say its height once more
  },
)
