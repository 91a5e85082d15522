import { createHash } from 'node:crypto'

/** On every answer, errors included. A route names only what differs. */
export const headersEverywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cache-control': 'no-store',
}

/** The content security policy of every answer that is not a page. */
export const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/** Where browsers report what a page's policy has stopped. `report-uri`, because every browser sends it, and at once. */
export const violationsPath = '/api/policy-violations'

interface PageSources {
  /** Origins that may show the page in a frame, beside its own. */
  portals?: readonly string[]
  /** Of a script and styles that stand in the page itself: the dev server's, never a deployment's. */
  nonce?: string
  /** The source that allows the style sheet in a built page: `styleHashOf` it. */
  styleHash?: string | undefined
  /** Whether it frames pages of its own origin, as the demo's portal does. */
  frames?: boolean
}

/** The `style-src` source for the style sheet that a build puts into index.html; undefined where there is none. */
export function styleHashOf(html: string): string | undefined {
  const css = /<style>(.*?)<\/style>/s.exec(html)?.[1]
  return css === undefined ? undefined : `'sha256-${createHash('sha256').update(css).digest('base64')}'`
}

/** The content security policy of a page. */
export function pagePolicy({ portals = [], nonce, styleHash, frames = false }: PageSources = {}): string {
  const own = nonce ? `'self' 'nonce-${nonce}'` : "'self'"
  return [
    "default-src 'none'",
    `script-src ${own}`,
    `style-src ${[own, styleHash].filter(Boolean).join(' ')}`,
    "connect-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    ...(frames ? ["frame-src 'self'"] : []),
    "worker-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${["'self'", ...portals].join(' ')}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    `report-uri ${violationsPath}`,
  ].join('; ')
}
