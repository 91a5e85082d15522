/** `node scripts/copy-site.ts FROM TO`: copies the built files, and compresses scripts and styles to .gz and .br files. */
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** Copies the built files and compresses those in assets/ and embed/. Not index.html, which the gateway changes. */
export function copySite(from: string, to: string): void {
  cpSync(from, to, { recursive: true })
  for (const name of globSync('{assets,embed}/*.{js,css,svg}', { cwd: to })) {
    const content = readFileSync(join(to, name))
    writeFileSync(join(to, `${name}.gz`), gzipSync(content, { level: 9 }))
    writeFileSync(join(to, `${name}.br`), brotliCompressSync(content))
  }
}

if (import.meta.main) {
  const [from, to] = process.argv.slice(2)
  if (from && to) copySite(from, to)
  else {
    process.stdout.write('Usage: node scripts/copy-site.ts FROM TO\n')
    process.exitCode = 1
  }
}
