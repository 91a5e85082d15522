import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Plugin, build } from 'vite'
import packageJson from '../package.json' with { type: 'json' }

const root = resolve(import.meta.dirname, '..')
const entry = resolve(root, 'src/embed/host.ts')

/**
 * The script that a portal's page imports: one file without an import, beside the app and not of it. It stands under
 * its version, never to change, and under a plain name; its types stand beside it. The dev server has it, too.
 */
export function embedScript(): Plugin {
  let define: Record<string, unknown> | undefined
  return {
    name: 'embed-script',
    configResolved(config) {
      ;({ define } = config)
    },
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (request.url === '/embed/customer-lookup.js') request.url = '/src/embed/host.ts'
        next()
      })
    },
    async generateBundle() {
      const [result] = [
        await build({
          configFile: false,
          root,
          logLevel: 'warn',
          define: { __DEMO__: String(define?.__DEMO__) },
          build: {
            write: false,
            copyPublicDir: false,
            lib: { entry, formats: ['es'] },
            rolldownOptions: { output: { minify: true } }, // Vite leaves the spaces in a library
          },
        }),
      ].flat()
      const [script] = result && 'output' in result ? result.output : []
      if (script?.type !== 'chunk' || script.code === '') this.error('The script for portals came out empty.')
      for (const name of ['customer-lookup', `customer-lookup-${packageJson.version}`]) {
        this.emitFile({ type: 'asset', fileName: `embed/${name}.js`, source: script.code })
      }
      const types = readFileSync(resolve(root, 'src/embed/customer-lookup.d.ts'), 'utf8')
      this.emitFile({ type: 'asset', fileName: 'embed/customer-lookup.d.ts', source: types })
    },
  }
}
