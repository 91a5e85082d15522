/** The app's routes. This file builds and matches all of its URLs. */
export const routePatterns = {
  search: '/',
  customer: '/customers/:customerId',
  partner: '/partner',
  signedIn: '/signed-in',
} as const

export const paths = {
  search: (product = '') => inProduct('/', product),
  /** The permalink of a record. */
  customer: (id: string, product = '') => inProduct(`/customers/${encodeURIComponent(id)}`, product),
  /** The page of a lookup by partner ID, without the ID: see src/customers/partner-lookups.ts. */
  partner: (product = '') => inProduct('/partner', product),
  /** The page that a sign-in leads to, in a tab of its own beside a portal. */
  signedIn: '/signed-in',
}

/** Adds the product to a path as `?product=`. Unchanged for "", in a deployment with one product. */
export function inProduct(path: string, product: string): string {
  return product ? `${path}?product=${product}` : path
}

/**
 * The product named by `?product=` in a query string. The first product if the name is missing or is not one of
 * `products`; "" if there are none.
 */
export function productOf(search: string, products: readonly string[]): string {
  const named = new URLSearchParams(search).get('product')
  return products.find((product) => product === named) ?? products[0] ?? ''
}

/**
 * True in the built demo, where paths follow a `#`: it is a static folder for any host and any base path, and such a
 * host does not answer `/customers/…` with index.html.
 */
export const pathsBehindHash = __PATHS_BEHIND_HASH__

const wholePath = () => (pathsBehindHash ? location.hash.slice(1) : location.pathname)

/** Router basename: `/embed` when embedded in a portal, else "". */
export const embedBase = () => /^\/embed(?![^/?])/.exec(wholePath())?.[0] ?? ''

/** The app's path in the address bar, without the basename. */
export function currentPath(): string {
  return wholePath().slice(embedBase().length) || '/'
}

/** The URL of a path, for `href` and the History API. */
export function urlOf(path: string): string {
  return ownTabUrlOf(embedBase() + path)
}

/** The URL of a path outside of a portal's frame. */
export const ownTabUrlOf = (path: string) => (pathsBehindHash ? '#' : '') + path

/**
 * The customer ID in a path, decoded once. Undefined if the path is not a customer's or cannot be decoded.
 */
export function matchCustomerPath(path: string): string | undefined {
  const encoded = /^\/customers\/([^/?#]+)\/?(?:[?#]|$)/.exec(path)?.[1]
  if (encoded === undefined) return undefined
  try {
    return decodeURIComponent(encoded)
  } catch {
    return undefined
  }
}

/**
 * Encodes each `%` of the path in the address bar if the path cannot be decoded. The router would otherwise log a
 * warning that quotes the path, which may hold personal data.
 */
export function repairUrl(): void {
  try {
    decodeURIComponent(wholePath())
  } catch {
    const { pathname, search, hash } = location
    const encode = (text: string) => text.replaceAll('%', '%25')
    history.replaceState(
      null,
      '',
      pathsBehindHash ? pathname + search + encode(hash) : encode(pathname) + search + hash,
    )
  }
}
