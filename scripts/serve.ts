/**
 * `npm run serve`: what is deployed, on this machine: the nginx of deploy/ on the built files. With settings for Imprint
 * (from the environment or .env.local) it serves the live build, without any the demo.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { loadEnvFile } from 'node:process'
import { copySite } from './copy-site.ts'
import { startGateway } from './start-gateway.ts'

const root = resolve(import.meta.dirname, '..')
const port = 8080
if (existsSync(join(root, '.env.local'))) loadEnvFile(join(root, '.env.local'))

// What is set for Imprint is for the live build, however incomplete: the entry point says what is missing.
const set = Object.keys(process.env).filter((name) => name.startsWith('IMPRINT_') && process.env[name])
const demo = set.length === 0 || process.env.IMPRINT_ENVIRONMENT === 'demo'
const built = join(root, demo ? 'dist-demo' : 'dist')
if (!existsSync(built)) spawnSync(`npm run build${demo ? ':demo' : ''}`, { cwd: root, shell: true, stdio: 'inherit' })

const site = mkdtempSync(join(tmpdir(), 'site-'))
copySite(built, site)

try {
  const gateway = await startGateway(site, port, {
    ...(!process.env.AUTH_URL && { AUTH: 'none' }), // nobody else reaches this machine's loopback
    ...process.env,
    ...(demo && { IMPRINT_ENVIRONMENT: 'demo' }),
  })
  process.stdout.write(
    `${demo ? 'Demo data' : 'Live'}: http://localhost:${port}, one line per read in ${gateway.log}\n`,
  )
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void gateway.stop())
  process.once('SIGHUP', () => gateway.reload())
  process.exitCode = (await gateway.ended) ?? 1
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
} finally {
  rmSync(site, { recursive: true })
}
