import type { Plugin, Rolldown } from 'vite'
import { buildScript } from './build-script.ts'

/**
 * What index.html holds and loads, in a build:
 * - src/start.ts is inlined, so that a record's request leaves with the page itself.
 * - The style sheet is inlined, so that the first paint does not wait for another round trip. The content security
 *   policy allows both by their hashes (server/headers.ts).
 * - The app is preloaded: the entry imports it dynamically, and keeps what is typed meanwhile. The files stand in the order
 *   in which they are needed, which over HTTP/2 is the order in which they come, and before the style sheet, which takes a
 *   slow line 40 ms.
 */
export function pageFiles(): Plugin {
  let base = '/'
  let define: Record<string, string> = {}
  return {
    name: 'page-files',
    apply: 'build',
    enforce: 'post', // after Vite has written index.html
    configResolved(config) {
      base = config.base
      define = Object.fromEntries(Object.entries(config.define ?? {}).map(([name, value]) => [name, String(value)]))
    },
    transformIndexHtml: {
      order: 'pre',
      async handler(html) {
        const script = await buildScript('src/start.ts', define, 'iife')
        if (/<\/script|<!--/.test(script)) throw new Error('src/start.ts would end its place in the page')
        return html
          .replaceAll(/<!--.*?-->\s*|(?<=\n) +/gs, '') // comments and indentation are for who edits the page
          .replace('<script type="module" src="/src/start.ts"></script>', () => `<script>${script.trim()}</script>`)
      },
    },
    generateBundle(_options, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') return
      const html = String(page.source)
      const [link = '', href = ''] = /<link rel="stylesheet"[^>]* href="([^"]+)">/.exec(html) ?? []
      const styleFile = href.slice(base.length)
      const style = bundle[styleFile]
      const app = Object.values(bundle).find((chunk) => chunk.type === 'chunk' && chunk.name === 'mount')
      if (style?.type !== 'asset' || app?.type !== 'chunk') this.error('index.html lacks its style sheet or its app')

      const css = String(style.source).trim()
      delete bundle[styleFile]
      const preloads = [...withImports(app, bundle)].map(
        (file) => `<link rel="modulepreload" crossorigin href="${base}${file}">`,
      )
      const entry = '</script>\n  ' + link // the entry's, after which Vite puts the style sheet
      if (!html.includes(entry)) this.error('index.html has no place for its preloads')
      page.source = html.replace(entry, () => ['</script>', ...preloads, `<style>${css}</style>`].join('\n  '))
    },
  }
}

/** The files of a chunk's static imports and then its own, except the entry, which the page loads itself. */
function withImports(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle, files = new Set<string>()) {
  if (chunk.isEntry || files.has(chunk.fileName)) return files
  for (const file of chunk.imports) {
    const imported = bundle[file]
    if (imported?.type === 'chunk') withImports(imported, bundle, files)
  }
  return files.add(chunk.fileName)
}
