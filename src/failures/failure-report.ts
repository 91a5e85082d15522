import type { LookupError } from '../api/errors'

/** What support needs of a failed lookup, as lines of text. Holds the ID asked for, the product where there are several, and no other customer data. */
export function writeFailureReport(id: string, { kind, details, cause }: LookupError, product = ''): string {
  const lines: [string, string | number | undefined][] = [
    [
      'Customer lookup failed',
      kind === 'broken' ? `fault of the tool (${cause instanceof Error ? cause.name : typeof cause})` : kind,
    ],
    ['Time (UTC)', new Date(details.at).toISOString()],
    ['Customer ID', details.alsoAsked ? `${id}, also tried as ${details.alsoAsked}` : id],
    ['Product', product || undefined],
    ['HTTP status', details.status],
    ['Error type', details.type],
    ['Content type', details.contentType],
    ['Request ID', details.requestId],
    ['Latency', details.latency === undefined ? undefined : `${Math.round(details.latency)} ms`],
    ['App version', `${__APP_VERSION__}, build ${__BUILD_ID__}`],
  ]
  return lines
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')
}
