import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type GatewayProcess, startGateway } from '../../../bench/gateway-process'
import { findPort, startUpstream, type Upstream } from './upstream'

export const key = 'canary-key_7f3a'
export const secret = 'canary-secret_91bc'

/** The live build, which `npm test` makes before the tests. */
export const dist = resolve(import.meta.dirname, '../../../dist')

export interface Started extends GatewayProcess {
  port: number
  upstream: Upstream
  /** The audit lines so far. */
  lines(): Record<string, unknown>[]
  /** Starts another with the same settings, once this one has ended. */
  startAgain(): Promise<GatewayProcess>
}

/** Starts a gateway before a fake Imprint, with the settings of a team's own where given. */
export async function start(env: Record<string, string> = {}, site = dist): Promise<Started> {
  const upstream = await startUpstream()
  let port = await findPort()
  const settings = {
    IMPRINT_API_KEY: `${key}:${secret}`,
    IMPRINT_API_URL: `http://127.0.0.1:${upstream.port}`,
    UPSTREAM_TIMEOUT: '5',
    RATE_PER_AGENT: '600000',
    RATE_PER_ADDRESS: '600000',
    ...(env.AUTH_URL ? {} : { AUTH: 'none' }),
    ...env,
  }
  const gateway = await startGateway(site, port, settings).catch(async (error: unknown) => {
    // Another test's server may have taken the port since.
    if (!String(error).includes('cannot be opened')) throw error
    port = await findPort()
    return startGateway(site, port, settings)
  })
  return {
    ...gateway,
    port,
    upstream,
    lines: () =>
      readFileSync(gateway.log, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    startAgain: () => startGateway(site, port, settings),
    async stop() {
      upstream.close()
      await gateway.stop()
    },
  }
}
