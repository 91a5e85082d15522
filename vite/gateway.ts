import { randomUUID } from 'node:crypto'
import { resolve } from 'node:path'
import type { Connect, Plugin } from 'vite'
import { createGateway } from '../server/gateway.ts'
import { closedPolicy, headersEverywhere, pagePolicy } from '../server/headers.ts'
import { readSettings, type Settings, SettingsError } from '../server/settings.ts'

const root = resolve(import.meta.dirname, '..')

/**
 * The settings of the development server and the preview, which only this machine reaches: from the environment and
 * `.env.local`. Without any for Imprint, and in Vite's mode `demo`, it is the demo. Throws a SettingsError.
 */
export function readDevelopmentSettings(env: NodeJS.ProcessEnv, mode: string): Settings {
  // An environment that is named without a key is a mistake: invented customers are not what is wanted then.
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
 * The gateway of a deployment (server/) inside Vite. The preview is answered by it alone; the development server has it
 * for `/api`, and sends its headers with everything.
 *
 * In development Vite puts a script and the styles into the page. They carry a nonce that is made at each start, where
 * a deployment has none. What the policy takes from Vite is the worker that waits for a restarted server: reload then.
 */
export function gateway(settings: Settings): Plugin {
  const nonce = randomUUID()
  const hosts = ['localhost', '127.0.0.1']
  const words =
    settings.environment === 'demo'
      ? 'Demo data: no IMPRINT_API_KEY is set'
      : `Live: ${settings.environment}, ${settings.origin}`

  return {
    name: 'gateway',
    // Vite has a word of its own on caching, which only this overrules.
    config: () => ({ html: { cspNonce: nonce }, server: { headers: { 'Cache-Control': 'no-store' } } }),

    async configureServer({ config, middlewares, httpServer }) {
      config.logger.info(`  ${words}`)
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
      config.logger.info(`  ${words}`)
      const site = resolve(config.root, config.build.outDir)
      const { app } = await createGateway({ ...settings, SITE: site }, { hosts })
      httpServer.once('close', () => void app.close())
      middlewares.use((request, response) => app.routing(request, response))
    },
  }
}

/** Every path that is no file's is the page's own: Vite has given it this name by then. */
const isPage = ({ url = '' }: Connect.IncomingMessage) => /^\/index\.html(\?|$)/.test(url)
