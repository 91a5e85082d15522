/**
 * Finds nginx with its module headers-more, or installs Debian's packages when we are root, saying so.
 *
 * The gateway's tests run against the server that is deployed. A laptop may have none that fits: there they are left out,
 * and the command says so. A CI run never leaves them out.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const needed = ['nginx-light', 'libnginx-mod-http-headers-more-filter']
/** The image has it, too; a gateway without it compresses with gzip alone. */
const brotli = 'libnginx-mod-http-brotli-static'

/** The PATH to start the gateway with: an ordinary user's often lacks the folder that nginx is in. */
export const pathWithNginx = `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin`

/** Whether nginx is here with this module, the one it needs if none is named. */
export function hasNginx(module = 'headers_more_filter'): boolean {
  const env = { ...process.env, PATH: pathWithNginx }
  const { stderr, status } = spawnSync('nginx', ['-V'], { encoding: 'utf8', env })
  const modules = /--modules-path=(\S+)/.exec(stderr ?? '')?.[1]
  return status === 0 && modules !== undefined && existsSync(join(modules, `ngx_http_${module}_module.so`))
}

function run(command: string, args: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env })
}

function installNginx(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  process.stdout.write(`No nginx with headers-more found: installing Debian's ${needed.join(', ')} and ${brotli}.\n`)
  run('apt-get', ['update', '--quiet'])
  run('apt-get', ['install', '--quiet', '--yes', '--no-install-recommends', ...needed, brotli])
  return hasNginx()
}

if (import.meta.main && !hasNginx() && !installNginx()) {
  process.stdout.write(
    `No nginx with headers-more: the gateway's tests are left out. (Debian: apt-get install ${needed.join(' ')})\n`,
  )
  if (process.env.CI) process.exitCode = 1
}
