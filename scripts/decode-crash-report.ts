/**
 * `node scripts/decode-crash-report.ts [MAPS] < REPORT`: prints a crash report with the places in the source. MAPS is
 * the folder of its build's source maps, `dist-maps` unless told: the CI keeps it as `source-maps-COMMIT`.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { originalPositionFor, TraceMap } from '@jridgewell/trace-mapping'

/**
 * Replaces each place in the built code, such as `mount-DIlzboRg.js:1:2345`, by that in the source, such as
 * `src/app/layout.tsx:69:60`. Lines and columns count from 1. A place without a map stays, marked "(no map)", for the
 * maps are then of another build.
 */
export function decodeCrashReport(report: string, maps: string): string {
  return report.replaceAll(/([\w$-]+\.js):(\d+):(\d+)/g, (place, file: string, line: string, column: string) => {
    const path = join(maps, 'assets', `${file}.map`)
    if (!existsSync(path)) return `${place} (no map)`
    // Sources are named from the built file's folder, which is dist/assets.
    const map = new TraceMap(readFileSync(path, 'utf8'), `dist/assets/${file}.map`)
    const found = originalPositionFor(map, { line: Number(line), column: Number(column) - 1 })
    return found.source === null ? place : `${found.source}:${found.line}:${found.column + 1}`
  })
}

if (import.meta.main) {
  const [maps = 'dist-maps'] = process.argv.slice(2)
  process.stdout.write(`${decodeCrashReport(await text(process.stdin), maps).trimEnd()}\n`)
}
