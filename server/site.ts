import { existsSync, readFileSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { pagePolicy } from './headers.ts'
import { createAppPage, createPage, sendPage } from './page.ts'
import { noRoute } from './request-target.ts'
import type { Settings } from './settings.ts'

/** Never the app's page: what looks like a route or a file, and is none. A service worker could come from a script. */
const noPage = /^\/(?:api|assets)(?:[/?#]|$)|\.(?:m?js|ts|map)(?:[?#]|$)/

const fileTypes = new Map([
  ['.js', 'text/javascript'],
  ['.css', 'text/css'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain'],
  ['.ts', 'text/plain'],
])

/** The built files, and the app's page at every other path. `settingsNow`: a reload replaces what it returns. */
export async function siteRoutes(app: FastifyInstance, { settingsNow }: { settingsNow: () => Settings }) {
  const { SITE: root, environment } = settingsNow()
  let written = { settings: settingsNow(), page: createAppPage(settingsNow()) }

  // Without the wildcard there is a route for each file that is here now, and for nothing else.
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    globIgnore: ['**/*.{html,gz,br}'],
    preCompressed: true,
    acceptRanges: false,
    cacheControl: false,
    setHeaders: (reply, file) => void reply.headers(fileHeaders(relative(root, file).replaceAll('\\', '/'))),
  })

  // The plugin has its own idea of a compressed script's type.
  app.addHook('onSend', async ({ routeOptions: { url = '' } }, reply) => {
    const type = fileTypes.get(extname(url))
    if (type && reply.statusCode === 200) reply.header('content-type', type)
  })

  app.get('/*', async (request, reply) => {
    if (noPage.test(request.raw.url ?? '')) throw noRoute(request, settingsNow().IMPRINT_MERCHANT_KEYS)
    const settings = settingsNow()
    if (written.settings !== settings) written = { settings, page: createAppPage(settings) }
    return sendPage(request, reply, written.page)
  })

  // The demo's second page: a portal that shows the app in a tab. Its files stand with the app's own.
  const portalFile = join(root, 'portal.html')
  if (environment === 'demo' && existsSync(portalFile)) {
    const portal = createPage(readFileSync(portalFile, 'utf8'), pagePolicy({ frames: true }))
    for (const path of ['/portal', '/portal.html'])
      app.get(path, async (request, reply) => sendPage(request, reply, portal))
  }
}

function fileHeaders(file: string): Record<string, string> {
  const immutable = { 'cache-control': 'public, max-age=31536000, immutable' }
  if (file.startsWith('assets/')) return immutable
  if (!file.startsWith('embed/')) return { 'cache-control': 'public, max-age=86400' }
  // What a portal's page imports: no data, so any origin may. Old pages ask for the plain name, and it is to be fresh.
  return {
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
    ...(/-\d/.test(file) ? immutable : { 'cache-control': 'public, max-age=300' }),
  }
}
