import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../../package.json'
import { inlineSources } from '../../server/headers'
import { failurePersonas } from '../../src/mock-api/misbehaving'
import { personas } from '../../src/mock-api/personas'

const dist = resolve(import.meta.dirname, '../../dist')
const paths = globSync('**/*.*', { cwd: dist })
const read = (path: string) => readFileSync(resolve(dist, path), 'utf8')

/** The files of the live build that hold the text. */
function filesWith(text: string | RegExp) {
  return paths.filter((path) => read(path).search(text) !== -1)
}

test('the live build is a page, its files and nothing else', () => {
  expect(paths.length).toBeGreaterThan(8)
  expect(
    paths.filter(
      (path) =>
        !/^(index\.html|favicon\.svg|robots\.txt|assets[\\/][\w-]+\.(js|css)|embed[\\/]customer-lookup(-[\d.]+-[\da-f]{8})?\.(js|d\.ts))$/.test(
          path,
        ),
    ),
  ).toEqual([])
  expect(filesWith('Find a customer')).toContain('index.html') // the search for what must not be there does find
})

test('the page, the app and the script for portals name one build', () => {
  const [, version, build = ''] =
    /<meta name="build" content="(\S+) ([\da-f]{8}|unknown)">/.exec(read('index.html')) ?? []
  expect(version).toBe(packageJson.version)
  expect(filesWith(`build ${build}`).map((path) => path.replace(/-.*/, ''))).toEqual([join('assets', 'mount')])
  const scripts = globSync('embed/*-*-*.js', { cwd: dist }) // none where the build is unknown
  expect(scripts).toEqual(build === 'unknown' ? [] : [join('embed', `customer-lookup-${version}-${build}.js`)])
})

test('the live build knows nobody of the demo', () => {
  for (const { id } of [...personas, ...failurePersonas]) expect(filesWith(new RegExp(id, 'i')), id).toEqual([])
  for (const text of [
    /example\.(com|net|org)/,
    'Jane',
    'PARTNER_USER',
    'Harbor Rewards',
    'Demo customers',
    'Support desk',
  ]) {
    expect(filesWith(text), String(text)).toEqual([])
  }
})

test.each([
  ['the fake vendor', /\bmsw\b|mockServiceWorker/i],
  ['the demo’s banner', 'Demo data – no real customers'],
  ['a directive to the type checker', '@ts-'],
  ['a source map', 'sourceMappingURL'],
  ['a data: URL', /["'`(]data:\w+\//],
])('the live build does not hold %s', (_, text) => {
  expect(filesWith(text)).toEqual([])
})

test('index.html holds one script and one style sheet, and the policy allows just these by their hashes', () => {
  const html = read('index.html')
  const textsOf = (element: RegExp) => Array.from(html.matchAll(element), ([, text = '']) => text)
  const scripts = textsOf(/<script>(.*?)<\/script>/gs)
  const styles = textsOf(/<style>(.*?)<\/style>/gs)
  expect({ scripts: scripts.length, styles: styles.length }).toEqual({ scripts: 1, styles: 1 })
  const openingTags = html.match(/<(?:script|style)\b[^>]*>/g)
  expect(openingTags).toEqual(['<script>', expect.stringMatching(/^<script type="module" .*src="[^"]+">$/), '<style>'])
  expect(html).not.toMatch(/\sstyle=|\son\w+=/)

  const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  expect(inlineSources(html)).toEqual({ script: scripts.map(hashOf), style: styles.map(hashOf) })
})
