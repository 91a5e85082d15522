import type { Plugin } from 'vite'

/**
 * What index.html says of its files, and Vite does not write by itself. Nothing is painted before the first script,
 * which knows where the box stands on this page. The app's files set out beside it, not after it; yet behind it, for
 * it is the one that asks for the record.
 */
export function firstFiles(): Plugin {
  let base = '/'
  return {
    name: 'first-files',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) {
      ;({ base } = config)
    },
    // Vite's own helper, around each import(), loads the style sheet of a chunk. Ours is one and in the page, and the
    // helper is 0.9 kB of the first script.
    load: {
      filter: { id: /^\0vite\/preload-helper\.js$/ },
      handler: () => 'export const __vitePreload = (load) => load()',
    },
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        const app = Object.values(bundle).filter(
          (file) => file.type === 'chunk' && /^(libraries|app|shared)$/.test(file.name),
        )
        return {
          html: html.replace('<script type="module"', '$& blocking="render"'),
          tags: app.map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, fetchpriority: 'low', href: base + fileName },
            injectTo: 'head',
          })),
        }
      },
    },
  }
}
