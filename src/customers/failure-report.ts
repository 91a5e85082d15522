import { LookupError } from '../api/errors'

/** What support needs of a failed lookup, as lines of text. Holds the ID asked for, the product where there are several, and no other customer data. */
export function writeFailureReport(id: string, error: Error, product = ''): string {
  const details = error instanceof LookupError ? error.details : undefined
  const lines: [string, string | number | undefined][] = [
    ['Customer lookup failed', error instanceof LookupError ? error.kind : `fault of the tool (${error.name})`],
    ['Time (UTC)', new Date(details?.at ?? Date.now()).toISOString()],
    ['Customer ID', details?.alsoAsked ? `${id}, also tried as ${details.alsoAsked}` : id],
    ['Product', product || undefined],
    ['HTTP status', details?.status],
    ['Error type', details?.type],
    ['Content type', details?.contentType],
    ['Request ID', details?.requestId],
    ['Latency', details?.latency === undefined ? undefined : `${Math.round(details.latency)} ms`],
    ['App version', __APP_VERSION__],
  ]
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
