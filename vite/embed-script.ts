import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import packageJson from '../package.json' with { type: 'json' }
import { unknownBuild } from './build-id.ts'
import { buildScript } from './build-script.ts'

const root = resolve(import.meta.dirname, '..')

/**
 * Builds the script that a portal's page imports: one file without imports, separate from the app's. It is emitted under
 * a plain name, and under its version and build for caches that never ask again (not where the build is unknown, because
 * another one could have the same name), with its types beside it. The dev server serves it as built, because Vite's
 * client is not in a portal's page.
 */
export function embedScript(buildId: string): Plugin {
  let demo = ''
  const buildCode = () => buildScript('src/embed/host/element.ts', { __DEMO__: demo })
  return {
    name: 'embed-script',
    configResolved(config) {
      demo = String(config.define?.__DEMO__)
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        if (request.url !== '/embed/customer-lookup.js') return next()
        response.setHeader('content-type', 'text/javascript')
        buildCode().then((code) => response.end(code), next)
      })
    },
    async generateBundle() {
      const code = await buildCode()
      const names = ['customer-lookup']
      if (buildId !== unknownBuild) names.push(`customer-lookup-${packageJson.version}-${buildId}`)
      for (const name of names) this.emitFile({ type: 'asset', fileName: `embed/${name}.js`, source: code })
      const types = readFileSync(resolve(root, 'src/embed/host/customer-lookup.d.ts'), 'utf8')
      this.emitFile({ type: 'asset', fileName: 'embed/customer-lookup.d.ts', source: types })
    },
  }
}
