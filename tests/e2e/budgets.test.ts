import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright'
import { appOf, headingOf, janeDoe, liveTest as test } from './browse'
import { expect } from './expect'

/** What watches over the page, which it does without until it is there. */
const sessionGuard = /\/session-guard-/

test('the search page, the words for failures included, fits its budget', async ({ site, page }) => {
  await page.goto('.')
  await appOf(page).waitFor()
  await expect.poll(() => site.asked.join()).toContain('/failure-pages-')

  await expect.poll(() => site.asked.join()).toMatch(sessionGuard)

  const counted = site.asked.filter((path) => !sessionGuard.test(path))
  expect(weigh('search page', counted, '.js')).toBeLessThanOrEqual(105_000)
  expect(weigh('search page', site.asked, '.css')).toBeLessThanOrEqual(10_000)
  expect(await fontsOf(page)).toBe(0)
})

test('a found record, the words for failures included, fits its budget, and is there before the phone data', async ({
  site,
  page,
}) => {
  const phoneData = /\/assets\/min-/
  const release = site.hold(phoneData)
  await page.goto(`customers/${janeDoe}`)
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await expect(page.getByText('loyalty_tier')).toBeVisible()
  await expect(page.getByRole('link', { name: '+12025550143' })).toBeVisible()
  await expect.poll(() => site.asked.join()).toMatch(phoneData)
  await expect.poll(() => site.asked.join()).toMatch(sessionGuard)
  await expect.poll(() => site.asked.join()).toContain('/failure-pages-') // for the next lookup, if the network is gone

  const counted = site.asked.filter((path) => !phoneData.test(path) && !sessionGuard.test(path))
  expect(weigh('record', counted, '.js')).toBeLessThanOrEqual(120_000)
  expect(weigh('record', counted, '.css')).toBeLessThanOrEqual(10_000)
  expect(await fontsOf(page)).toBe(0)

  release()
  await expect(page.getByRole('link', { name: '+1 202 555 0143' })).toBeVisible()
})

test('what watches over the page comes once it is there, and fits its budget', async ({ site, page }) => {
  const release = site.hold(sessionGuard)
  await page.goto(`customers/${janeDoe}`)
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  release()
  await expect.poll(() => site.answered.some((path) => sessionGuard.test(path))).toBe(true)

  const watch = site.asked.filter((path) => sessionGuard.test(path))
  expect(weigh('session guard', watch, '.js')).toBeLessThanOrEqual(4_000)
})

/** The bytes of these files as a server with gzip at its best sends them. */
function weigh(page: string, paths: readonly string[], extension: string): number {
  const files = [...new Set(paths)].filter((path) => path.endsWith(extension))
  const bytes = files.map((path) => gzipSync(readFileSync(resolve(`dist${path}`)), { level: 9 }).length)
  const sum = bytes.reduce((total, size) => total + size, 0)
  console.log(`${page}: ${sum.toLocaleString('en')} B of ${extension} in ${files.length} files, gzip`)
  expect(sum).toBeGreaterThan(0)
  return sum
}

const fontsOf = (page: Page) => page.evaluate(() => document.fonts.size)
