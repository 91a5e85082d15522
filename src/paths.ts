/** Every URL of ours, built and matched here. */
export const routePatterns = { search: '/', customer: '/customers/:customerId' } as const

export const paths = {
  search: (product = '') => inProduct('/', product),
  /** The permalink of a record. */
  customer: (id: string, product = '') => inProduct(`/customers/${encodeURIComponent(id)}`, product),
}

/** A path of ours with the product it is about; as it is where there is only one. */
export function inProduct(path: string, product: string): string {
  return product ? `${path}?product=${product}` : path
}

/**
 * The product that the query string of a path of ours names, one of those given. Whatever else it names is the first
 * of them; "" where there are none.
 */
export function productOf(search: string, products: readonly string[]): string {
  const named = new URLSearchParams(search).get('product')
  return products.find((product) => product === named) ?? products[0] ?? ''
}

/**
 * The built demo is a static folder for any host and any base path, where nobody sends `/customers/…` to index.html.
 * There a path of ours stands behind a `#`.
 */
export const pathsBehindHash = __PATHS_BEHIND_HASH__

const wholePath = () => (pathsBehindHash ? location.hash.slice(1) : location.pathname)

/** What stands before every path of ours where the app is a tab in somebody's portal, with a look of its own; else "". */
export const embedBase = () => /^\/embed(?![^/?])/.exec(wholePath())?.[0] ?? ''

/** The path of ours that the address bar shows now. */
export function currentPath(): string {
  return wholePath().slice(embedBase().length) || '/'
}

/** A path of ours as a URL for the address bar. */
export function urlOf(path: string): string {
  return (pathsBehindHash ? '#' : '') + embedBase() + path
}

/**
 * The customer ID that a path of ours names, decoded once.
 * Undefined when the path is not a customer's, or cannot be decoded.
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
 * Encodes the `%` of a path that cannot be decoded, in the address bar. The router would take it to the letter, too,
 * but quote it in a console warning, and what stands in it may be personal.
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
