/**
 * `npm run load`: 1,000 reads a second through the deployed nginx, first for 60 s in peace, then for 20 s while Imprint,
 * a worker of nginx and its master are killed and start again. Prints what docs/load.md quotes. Linux only.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startGateway } from '../scripts/start-gateway.ts'
import { killAtOnce, processesBelow } from './processes.ts'
import { readAtRate } from './read-at-rate.ts'

const rate = 1_000
const root = resolve(import.meta.dirname, '..')
const [gatewayPort, imprintPort] = [await findPort(), await findPort()]

let imprint = startImprint()
let gateway = await startOurs()
process.once('exit', () => imprint.kill())

print('in peace, 60 s', await inPeace(60))
print('with kills, 20 s', await withKills(20))
await gateway.stop()
process.exit()

async function inPeace(seconds: number) {
  const memory = [memoryOfNginx()]
  const clock = setInterval(() => memory.push(memoryOfNginx()), 10_000)
  const tally = await readAtRate(gatewayPort, rate, seconds)
  clearInterval(clock)
  await pause(1_000)
  const lines = readFileSync(gateway.log, 'utf8').trim().split('\n').length
  return { ...tally, megabytesEach10Seconds: memory, lines }
}

async function withKills(seconds: number) {
  const [tally] = await Promise.all([readAtRate(gatewayPort, rate, seconds), kill()])
  return tally

  async function kill() {
    await pause(3_000)
    imprint.kill('SIGKILL')
    await pause(2_000)
    imprint = startImprint()
    await pause(3_000)
    killAtOnce(processesBelow(gateway.pid, 'nginx: worker').slice(0, 1))
    await pause(3_000)
    killAtOnce(processesBelow(gateway.pid, 'nginx: master'))
    await gateway.ended
    gateway = await startOurs()
  }
}

function startImprint() {
  return spawn(process.execPath, [resolve(root, 'bench/upstream.ts'), String(imprintPort)], { stdio: 'inherit' })
}

function startOurs() {
  return startGateway(resolve(root, 'dist'), gatewayPort, {
    IMPRINT_API_KEY: 'key',
    IMPRINT_API_URL: `http://127.0.0.1:${imprintPort}`,
    AUTH: 'none',
    RATE_PER_AGENT: '600000',
    RATE_PER_ADDRESS: '600000',
  })
}

/** The megabytes that the nginx of this gateway has in memory, all of its processes together, what they share counted once. */
function memoryOfNginx(): number {
  const kilobytes = processesBelow(gateway.pid, 'nginx:').map((pid) =>
    Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1]),
  )
  return Number((kilobytes.reduce((sum, size) => sum + size, 0) / 1024).toFixed(1))
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return address !== null && typeof address === 'object' ? address.port : 0
}

function print(name: string, figures: object) {
  process.stdout.write(`${name}\n${JSON.stringify(figures, null, 2)}\n`)
}
