import type { Frame, Page } from 'playwright'
import { onTestFinished } from 'vitest'
import { janeDoe } from '../browse'
import { expect } from '../expect'
import { startServer } from '../gateway/upstream'
import { frameOf, openMessages, openPortal, openTicket, outcomeOf, portalTest as test, titleOf } from './portal-test'

const customerLookup = (page: Page) => page.locator('customer-lookup')
const messagesOf = (page: Page) => page.getByRole('list', { name: 'Messages' })

/** A page of nobody's, on an origin that is neither the portal's nor the lookup's. */
async function startStranger(): Promise<string> {
  const server = await startServer((_, response) =>
    response.setHeader('content-type', 'text/html').end('<!doctype html><title>Stranger</title><p>Stranger</p>'),
  )
  onTestFinished(() => server.close())
  return `http://127.0.0.1:${server.port}/`
}

/** All that a frame could say to pass for the lookup's, to the page and through a port of its own. */
const forge = (frame: Frame) =>
  frame.evaluate(() => {
    const { port1, port2 } = new MessageChannel()
    port1.start()
    const hello = { lookup: 1, type: 'hello', versions: [1], nonce: 'forged' }
    window.parent.postMessage(hello, '*', [port2])
    for (const more of [
      hello,
      { type: 'ready', version: '9.9.9' },
      { type: 'found', customerId: 'forged' },
      { type: 'failed', customerId: null, reason: 'forged' },
      { type: 'navigate', customerId: 'forged' },
      { type: 'resize', height: 4_000 },
      { type: 'token-request', id: 1 },
    ])
      for (const message of [{ lookup: 1, ...more }, JSON.stringify({ lookup: 1, ...more })])
        for (const target of [window.parent, window.top]) {
          port1.postMessage(message)
          target?.postMessage(message, '*')
        }
    // Whatever came back would be an answer to the forged greeting.
    return new Promise<unknown[]>((resolve) => {
      const answers: unknown[] = []
      window.addEventListener('message', ({ data }) => answers.push(data))
      port1.addEventListener('message', ({ data }) => answers.push(data))
      setTimeout(resolve, 200, answers)
    })
  })

/** What the portal shows of the conversation. */
const stateOf = async (page: Page) => ({
  outcome: await outcomeOf(page).innerText(),
  // A size may have been on its way.
  messages: await messagesOf(page)
    .getByRole('listitem')
    .filter({ hasNotText: /resize|viewport/ })
    .allInnerTexts(),
  height: (await customerLookup(page).boundingBox())?.height,
})

test('another page in the frame’s place is not listened to, and cannot lead the portal away', async ({
  page,
  faults,
  scene,
}) => {
  const stranger = await startStranger()
  await openPortal(page)
  await openMessages(page)
  await page.evaluate((url) => document.querySelector('customer-lookup iframe')?.setAttribute('src', url), stranger)
  await expect(page.frameLocator('iframe').getByText('Stranger')).toBeVisible()
  const before = await stateOf(page)
  expect(await forge(frameOf(page))).toEqual([])
  expect(await stateOf(page)).toEqual(before)

  const said = await frameOf(page).evaluate((url) => {
    try {
      window.open(url, '_top')
      if (window.top) window.top.location.href = url
      return 'went'
    } catch (error) {
      return String(error)
    }
  }, stranger)
  expect(said).toContain('SecurityError')
  await expect.poll(() => faults.join('\n')).toContain('Unsafe attempt to initiate navigation')
  faults.length = 0
  expect(page.url()).toBe(`${scene.portal}/`)
  // Nor is it told who the next customer is.
  const told = frameOf(page).evaluate(
    () => new Promise((resolve) => window.addEventListener('message', ({ data }) => resolve(data))),
  )
  await openTicket(page, 'Which of my cards is closed?')
  await expect(outcomeOf(page)).toHaveText('Looking up …')
  expect(
    await Promise.race([
      told,
      frameOf(page).evaluate(() => new Promise((resolve) => setTimeout(resolve, 200, 'nothing'))),
    ]),
  ).toBe('nothing')
})

test('another frame beside it is not taken for it, not even one of the lookup’s own', async ({ page, scene }) => {
  const stranger = await startStranger()
  await openPortal(page)
  await openMessages(page)
  const before = await stateOf(page)
  for (const src of [stranger, `${scene.lookup}/embed`])
    await page.evaluate((url) => {
      const frame = document.createElement('iframe')
      frame.src = url
      document.body.append(frame)
    }, src)
  await expect(page.frameLocator('iframe >> nth=1').getByText('Stranger')).toBeVisible()
  await expect(page.frameLocator('iframe >> nth=2').getByRole('searchbox')).toBeVisible()
  for (const frame of page.frames().slice(2)) expect(await forge(frame)).toEqual([])
  expect(await stateOf(page)).toMatchObject({ outcome: before.outcome, messages: before.messages })
  await expect(titleOf(page, 'Jane Doe')).toBeVisible()
  await openTicket(page, 'Which of my cards is closed?')
  await expect(titleOf(page, 'John Doe')).toBeVisible()
  expect(scene.gateway.upstream.seen.map(({ url }) => url?.split('/').at(-1))[0]).toBe(janeDoe)
})
