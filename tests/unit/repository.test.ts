import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import packageJson from '../../package.json'

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = (pattern: string) => globSync(pattern, { cwd: root })

interface LockedPackage {
  integrity?: string
  resolved?: string
  link?: boolean
  optionalDependencies?: object
  hasInstallScript?: boolean
}

describe('dependencies', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, LockedPackage> }
  const installed = Object.entries(packages).filter(([path]) => path !== '')

  it('are exact', () => {
    for (const version of Object.values({ ...packageJson.dependencies, ...packageJson.devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    }
  })

  it('are checked on arrival, from whichever registry', () => {
    const unchecked = installed.filter(([, { integrity, resolved, link }]) => !integrity || resolved || link)
    expect(unchecked).toEqual([])
  })

  it('are locked for every platform, so that npm ci works on Linux, macOS and Windows', () => {
    const missing = installed.flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`],
      ),
    )
    expect(missing).toEqual([])
  })

  it('run no script at installation but those allowed by name', () => {
    const scripted = installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)
    expect(scripted).toEqual(Object.keys(packageJson.allowScripts).map((name) => `node_modules/${name}`))
  })
})

describe('the repository', () => {
  it('serves nothing as it is but the icon and robots.txt', () => {
    expect(files('public/**/*.*').toSorted()).toEqual([join('public', 'favicon.svg'), join('public', 'robots.txt')])
  })

  it('stands alone: no file points to a folder beside it', () => {
    const beside = ['..', 'shared'].join('/')
    const own = files(
      '{*.*,.*rc*,.env.example,.ci/*,.github/**/*.*,.vscode/*,bench/*,deploy/*,docs/**/*.md,examples/**/*.*,openapi/*,public/*,scripts/*,server/*,vite/*,src/**/*.*,tests/**/*.*}',
    )
    expect(own.filter((path) => !path.endsWith('.png') && read(path).includes(beside))).toEqual([])
  })

  it('tells the newcomer the two commands, and the CI runs the second', () => {
    const readme = read('README.md')
    expect(readme).toContain('npm ci && npm start')
    expect(readme).toContain('npm ci && npm test')
    expect(read('.ci/run')).toContain('npm ci && npm test')
  })
})

describe('the documents', () => {
  const documents = files('{*.md,docs/*.md,docs/decisions/*.md,.github/*.md}')

  it.each(documents)('%s links to files that there are', (path) => {
    const targets = [...read(path).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, target = '']) => target)
    const own = targets.filter((target) => !/^https?:/.test(target))
    expect(own.filter((target) => !existsSync(join(root, dirname(path), target)))).toEqual([])
  })

  it.each(documents.filter((path) => !path.includes('decisions')))('%s names files that there are', (path) => {
    const named = [...read(path).matchAll(/`((?:src|server|vite|tests|scripts|bench|deploy|docs|openapi)\/[\w./-]+)`/g)]
    expect(named.map(([, name = '']) => name).filter((name) => !existsSync(join(root, name)))).toEqual([])
  })
})

describe('the list of threats', () => {
  const list = read('docs/threats.md')

  it('has every label that a test cites', () => {
    const listed = new Set(list.match(/^\| [HF]\d+(?= \|)/gm)?.map((row) => row.slice(2)))
    const cited = files('tests/**/*.{ts,tsx}').flatMap((path) =>
      [...read(path).matchAll(/\b[HF]\d{1,3}\b/g)].map(([label]) => ({ path, label })),
    )
    expect(cited.length).toBeGreaterThan(0)
    expect(cited.filter(({ label }) => !listed.has(label))).toEqual([])
  })

  it('names tests that there are', () => {
    const named = [...list.matchAll(/`((?:browser|e2e|unit)\/[\w/-]+)`/g)].map(([, name = '']) => name)
    expect(named.length).toBeGreaterThan(0)
    const endings = ['.test.ts', '.test.tsx']
    expect(named.filter((name) => !endings.some((ending) => existsSync(join(root, 'tests', name + ending))))).toEqual(
      [],
    )
  })
})
