import { chromium } from 'playwright'
import { afterAll, afterEach, beforeAll, it } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { janeDoe, openContext } from '../browse'
import { expect } from '../expect'
import { createImprint } from './imprint'
import { start, type Started } from './start'
import { startServer } from './upstream'

/** Whoever frames the record: the portal, and others that are not it. */
const framing = { answer: '' }
const portal = await startServer((_, response) => response.setHeader('content-type', 'text/html').end(framing.answer))
const other = await startServer((_, response) => response.setHeader('content-type', 'text/html').end(framing.answer))
const browser = await chromium.launch(chromiumLaunchOptions())
let gateway: Started

beforeAll(async () => {
  gateway = await start({ PORTALS: `http://127.0.0.1:${portal.port}` })
  framing.answer = `<!doctype html><iframe src="http://localhost:${gateway.port}/customers/${janeDoe}"></iframe>`
})
afterEach(() => gateway.upstream.reset())
afterAll(async () => {
  await browser.close()
  portal.close()
  other.close()
  await gateway.stop()
})

/** Shows the record in a frame of the page at `url`, and tells what the browser said of it. */
async function frame(url: string) {
  gateway.upstream.answer = createImprint().answer
  const said: string[] = []
  const context = await openContext(browser, `http://localhost:${gateway.port}`, said)
  const page = await context.newPage()
  await page.goto(url)
  return { heading: page.frameLocator('iframe').getByRole('heading', { level: 1, name: 'Jane Doe' }), said, context }
}

it('a portal that is named may show the record in a frame, with one read', async () => {
  const { heading, said, context } = await frame(`http://127.0.0.1:${portal.port}`)
  await expect(heading).toBeVisible()
  expect(said.filter((words) => !words.startsWith(`foreign request: http://127.0.0.1:${portal.port}/`))).toEqual([])
  expect(gateway.upstream.seen).toHaveLength(1)
  await context.close()
})

it.each([
  ['another port of the portal’s host', () => `http://127.0.0.1:${other.port}`],
  ['another host with the portal’s port', () => `http://localhost:${portal.port}`],
])('%s shows nothing in a frame, and nothing is read', async (_, url) => {
  const { heading, said, context } = await frame(url())
  await expect.poll(() => said.join('\n')).toContain('frame-ancestors')
  await expect(heading).toBeHidden()
  await context.close()
  expect(gateway.upstream.seen).toEqual([])
})
