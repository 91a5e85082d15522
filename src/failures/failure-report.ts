import type { LookupError } from '../api/errors'
import { writeCallReport } from '../customers/call-report'
import type { Deployment } from '../customers/deployment'

interface Context extends Pick<Deployment, 'appName' | 'environment'> {
  /** "" in a deployment with one product. */
  product: string
  /** Whether the ID that was asked for is the partner's. */
  byPartnerId?: boolean | undefined
}

/** The details of a failed lookup for support, as lines of text. Of customer data it holds the requested ID only. */
export function writeFailureReport(
  id: string,
  { kind, details, cause }: LookupError,
  { appName, environment, product, byPartnerId }: Context,
): string {
  const what = kind === 'broken' ? `fault of the tool (${cause instanceof Error ? cause.name : typeof cause})` : kind
  return writeCallReport(`${appName} failed: ${what}`, { ...details, id, byPartnerId, product }, environment)
}
