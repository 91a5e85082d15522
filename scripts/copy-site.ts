/** `node scripts/copy-site.ts FROM TO`: copies the built files, each of its scripts and styles with a .gz and a .br beside it. */
import { cpSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

/** Copies the built files and compresses what is under assets/ and embed/. index.html stays as it is: the gateway writes in it. */
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
    process.stdout.write('Give two folders: the built files, and where their copy goes.\n')
    process.exitCode = 1
  }
}
