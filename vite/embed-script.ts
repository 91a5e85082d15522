import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import packageJson from '../package.json' with { type: 'json' }
import { unknownBuild } from './build-id.ts'
import { buildScript } from './build-script.ts'

const root = resolve(import.meta.dirname, '..')

/**
 * The script that a portal's page imports: one file without an import, beside the app and not of it. It stands under a
 * plain name, and under its version and build, which browsers keep for ever: not where the build is unknown, for then
 * another one could have the same name. Its types stand beside it. The dev server has it, too, as built: in a portal's
 * page nothing of Vite's is there to help it.
 */
export function embedScript(buildId: string): Plugin {
  let demo = ''
  const buildIt = () => buildScript('src/embed/host/element.ts', { __DEMO__: demo })
  return {
    name: 'embed-script',
    configResolved(config) {
      demo = String(config.define?.__DEMO__)
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.url !== '/embed/customer-lookup.js') return next()
        response.setHeader('content-type', 'text/javascript')
        buildIt().then((code) => response.end(code), next)
      })
    },
    async generateBundle() {
      const code = await buildIt()
      const names = ['customer-lookup']
      if (buildId !== unknownBuild) names.push(`customer-lookup-${packageJson.version}-${buildId}`)
      for (const name of names) this.emitFile({ type: 'asset', fileName: `embed/${name}.js`, source: code })
      const types = readFileSync(resolve(root, 'src/embed/host/customer-lookup.d.ts'), 'utf8')
      this.emitFile({ type: 'asset', fileName: 'embed/customer-lookup.d.ts', source: types })
    },
  }
}
