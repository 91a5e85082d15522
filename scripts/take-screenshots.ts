/**
 * `node scripts/take-screenshots.ts`: takes the screenshots of README and docs, of the demo, which must be running (`npm
 * start`). Have the typeface Inter installed (Debian: fonts-inter), as an agent's machine may.
 */
import { chromium } from 'playwright'
import { chromiumLaunchOptions } from './find-chromium.ts'

const clock = 'clock=2026-01-15T12:00:00Z'
const pages = [
  ['record', `/customers/00000000-0000-4000-8000-000000000002?${clock}`],
  ['search', `/?${clock}`],
  ['not-found', `/customers/CSMR-v1-123?${clock}`],
  ['portal', '/portal'],
] as const

const browser = await chromium.launch(chromiumLaunchOptions())
for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, path] of pages) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme }) // without lookups before
    await page.goto(`http://localhost:5173${path}`)
    await page.getByRole('heading', { level: 1 }).and(page.locator(':visible')).waitFor()
    await page.waitForLoadState('networkidle')
    await page.mouse.move(0, 0) // no tooltip
    await page.screenshot({ path: `docs/images/${name}-${colorScheme}.png` })
    await page.close()
  }
}
await browser.close()
