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
    configResolved(config) {
      ;({ base } = config)
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
