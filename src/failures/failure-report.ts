import type { LookupError } from '../api/errors'

interface Context {
  appName: string
  /** "" in a deployment with one product. */
  product: string
}

/** The details of a failed lookup for support, as lines of text. Of customer data it holds the requested ID only. */
export function writeFailureReport(
  id: string,
  { kind, details, cause }: LookupError,
  { appName, product }: Context,
): string {
  const lines: [string, string | number | undefined][] = [
    [
      `${appName} failed`,
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
