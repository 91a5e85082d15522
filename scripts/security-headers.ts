/*
 * The headers of deploy/nginx/headers.conf and of its page, for the servers that are not nginx: dev server, preview,
 * and the one of the end-to-end tests. tests/e2e/gateway/headers.test.ts holds nginx to the same values.
 */

/** On every answer, but for `Strict-Transport-Security`, which says nothing over http. */
export const headersEverywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy':
    'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  'cache-control': 'no-store',
}

/** The content security policy of whatever is no page. */
export const closedPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

interface PageSources {
  /** Origins that may show the page in a frame, beside its own. */
  portals?: readonly string[]
  /** Of a script and styles that stand in the page itself: the dev server's, never a deployment's. */
  nonce?: string
  /** A build's own style sheet, which stands in the page: the source in its style-hash.txt. */
  styleHash?: string
  /** Whether it frames pages of its own origin, as the demo's portal does. */
  frames?: boolean
}

/** The content security policy of the page. */
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
  ].join('; ')
}
