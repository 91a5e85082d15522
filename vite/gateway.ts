import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { Connect, Plugin } from 'vite'
import { createGateway } from '../server/gateway.ts'
import { closedPolicy, headersEverywhere, pagePolicy } from '../server/headers.ts'
import { readSettings, type Settings, SettingsError } from '../server/settings.ts'

const root = resolve(import.meta.dirname, '..')

/**
 * The settings of the development server and the preview, which listen on this machine only: from the environment and
 * `.env.local`. The demo, if none of Imprint's settings is set and in Vite's mode `demo`. Throws a SettingsError.
 */
export function readDevelopmentSettings(env: NodeJS.ProcessEnv, mode: string): Settings {
  // Setting an environment without a key is a mistake: it must fail, and not start the demo.
  const named = Object.keys(env).some((name) => name.startsWith('IMPRINT_') && env[name])
  const settings = readSettings({
    PUBLIC_HOST: 'localhost',
    ...env,
    ...(!env.AUTH_URL && { AUTH: 'none' }),
    ...((mode === 'demo' || !named) && { IMPRINT_ENVIRONMENT: 'demo' }),
    SITE: root,
  })
  const { IMPRINT_API_KEY: key, IMPRINT_MERCHANT_KEY: merchantKey, IMPRINT_MERCHANT_KEYS: merchantKeys } = settings
  const secrets = [key, ...key.split(':'), merchantKey, ...merchantKeys.values()].filter(Boolean)
  const leaks = Object.keys(env).filter(
    (name) => name.startsWith('VITE_') && secrets.some((secret) => env[name]?.includes(secret)),
  )
  if (leaks.length > 0)
    throw new SettingsError(
      leaks.map((name) => `${name} holds an API key, and what starts with VITE_ is written into the page: rename it.`),
    )
  return settings
}

/**
 * The gateway of a deployment (server/) inside Vite. It answers all requests of the preview. In the development server
 * it answers `/api`, and its security headers are sent with every response.
 *
 * In development Vite adds a script and styles to the page. They carry a nonce, which is new at each start; a deployment
 * has none. The policy blocks Vite's worker that waits for a restarted server, so reload the page after a restart.
 */
export function gateway(settings: Settings): Plugin {
  const nonce = randomUUID()
  const hosts = ['localhost', '127.0.0.1']
  const notice =
    settings.environment === 'demo'
      ? 'Demo data: no IMPRINT_API_KEY is set'
      : `Live: ${settings.environment}, ${settings.origin}`

  return {
    name: 'gateway',
    // Vite sets its own Cache-Control, which can only be overridden here.
    config: () => ({ html: { cspNonce: nonce }, server: { headers: { 'Cache-Control': 'no-store' } } }),

    async configureServer({ config, middlewares, httpServer }) {
      config.logger.info(`  ${notice}`)
      const { app } = await createGateway(settings, { hosts, site: false })
      httpServer?.once('close', () => void app.close())
      middlewares.use((request, response, next) => {
        const headers = { ...headersEverywhere, 'content-security-policy': closedPolicy }
        for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
        if (/^\/api\b/.test(request.url ?? '')) app.routing(request, response)
        else next()
      })
      return () =>
        middlewares.use((request, response, next) => {
          if (isPage(request)) response.setHeader('content-security-policy', pagePolicy({ nonce }))
          next()
        })
    },

    async configurePreviewServer({ config, middlewares, httpServer }) {
      config.logger.info(`  ${notice}`)
      const site = resolve(config.root, config.build.outDir)
      const { app } = await createGateway({ ...settings, SITE: site }, { hosts })
      httpServer.once('close', () => void app.close())
      middlewares.use((request, response) => app.routing(request, response))
    },
  }
}

/** Whether the request is for the page. Vite has rewritten every path without a file to /index.html by then. */
const isPage = ({ url = '' }: Connect.IncomingMessage) => /^\/index\.html(\?|$)/.test(url)
