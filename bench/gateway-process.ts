import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** A running gateway: the file built by `npm run build`, in its own process. */
export interface GatewayProcess {
  pid: number
  /** The file that its standard output, the audit log, is written to. */
  log: string
  /** Its standard error so far. */
  output(): string
  /** Resolves when it has ended, to its exit code or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
  /** Makes it read its settings again, as after a change of a key file. */
  reload(): void
  /** Stops it after the last answer, and removes its files. */
  stop(): Promise<void>
}

const built = resolve(import.meta.dirname, '../dist-server/gateway.mjs')

/** Starts the gateway and waits until it answers. Throws an Error with its output if it does not start. */
export async function startGateway(site: string, port: number, env: NodeJS.ProcessEnv): Promise<GatewayProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'customer-lookup-'))
  const log = join(folder, 'audit.log')
  const stdout = openSync(log, 'a')
  // The memory limit of the Docker image.
  const child = spawn(process.execPath, ['--max-old-space-size=192', built], {
    env: { PUBLIC_HOST: 'localhost', SITE: site, ...env, LISTEN: `127.0.0.1:${port}` },
    stdio: ['ignore', stdout, 'pipe'],
  })
  closeSync(stdout)
  let output = ''
  child.stderr?.on('data', (data) => (output += String(data)))
  const ended = once(child, 'close').then(() => child.exitCode ?? child.signalCode)
  const gateway: GatewayProcess = {
    pid: child.pid ?? 0,
    log,
    output: () => output,
    ended,
    reload: () => child.kill('SIGHUP'),
    async stop() {
      child.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true })
    },
  }

  for (let tries = 0; tries < 1_000 && child.exitCode === null; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined)
    if (answer?.ok) return gateway
    await pause(25)
  }
  await gateway.stop()
  throw new Error(output.trim() || 'The gateway does not answer.')
}
