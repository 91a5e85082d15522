import type { Environment } from './deployment'

/** One call of the API, as support and engineers ask about it. Of customer data it holds the requested ID only. */
export interface Call {
  /** Epoch milliseconds. */
  at: number
  id: string
  /** Whether the ID is the partner's. */
  byPartnerId?: boolean | undefined
  /** The other letter case of the ID, if that was asked for as well. */
  alsoAsked?: string | undefined
  /** "" in a deployment with one product. */
  product: string
  status?: number | undefined
  type?: string | undefined
  contentType?: string | undefined
  requestId?: string | undefined
  /** Milliseconds. */
  latency?: number | undefined
}

/** Imprint's API of each environment; another address is the deployment's own, and not known to the page. */
const hosts: Partial<Record<Environment, string>> = {
  sandbox: 'https://dev.sbx.imprint.co',
  production: 'https://dev.imprint.co',
}

/** A call as lines of text under a title, with the same call as cURL, the key and the merchant key as variables. */
export function writeCallReport(title: string, call: Call, environment: Environment): string {
  const merchantKey = call.product && ' -H "x-imprint-merchant-key: $MERCHANT_KEY"'
  const url = `${hosts[environment] ?? '$API_URL'}/v2/customers${call.byPartnerId ? `?partner_customer_id=${encodeURIComponent(call.id)}` : `/${call.id}`}`
  const lines: [string, string | number | undefined][] = [
    ['Time (UTC)', new Date(call.at).toISOString()],
    ['Environment', environment],
    [
      call.byPartnerId ? 'Partner ID' : 'Customer ID',
      call.alsoAsked ? `${call.id}, also tried as ${call.alsoAsked}` : call.id,
    ],
    ['Product', call.product || undefined],
    ['HTTP status', call.status],
    ['Error type', call.type],
    ['Content type', call.contentType],
    ['Request ID', call.requestId],
    ['Latency', call.latency === undefined ? undefined : `${Math.round(call.latency)} ms`],
    ['App version', `${__APP_VERSION__}, build ${__BUILD_ID__}`],
    ['Same call', `curl -u "$API_KEY:"${merchantKey} "${url}"`],
  ]
  const known = lines.filter(([, value]) => value !== undefined).map(([name, value]) => `${name}: ${value}`)
  return [title, ...known].join('\n')
}
