import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PageSettings } from '../src/contract/page-settings.ts'
import { isSafeId } from '../src/contract/customer-id-rule.ts'
import { pagePolicy, styleHashOf } from './headers.ts'
import { writePageSettings } from './page-settings.ts'
import type { Settings } from './settings.ts'

/** An HTML page, as it is and compressed, with its content security policy. */
export interface Page {
  html: Buffer
  gzip: Buffer
  policy: string
}

export const createPage = (html: string, policy: string): Page => ({
  html: Buffer.from(html),
  gzip: gzipSync(html),
  policy,
})

/** Draws the app's page, for a path, with its settings in it. */
export function createAppPages(settings: Settings): (path: string) => Page {
  const html = readFileSync(join(settings.SITE, 'index.html'), 'utf8')
  const policy = pagePolicy({ portals: settings.PORTALS, styleHash: styleHashOf(html) })
  const written = writePageSettings(html, pageSettingsOf(settings))
  // The static frame has its box in another place on a record: known here, its first paint waits for no script.
  const draw = (name: string) => createPage(written.replace('<html lang="en"', `$& data-page="${name}"`), policy)
  const [search, record] = [draw('search'), draw('record')]
  return (path) => (/^(?:\/embed)?\/customers\//.test(path) ? record : search)
}

/** What the page is told of the settings; nothing in it is secret. */
export function pageSettingsOf(settings: Settings): PageSettings {
  return {
    environment: settings.environment,
    appName: settings.APP_NAME,
    supportContact: settings.SUPPORT_CONTACT,
    portals: settings.PORTALS,
    products: [...settings.IMPRINT_MERCHANT_KEYS.keys()],
    revealAudit: settings.REVEAL_AUDIT === 'on' && settings.environment !== 'demo',
    coverAfter: settings.COVER_AFTER,
    lockAfter: settings.LOCK_AFTER,
    signOutUrl: settings.SIGN_OUT_URL,
  }
}

export function sendPage({ headers }: FastifyRequest, reply: FastifyReply, { html, gzip, policy }: Page): FastifyReply {
  const compressed = /\bgzip\b/.test(headers['accept-encoding'] ?? '')
  if (compressed) reply.header('content-encoding', 'gzip')
  return reply
    .headers({ 'content-type': 'text/html; charset=utf-8', vary: 'accept-encoding', 'content-security-policy': policy })
    .send(compressed ? gzip : html)
}

/**
 * The `Link` header that starts the record's request with the page, before any script. Chromium takes it over for the
 * page's own request; Firefox (153, measured) does not, and would read twice. Not when the page itself is only fetched
 * ahead, for each read is on record; and where there are products, only for a query that leaves no doubt which is meant.
 */
export function preloadOf({ raw, headers }: FastifyRequest, settings: Settings): string | undefined {
  const { method, url = '' } = raw
  const ahead = headers['sec-purpose'] ?? headers.purpose
  if (settings.environment === 'demo' || method !== 'GET' || ahead || !headers['user-agent']?.includes('Chrome/'))
    return undefined
  const [, id = '', query] = /^(?:\/embed)?\/customers\/([^/?#]+)\/?(?:\?(.*))?$/.exec(url) ?? []
  const products = [...settings.IMPRINT_MERCHANT_KEYS.keys()]
  const product = query === undefined ? products[0] : /^product=([^&]*)/.exec(query)?.[1]
  if (!isSafeId(id) || (products.length > 0 && !(product !== undefined && products.includes(product)))) return undefined
  const api = products.length > 0 ? `/api/products/${product}` : '/api'
  return `<${api}/v2/customers/${id}>; rel=preload; as=fetch; crossorigin`
}
