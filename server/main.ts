import { once } from 'node:events'
import { watchFile } from 'node:fs'
import { createGateway } from './gateway.ts'
import { createMetricsServer } from './metrics.ts'
import { readSettings, type Settings, SettingsError } from './settings.ts'

/*
 * The process of a deployment: checks the settings, listens, reads the settings again at HUP and when a file that they
 * name changes, and at TERM ends when the last answer is out. stdout is the audit's; stderr has words for a person.
 */
const longestStop = 30_000

try {
  await run(readSettings(process.env))
} catch (error) {
  sayWhy('The gateway does not start', error)
  process.exit(1)
}

async function run(settings: Settings): Promise<void> {
  const { app, metrics, reload } = await createGateway(settings)
  const metricsServer = settings.METRICS_LISTEN && createMetricsServer(metrics)
  await listen(
    'METRICS_LISTEN',
    async () => metricsServer && once(metricsServer.listen(settings.METRICS_LISTEN), 'listening'),
  )
  await listen('LISTEN', () => app.listen(settings.LISTEN))

  process.on('SIGHUP', reloadSettings)
  for (const [name, file] of Object.entries(process.env)) {
    if (/^(IMPRINT|LIMITS)_\w+_FILE$/.test(name) && file)
      watchFile(file, { interval: 2_000, persistent: false }, reloadSettings)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())

  function reloadSettings() {
    try {
      reload(readSettings(process.env))
    } catch (error) {
      sayWhy('The gateway goes on with its old settings', error)
    }
  }

  async function stop() {
    setTimeout(() => process.exit(1), longestStop).unref()
    metricsServer?.close()
    await app.close()
    process.exit()
  }
}

async function listen(setting: string, attempt: () => Promise<unknown>): Promise<void> {
  await attempt().catch((): never => {
    throw new SettingsError([
      `${setting} names an address that cannot be opened: it is taken, not this machine's, or not for this user.`,
    ])
  })
}

function sayWhy(what: string, error: unknown): void {
  if (!(error instanceof SettingsError)) throw error
  for (const mistake of error.mistakes) process.stderr.write(`${what}: ${mistake}\n`)
}
