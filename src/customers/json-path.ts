/** A path to copy into a query or a ticket: `metadata.shipping.lines[0]["gift note"]`. */
export function pathTo(parent: string, key: string): string {
  if (/^(0|[1-9]\d*)$/.test(key)) return `${parent}[${key}]`
  if (/^[A-Za-z_$][\w$]*$/.test(key)) return parent === '' ? key : `${parent}.${key}`
  return `${parent}[${JSON.stringify(key)}]`
}
