import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { decodeCrashReport } from '../../scripts/decode-crash-report'
import { liveTest as test } from './browse'
import { expect } from './expect'

const root = resolve(import.meta.dirname, '../..')

test('the report of a crash leads to the line of the source, with the maps of its build', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'onLine', {
      get() {
        throw new TypeError('jane.doe@example.com')
      },
    })
  })
  await page.goto('.')
  await page.getByRole('button', { name: 'Copy report' }).click()
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible()
  const report = await page.evaluate(() => navigator.clipboard.readText())
  expect(report).toMatch(/^Customer lookup crashed\n/)
  expect(report).not.toContain('jane')
  expect(report).not.toContain('src/')

  const decoded = decodeCrashReport(report, resolve(root, 'dist-maps'))
  const [, file = '', line] = /^(src\/.+):(\d+):\d+$/m.exec(decoded) ?? []
  expect(file).toBe('src/app/layout.tsx')
  expect(readFileSync(resolve(root, file), 'utf8').split('\n')[Number(line) - 1]).toContain('navigator.onLine')

  expect(decodeCrashReport('Error: TypeError\nmount-0ld.js:1:2', resolve(root, 'dist-maps'))).toBe(
    'Error: TypeError\nmount-0ld.js:1:2 (no map)',
  )
})
