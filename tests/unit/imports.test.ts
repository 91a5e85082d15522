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

/**
 * The folders of src, and files at its top, from the highest layer to the lowest. A folder imports itself and lower
 * layers; never a higher one, nor a neighbour in its own. docs/architecture.md says what belongs where.
 */
const layers = [
  ['main', 'start'],
  ['app'],
  ['lookup', 'record', 'demo'],
  ['failures'],
  ['record-kit'],
  ['customers'],
  ['customer-id', 'api', 'format', 'ui', 'paths', 'embed', 'mock-api'],
  ['contract'],
]
/** Importers of some folders, fewer than the layers allow. */
const importersOf: Record<string, string[]> = {
  demo: ['app by import()'], // in the demo build alone
  'mock-api': ['demo'],
  embed: ['app'],
}

const root = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const files = (pattern: string) => globSync(pattern, { cwd: root })
const layerOf = (folder: string) => layers.findIndex((layer) => layer.includes(folder))

/** The folder of a path in src, or the file's own name at its top. */
function folderOf(path: string): string {
  const [folder = ''] = relative(join(root, 'src'), path).split(/[/\\]/)
  return folder.replace(/\.tsx?$/, '')
}

/** The relative imports and re-exports of a file, types included. */
function importsOf(path: string, source: string): { from: string; isDynamic: boolean }[] {
  const found: { from: string; isDynamic: boolean }[] = []
  visit(createSourceFile(path, source, ScriptTarget.Latest))
  return found.filter(({ from }) => from.startsWith('.'))

  function visit(node: Node): void {
    if ((isImportDeclaration(node) || isExportDeclaration(node)) && node.moduleSpecifier)
      found.push({ from: isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : '', isDynamic: false })
    if (isCallExpression(node) && node.expression.kind === SyntaxKind.ImportKeyword) {
      const [target] = node.arguments
      found.push({ from: target && isStringLiteral(target) ? target.text : './computed', isDynamic: true })
    }
    forEachChild(node, visit)
  }
}

/** The forbidden imports of a file, as `folder -> folder`. */
function forbiddenImports(path: string, source: string): string[] {
  const folder = folderOf(join(root, path))
  return importsOf(path, source).flatMap(({ from, isDynamic }) => {
    const target = folderOf(resolve(root, dirname(path), from))
    const importer = isDynamic ? `${folder} by import()` : folder
    const isAllowed = importersOf[target]?.includes(importer) ?? layerOf(folder) < layerOf(target)
    return target === folder || isAllowed ? [] : [`${importer} -> ${target}`]
  })
}

describe('imports', () => {
  it.each(files('src/**/*.{ts,tsx}').filter((path) => !path.endsWith('.d.ts')))('of %s go down only', (path) => {
    expect(layerOf(folderOf(join(root, path))), 'a folder of the layers').toBeGreaterThanOrEqual(0)
    expect(forbiddenImports(path, read(path))).toEqual([])
  })

  it.each([
    ['src/api/client.ts', `import { a } from '../ui/a'`, 'api -> ui'],
    ['src/ui/badge.tsx', `export type { A } from '../api/a'`, 'ui -> api'],
    ['src/format/phone.ts', `import { type A } from '../api/a'`, 'format -> api'],
    ['src/lookup/lookup-box.tsx', `import { a } from '../record/a'`, 'lookup -> record'],
    ['src/record/page.tsx', `import '../app/app'`, 'record -> app'],
    ['src/record/page.tsx', `void import('../mock-api/personas')`, 'record by import() -> mock-api'],
    ['src/record-kit/masked-field.tsx', `import { a } from '../failures/a'`, 'record-kit -> failures'],
    ['src/customers/recents.ts', `import { a } from '../embed/tokens'`, 'customers -> embed'],
    ['src/app/app.tsx', `import { a } from '../mock-api/transport'`, 'app -> mock-api'],
    ['src/app/app.tsx', `import { a } from '../demo/demo'`, 'app -> demo'],
    ['src/app/app.tsx', `import type { A } from '../main'`, 'app -> main'],
    ['src/main.ts', `export * from './mock-api/transport'`, 'main -> mock-api'],
    ['src/contract/e164.ts', `import type { A } from '../api/a'`, 'contract -> api'],
    ['src/ui/badge.tsx', `import a from '../../tests/a'`, 'ui -> ..'],
  ])('in %s, %s would be found', (path, source, finding) => {
    expect(forbiddenImports(path, source)).toEqual([finding])
  })

  it.each([
    ['src/format/phone.ts', `import type { A } from '../contract/a'`],
    ['src/app/mount.tsx', `const a = await import('../demo/demo')`],
    ['src/record/page.tsx', `import { a } from './a'; import { b } from '../ui/b'; import c from 'c'`],
  ])('in %s, %s is as it should be', (path, source) => {
    expect(forbiddenImports(path, source)).toEqual([])
  })

  it('of the script for portals are its protocol and nothing else: it becomes part of another page', () => {
    const element = 'src/embed/host/element.ts'
    expect(importsOf(element, read(element)).map(({ from }) => from)).toEqual(['../protocol'])
    expect(importsOf('src/embed/protocol.ts', read('src/embed/protocol.ts'))).toEqual([])
  })

  it.each(files('server/**/*.ts'))('of %s hold nothing of the browser’s code but the contract', (path) => {
    const imported = importsOf(path, read(path)).map(({ from }) => relative(root, resolve(root, dirname(path), from)))
    expect(imported.filter((from) => !/^(server|src[/\\]contract)[/\\]/.test(from))).toEqual([])
  })
})
