/**
 * Finds nginx with its module headers-more, or installs Debian's packages when we are root, saying so.
 *
 * The gateway's tests run against the server that is deployed. A laptop may have none that fits: there they are left out,
 * and the command says so. A CI run never leaves them out.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const packages = ['nginx-light', 'libnginx-mod-http-headers-more-filter']

/** The PATH to start the gateway with: an ordinary user's often lacks the folder that nginx is in. */
export const pathWithNginx = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`

/** Whether nginx is here, with the module it needs. */
export function hasNginx(): boolean {
  const env = { ...process.env, PATH: pathWithNginx }
  const { stderr, status } = spawnSync('nginx', ['-V'], { encoding: 'utf8', env })
  const modules = /--modules-path=(\S+)/.exec(stderr ?? '')?.[1]
  return status === 0 && modules !== undefined && existsSync(join(modules, 'ngx_http_headers_more_filter_module.so'))
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
}

function installNginx(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  process.stdout.write(`No nginx with headers-more found: installing Debian's ${packages.join(' and ')}.\n`)
  run('apt-get', ['update', '--quiet'])
  run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', ...packages])
  return hasNginx()
}

if (import.meta.main && !hasNginx() && !installNginx()) {
  process.stdout.write(
    `No nginx with headers-more: the gateway's tests are left out. (Debian: apt-get install ${packages.join(' ')})\n`,
  )
  if (process.env.CI) process.exitCode = 1
}
