import type { Plugin } from 'vite'

/**
 * What the demo's index.html has beyond the live one: the banner, from the first picture on (src/demo/demo-panel.tsx
 * draws over it), and where the folder may stand anywhere, a brand that leads to it and not to the host's own start.
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
      <aside aria-label="Demo" class="sticky bottom-0 mt-auto border-t border-border bg-surface py-2">
        <div class="mx-auto flex max-w-240 px-4"><p class="font-medium">Demo data – no real customers</p></div>
      </aside>`,
        ),
    },
  }
}
