import { type Browser, chromium } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { recordPath } from './raw-request'
import { start, type Started } from './start'
import { personalData } from './upstream'

let gateway: Started
let browser: Browser

beforeAll(async () => {
  gateway = await start()
  browser = await chromium.launch(chromiumLaunchOptions())
}, 30_000)
afterAll(async () => {
  await browser.close()
  await gateway.stop()
})

it('a permalink shows the record with one read, within the content security policy', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (message.type() !== 'log') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(error.message))
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto(`http://localhost:${gateway.port}/customers/CSMR-v1-123`)
  await page.getByRole('heading', { name: personalData }).waitFor()
  // Before any script, by the answer's Link header.
  expect(asked.indexOf(recordPath)).toBeLessThan(asked.findIndex((path) => path.endsWith('.js')))
  expect(complaints).toEqual([])
  expect(gateway.upstream.seen).toHaveLength(1)
  expect(gateway.lines()).toHaveLength(1)
})
