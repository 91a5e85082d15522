import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import packageJson from '../../package.json'
import { styleHashOf } from '../../server/headers'
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

test('index.html has no script of its own, and the one style sheet whose hash the policy allows', () => {
  const html = read('index.html')
  const scripts = html.match(/<script\b[^>]*>[^<]*/g) ?? []
  expect(scripts).toHaveLength(1)
  expect(scripts[0]).toMatch(/ src="[^"]+"><?$/)
  expect(html).not.toMatch(/\sstyle=|\son\w+=/)
  const styles = [...html.matchAll(/<style>(.*?)<\/style>/gs)].map(([, css = '']) => css)
  expect(styles).toHaveLength(1)
  expect(html.match(/<style/g)).toHaveLength(1)
  const hash = createHash('sha256').update(styles.join('')).digest('base64')
  expect(styleHashOf(html)).toBe(`'sha256-${hash}'`)
})
