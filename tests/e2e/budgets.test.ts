import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { headingOf, janeDoe, liveTest as test } from './browse'
import { expect } from './expect'

test('a first visit to a record makes few requests, and fits its budget of bytes', async ({ site, page }) => {
  await page.goto(`customers/${janeDoe}`)
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  const beforeTheName = site.asked.filter((path) => path !== '/favicon.svg')
  expect(beforeTheName.length, beforeTheName.join(' ')).toBeLessThanOrEqual(6)
  expect(await page.evaluate(() => document.fonts.size)).toBe(0)

  await page.waitForLoadState('networkidle')
  const files = [...new Set(site.asked)].filter((path) => !path.startsWith('/api/'))
  const bytes = files.map((path) => weigh(path.startsWith('/customers/') ? '/index.html' : path))
  const sum = bytes.reduce((total, size) => total + size, 0)
  console.log(`A first visit to a record: ${files.length} files, ${sum.toLocaleString('en')} B in brotli`)
  expect(sum).toBeLessThanOrEqual(136_500) // more than the goal: docs/performance.md
})

test('the files of every visit are compiled while they load, and React stays in caches when the app changes', () => {
  const page = readFileSync(resolve('dist/index.html'), 'utf8')
  const paths = [...page.matchAll(/"modulepreload"[^>]* href="([^"]+)"/g)].map(([, path = '']) => path)
  const firstLines = paths.map((path) =>
    readFileSync(resolve(`dist${path}`), 'utf8')
      .split('\n')
      .slice(0, 2),
  )
  const [runtime, react, app] = firstLines
  expect(paths.map((path) => /(\w+)-/.exec(path)?.[1])).toEqual(['rolldown', 'react', 'mount'])
  expect([app?.[0], react?.[0]]).toEqual(['//# allFunctionsCalledOnLoad', '//# allFunctionsCalledOnLoad'])
  expect(page.indexOf('"modulepreload"')).toBeLessThan(page.indexOf('<style>'))
  const entry = /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1] ?? ''
  expect(/react-|mount-\w/.exec(readFileSync(resolve(`dist${entry}`), 'utf8'))?.[0]).toBe('react-') // before the app
  // A file that imports one of the app's is named anew with each build of the app.
  const imports = [runtime, react].flatMap((lines) => lines?.join('').match(/(?:from|import) ?["'`][^"'`]+/g) ?? [])
  expect(imports.map((text) => /\w+(?=-)/.exec(text)?.[0])).toEqual(['rolldown'])
})

/** The bytes of a built file as a server with precompressed files sends it. */
const weigh = (path: string) => brotliCompressSync(readFileSync(resolve(`dist${path}`))).length
