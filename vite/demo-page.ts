import type { Plugin } from 'vite'

/**
 * The demo's changes to index.html. The banner is there from the first paint on; src/demo/presenter-bar.tsx renders it
 * again. The brand links to `home`, because the built demo may be in any folder of a host.
 */
export function demoPage(home: string): Plugin {
  return {
    name: 'demo-page',
    transformIndexHtml: {
      order: 'pre',
      handler: (html) =>
        html.replace('class="brand" href="/"', `class="brand" href="${home}"`).replace(
          '</noscript>\n      </div>',
          `$&
      <aside aria-label="Presenter" class="presenter">
        <div><p class="presenter-banner">Demo data – no real customers</p></div>
      </aside>`,
        ),
    },
  }
}
