import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Plugin } from 'vite'

/**
 * Moves the source maps of a build with `sourcemap: 'hidden'` to a folder beside the built files, `dist-maps` for
 * `dist`: they decode a crash report (scripts/decode-crash-report.ts), and a folder that is served must not hold them.
 */
export function sourceMaps(): Plugin {
  let folder = ''
  return {
    name: 'source-maps',
    apply: 'build',
    enforce: 'post', // after the last map is there
    configResolved({ root, build }) {
      folder = resolve(root, `${build.outDir}-maps`)
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        rmSync(folder, { recursive: true, force: true })
        for (const [name, file] of Object.entries(bundle)) {
          if (file.type !== 'asset' || !name.endsWith('.map')) continue
          mkdirSync(dirname(resolve(folder, name)), { recursive: true })
          writeFileSync(resolve(folder, name), file.source)
          delete bundle[name]
        }
      },
    },
  }
}
