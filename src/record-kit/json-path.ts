/**
 * A path to copy into a query or a ticket: `metadata.shipping.lines[0]["gift note"]`. `key`: a number is a list index.
 * At the top level (parent ""), it may already be a path: `address.district`.
 */
export function pathTo(parent: string, key: string | number): string {
  if (typeof key === 'number') return `${parent}[${key}]`
  if (parent === '' && /^[A-Za-z_$][\w$.]*$/.test(key)) return key
  if (/^[A-Za-z_$][\w$]*$/.test(key)) return `${parent}.${key}`
  return `${parent}[${JSON.stringify(key)}]`
}
