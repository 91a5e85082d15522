import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathWithNginx } from './find-nginx.ts'

/** A gateway that runs: the nginx of deploy/, from its entry point. */
export interface Gateway {
  /** The entry point's process; nginx's master is its child. */
  pid: number | undefined
  /** Where the audit lines go. */
  log: string
  /** All that the entry point and nginx have said so far. */
  output(): string
  /** Settled when it has ended, with its exit code. */
  ended: Promise<number | null>
  /** Renders and loads the settings anew, as after a change of a key file. */
  reload(): void
  /** Ends it when the last answer is out, and removes its files. */
  stop(): Promise<void>
}

/**
 * Starts the gateway with these settings on a copy of `site`, the built files, and waits until it answers.
 * It runs as nobody where we are root, so all it reads is copied to where nobody may read.
 * Throws what it said, if it does not start.
 */
export async function startGateway(site: string, port: number, env: NodeJS.ProcessEnv): Promise<Gateway> {
  const folder = mkdtempSync(join(tmpdir(), 'customer-lookup-'))
  cpSync(resolve(import.meta.dirname, '../deploy'), join(folder, 'deploy'), { recursive: true })
  cpSync(site, join(folder, 'site'), { recursive: true })
  mkdirSync(join(folder, 'logs'))
  chmodSync(join(folder, 'logs'), 0o777)
  chmodSync(folder, 0o755)
  const log = join(folder, 'logs/audit.log')

  const child = spawn(join(folder, 'deploy/entrypoint.sh'), {
    env: { PUBLIC_HOST: 'localhost', LOG: log, ...env, PATH: pathWithNginx, LISTEN: `127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  const ended = once(child, 'close').then(() => child.exitCode)
  const gateway: Gateway = {
    pid: child.pid,
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
