import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Connect, Plugin } from 'vite'
import { buildScript } from './build-script.ts'
import { pagePolicy } from '../server/headers.ts'

const root = resolve(import.meta.dirname, '..')
const read = (name: string) => readFileSync(resolve(root, 'examples/portal', name), 'utf8')

/**
 * The demo's second page, an example portal with the lookup in a tab: `portal.html` in the build, `/portal` in the dev
 * server and the preview. Like any portal's page it is not part of the app, and loads the lookup's script as built.
 */
export function portalPage(): Plugin {
  const serve =
    (html: () => string): Connect.NextHandleFunction =>
    (request, response, next) => {
      if (!/^\/portal(\.html)?(\?|$)/.test(request.url ?? '')) return next()
      response.setHeader('content-security-policy', pagePolicy({ frames: true }))
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(html())
    }

  return {
    name: 'portal-page',
    configureServer({ middlewares }) {
      const files = { style: '/examples/portal/portal.css', script: '/examples/portal/portal.ts' }
      middlewares.use(serve(() => page(files).replace('src="./#"', 'src="/"')))
    },
    configurePreviewServer({ config, middlewares }) {
      middlewares.use(serve(() => readFileSync(join(config.root, config.build.outDir, 'portal.html'), 'utf8')))
    },
    async generateBundle() {
      const emit = (name: string, text: string) =>
        `./${this.getFileName(this.emitFile({ type: 'asset', name, source: text }))}`
      const files = {
        style: emit('portal.css', read('portal.css')),
        script: emit('portal.js', await buildScript('examples/portal/portal.ts')),
      }
      this.emitFile({ type: 'asset', fileName: 'portal.html', source: page(files) })
    },
  }
}

const page = ({ style, script }: { style: string; script: string }) =>
  read('portal.html').replace('href="portal.css"', `href="${style}"`).replace('src="portal.ts"', `src="${script}"`)
