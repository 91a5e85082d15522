import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PageSettings } from '../src/contract/page-settings.ts'
import { inlineSources, pagePolicy } from './headers.ts'
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

/** The app's page with its settings in it. */
export function createAppPage(settings: Settings): Page {
  const html = readFileSync(join(settings.SITE, 'index.html'), 'utf8')
  const policy = pagePolicy({ portals: settings.PORTALS, inline: inlineSources(html) })
  return createPage(writePageSettings(html, pageSettingsOf(settings)), policy)
}

/** What the page is told of the settings; nothing in it is secret. */
export function pageSettingsOf(settings: Settings): PageSettings {
  return {
    environment: settings.environment,
    appName: settings.APP_NAME,
    supportContact: settings.SUPPORT_CONTACT,
    portals: settings.PORTALS,
    products: [...settings.IMPRINT_MERCHANT_KEYS.keys()],
    hideAfterBlur: settings.HIDE_AFTER_BLUR,
    revealReason: settings.REVEAL_REASON,
    ticketPattern: settings.TICKET_PATTERN,
    revealReasons: settings.REVEAL_REASONS,
    callerCheck: settings.CALLER_CHECK,
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
