import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import {
  createSourceFile,
  forEachChild,
  isCallExpression,
  isExportDeclaration,
  isImportDeclaration,
  isStringLiteral,
  type Node,
  ScriptTarget,
  SyntaxKind,
} from 'typescript'
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

type Kind = 'values' | 'types' | 'import()'

/** Who may import whom: down only. Whoever may take values may take types and `import()` as well. */
const allowed = new Map<string, Record<string, Kind>>([
  [
    'main',
    {
      app: 'values',
      customers: 'values',
      api: 'values',
      contract: 'values',
      ui: 'values',
      format: 'values',
      paths: 'values',
    },
  ],
  [
    'app',
    {
      customers: 'values',
      api: 'values',
      contract: 'values',
      embed: 'values',
      ui: 'values',
      format: 'values',
      paths: 'values',
      demo: 'import()',
    },
  ],
  ['demo', { 'mock-api': 'values', customers: 'values', ui: 'values', paths: 'values' }],
  ['customers', { api: 'values', contract: 'values', ui: 'values', format: 'values', paths: 'values' }],
  ['format', { api: 'types' }],
  ['mock-api', { api: 'types' }],
  ['embed', {}],
  ['portal', { embed: 'types' }],
  ['api', { contract: 'values' }],
  ['contract', {}],
  ['ui', {}],
  ['paths', {}],
  ['contract', {}],
])

/** Everything may import this: the forms that the contract gives to its values, which readers and formatters share. */
const common = 'contract'

/** The room of a path in src: its folder, or the file's own name at the top. */
function roomOf(path: string): string {
  const [room = ''] = relative(join(root, 'src'), path).split(/[/\\]/)
  return room.replace(/\.tsx?$/, '')
}

/** What a file imports of ours, and how. */
function importsOf(path: string, source: string): { from: string; kind: Kind }[] {
  const found: { from: string; kind: Kind }[] = []
  visit(createSourceFile(path, source, ScriptTarget.Latest))
  return found.filter(({ from }) => from.startsWith('.'))

  function visit(node: Node): void {
    if (
      (isImportDeclaration(node) || isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      isStringLiteral(node.moduleSpecifier)
    ) {
      const typesOnly = isImportDeclaration(node)
        ? node.importClause?.phaseModifier === SyntaxKind.TypeKeyword
        : node.isTypeOnly
      found.push({ from: node.moduleSpecifier.text, kind: typesOnly ? 'types' : 'values' })
    }
    if (isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword) {
      const [target] = node.arguments
      found.push({ from: target && isStringLiteral(target) ? target.text : './computed', kind: 'import()' })
    }
    forEachChild(node, visit)
  }
}

/** The forbidden imports of a file, as `room -> room (how)`. */
function forbiddenImports(path: string, source: string): string[] {
  const room = roomOf(join(root, path))
  return importsOf(path, source).flatMap(({ from, kind }) => {
    const target = roomOf(resolve(root, dirname(path), from))
    const permitted = allowed.get(room)?.[target]
    return target === room || target === common || permitted === 'values' || permitted === kind
      ? []
      : [`${room} -> ${target} (${kind})`]
  })
}

describe('imports', () => {
  it.each(files('src/**/*.{ts,tsx}').filter((path) => !path.endsWith('.d.ts')))('of %s go down only', (path) => {
    expect(allowed.has(roomOf(join(root, path))), 'a room of the house').toBe(true)
    expect(forbiddenImports(path, read(path))).toEqual([])
  })

  it.each([
    ['src/api/client.ts', `import { a } from '../ui/a'`, 'api -> ui (values)'],
    ['src/ui/badge.tsx', `export type { A } from '../api/a'`, 'ui -> api (types)'],
    ['src/format/phone.ts', `import { type A } from '../api/a'`, 'format -> api (values)'],
    ['src/format/phone.ts', `import { a } from '../paths'`, 'format -> paths (values)'],
    ['src/customers/page.tsx', `import '../app/app'`, 'customers -> app (values)'],
    ['src/customers/page.tsx', `void import('../mock-api/personas')`, 'customers -> mock-api (import())'],
    ['src/app/app.tsx', `import { a } from '../mock-api/transport'`, 'app -> mock-api (values)'],
    ['src/app/app.tsx', `import type { A } from '../main'`, 'app -> main (types)'],
    ['src/main.ts', `export * from './mock-api/transport'`, 'main -> mock-api (values)'],
    ['src/paths.ts', `import { a } from './api/a'`, 'paths -> api (values)'],
    ['src/embed/host.ts', `import type { A } from '../api/a'`, 'embed -> api (types)'],
    ['src/contract/page-settings.ts', `import type { A } from '../api/a'`, 'contract -> api (types)'],
    ['src/ui/badge.tsx', `import a from '../../tests/a'`, 'ui -> .. (values)'],
    ['src/contract/e164.ts', `import type { A } from '../api/a'`, 'contract -> api (types)'],
  ])('in %s, %s would be found', (path, source, finding) => {
    expect(forbiddenImports(path, source)).toEqual([finding])
  })

  it('of the portal’s end hold the protocol and nothing else, for it is not ours once it is built', () => {
    expect(importsOf('src/embed/host.ts', read('src/embed/host.ts')).map(({ from }) => from)).toEqual(['./protocol'])
    expect(importsOf('src/embed/protocol.ts', read('src/embed/protocol.ts'))).toEqual([])
  })

  it.each(files('server/**/*.ts'))('of %s hold nothing of the browser’s code but what the two share', (path) => {
    const ours = importsOf(path, read(path)).map(({ from }) => relative(root, resolve(root, dirname(path), from)))
    expect(ours.filter((from) => !/^(server|src[/\\]contract)[/\\]/.test(from))).toEqual([])
  })

  it.each([
    ['src/format/phone.ts', `import type { A } from '../api/a'`],
    ['src/api/client.ts', `import { a } from '../contract/a'`],
    ['src/app/mount.tsx', `const a = await import('../demo/demo')`],
    ['src/customers/page.tsx', `import { a } from './a'; import { b } from '../ui/b'; import c from 'c'`],
  ])('in %s, %s is as it should be', (path, source) => {
    expect(forbiddenImports(path, source)).toEqual([])
  })
})

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
      '{*.*,.ci/*,.github/**/*.yml,docs/**/*.md,openapi/*,public/*,scripts/*,server/*,vite/*,src/**/*.*,tests/**/*.*}',
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
