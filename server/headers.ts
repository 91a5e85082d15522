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

interface InlineSources {
  script: readonly string[]
  style: readonly string[]
}

interface PageSources {
  /** Origins that may show the page in a frame, beside its own. */
  portals?: readonly string[]
  /** Of a script and styles that stand in the page itself: the dev server's, never a deployment's. */
  nonce?: string
  /** What stands in a built page itself: `inlineSources` of it. */
  inline?: InlineSources
  /** Whether it frames pages of its own origin, as the demo's portal does. */
  frames?: boolean
}

/** The sources that allow the script and the style sheet that a build puts into index.html; none where there are none. */
export function inlineSources(html: string): InlineSources {
  return { script: hashesOf(/<script>(.*?)<\/script>/gs), style: hashesOf(/<style>(.*?)<\/style>/gs) }

  function hashesOf(element: RegExp): string[] {
    return [...html.matchAll(element)].map(
      ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
    )
  }
}

/** The content security policy of a page. */
export function pagePolicy({ portals = [], nonce, inline, frames = false }: PageSources = {}): string {
  const own = nonce ? `'self' 'nonce-${nonce}'` : "'self'"
  return [
    "default-src 'none'",
    `script-src ${[own, ...(inline?.script ?? [])].join(' ')}`,
    `style-src ${[own, ...(inline?.style ?? [])].join(' ')}`,
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
