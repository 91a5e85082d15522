import type { Page } from 'playwright'
import { callerCheckFields } from '../../src/contract/caller-check-policy'
import { householdPartnerId } from '../../src/mock-api/partner-personas'
import { appOf, boxOf, headingOf, janeDoe, liveTest as test } from './browse'
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

for (const width of [320, 360, 400, 640, 768, 1100, 1440]) {
  test(`nothing jumps when a record comes, is revealed and is asked for again: ${width} px`, async ({ site, page }) => {
    site.scenario = { ...site.scenario, latency: 600 }
    site.callerCheck = { needed: 2, fields: callerCheckFields }
    const button = (name: string) => page.getByRole('button', { name })
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`customers/${janeDoe}`)
    await expect(page.getByRole('link', { name: '+1 202 555 0143' })).toBeVisible()
    await button('Refresh').click()
    await expect(button('Refreshing')).toBeVisible()
    await expect(button('Refreshing')).toBeHidden()
    expect(await sumOfShifts(page)).toBeLessThan(0.001)

    const before = await placesOfRows(page)
    for (const name of ['date of birth', 'SSN last four']) {
      await button(`Show ${name}`).click()
      await expect(button(`Hide ${name}`)).toBeVisible()
      expect(await placesOfRows(page)).toEqual(before)
    }
  })
}

for (const width of [320, 768, 1440]) {
  test(`nothing jumps when the customers with a partner ID come: ${width} px`, async ({ site, page }) => {
    site.scenario = { ...site.scenario, latency: 600 }
    await page.setViewportSize({ width, height: 900 })
    await page.goto('.')
    await appOf(page).waitFor()
    await page.getByRole('switch', { name: 'Partner ID' }).click()
    await page.keyboard.type(householdPartnerId)
    await page.keyboard.press('Enter')
    await expect(headingOf(page, '3 customers found')).toBeVisible()
    expect(await sumOfShifts(page)).toBeLessThan(0.001)
  })
}

test('a frame with the name is painted before the sections are drawn', async ({ page }) => {
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      const record = document.querySelector('article')
      if (!record) return
      observer.disconnect()
      // The frame that is painted next; a task that it leaves comes after its paint.
      requestAnimationFrame(() => setTimeout(() => (document.documentElement.dataset.firstFrame = record.innerText)))
    })
    observer.observe(document, { childList: true, subtree: true })
  })
  await page.goto(`customers/${janeDoe}`)
  await expect(page.getByRole('heading', { name: 'Card programs' })).toBeVisible()
  const firstFrame = await page.evaluate(() => document.documentElement.dataset.firstFrame)
  expect(firstFrame).toContain('Jane Doe')
  expect(firstFrame).not.toContain('Card programs')
})

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

/** Where the rows of the record begin and end. Not their shifts: buttons that come beside "Hide" count as one. */
function placesOfRows(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.labelled-row')].map((row) => {
      const { top, bottom } = row.getBoundingClientRect()
      return [row.firstElementChild?.textContent, Math.round(top + scrollY), Math.round(bottom + scrollY)].join(' ')
    }),
  )
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
