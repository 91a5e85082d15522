import type { Page } from 'playwright'
import { appOf, boxOf, janeDoe, liveTest as test } from './browse'
import { expect } from './expect'
import { appCode } from './serve'

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of ['.', `customers/${janeDoe}`]) {
    test(`index.html and the app draw the same frame: ${path}, ${colorScheme}`, async ({ site, page }) => {
      const release = site.hold(appCode)
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }) // lest a colour is measured on its way
      await page.goto(path)
      await expect(boxOf(page)).toBeVisible()
      await expect(appOf(page)).toBeHidden()
      const early = await measureFrame(page)

      release()
      await appOf(page).waitFor()
      expect(await measureFrame(page)).toEqual(early)
    })
  }
}

test('nothing jumps while the search page arrives', async ({ page }) => {
  await page.goto('.')
  await appOf(page).waitFor()
  expect(await sumOfShifts(page)).toBeLessThan(0.001)
})

test('nothing jumps while a record arrives', async ({ site, page }) => {
  site.scenario = { ...site.scenario, latency: 50 }
  await page.goto(`customers/${janeDoe}`)
  await expect(page.getByRole('link', { name: '+1 202 555 0143' })).toBeVisible()
  expect(await sumOfShifts(page)).toBeLessThan(0.001)
})

for (const width of [320, 768, 1440]) {
  test(`nothing jumps when a record takes the place of its skeleton: ${width} px`, async ({ site, page }) => {
    site.scenario = { ...site.scenario, latency: 600 }
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`customers/${janeDoe}`)
    await expect(page.getByRole('link', { name: '+1 202 555 0143' })).toBeVisible()
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByRole('button', { name: 'Refreshing' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Refreshing' })).toBeHidden()
    expect(await sumOfShifts(page)).toBeLessThan(0.001)
  })
}

/** Where brand, box and button stand and how they look, at each width. */
async function measureFrame(page: Page) {
  const frame = []
  for (const width of [320, 700, 900, 1440]) {
    await page.setViewportSize({ width, height: 800 })
    frame.push(
      await page.evaluate(() =>
        ['.brand', '.lookup-title', 'label', 'input', '.lookup button'].map((selector) => {
          const element = document.querySelector(selector)
          if (!element) return selector
          const { left, top, right, bottom } = element.getBoundingClientRect()
          const { color, backgroundColor, font } = getComputedStyle(element)
          return { selector, at: innerWidth, left, top, right, bottom, color, backgroundColor, font }
        }),
      ),
    )
  }
  return frame
}

/** The cumulative layout shift of the page up to now. */
function sumOfShifts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          resolve(list.getEntries().reduce((sum, entry) => sum + ('value' in entry ? Number(entry.value) : 0), 0))
        }).observe({ type: 'layout-shift', buffered: true })
        // Without any shift the observer is never called; what is painted in this frame it tells in the next.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(0), 100)))
      }),
  )
}
