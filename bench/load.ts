/**
 * `npm run load`: 1,000 reads per second through the gateway, with a sign-in service: first 60 s without faults, then 20 s
 * in which Imprint and the gateway are killed and restarted. Prints the figures of docs/load.md. Linux only.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startGateway } from './gateway-process.ts'
import { readAtRate } from './read-at-rate.ts'

const rate = 1_000
const root = resolve(import.meta.dirname, '..')
const [gatewayPort, imprintPort, signInPort] = [await findPort(), await findPort(), await findPort()]

let imprint = startImprint()
const signIn = startImprint(signInPort)
let gateway = await startMeasuredGateway()
process.once('exit', () => [imprint, signIn].forEach((child) => child.kill()))

print('without faults, 60 s', await readWithoutFaults(60))
print('with kills, 20 s', await readWithKills(20))
await gateway.stop()
process.exit()

async function readWithoutFaults(seconds: number) {
  const memory = [memoryOfGateway()]
  const clock = setInterval(() => memory.push(memoryOfGateway()), 10_000)
  const tally = await readAtRate(gatewayPort, rate, seconds)
  clearInterval(clock)
  await pause(1_000)
  const lines = readFileSync(gateway.log, 'utf8').trim().split('\n').length
  return { ...tally, megabytesEach10Seconds: memory, lines, processorSeconds: processorSecondsOfGateway() }
}

async function readWithKills(seconds: number) {
  const [tally] = await Promise.all([readAtRate(gatewayPort, rate, seconds), kill()])
  return tally

  async function kill() {
    await pause(3_000)
    imprint.kill('SIGKILL')
    await pause(2_000)
    imprint = startImprint()
    await pause(3_000)
    process.kill(gateway.pid, 'SIGKILL')
    await gateway.ended
    gateway = await startMeasuredGateway()
  }
}

function startImprint(port = imprintPort) {
  return spawn(process.execPath, [resolve(root, 'bench/upstream.ts'), String(port)], { stdio: 'inherit' })
}

function startMeasuredGateway() {
  return startGateway(resolve(root, 'dist'), gatewayPort, {
    IMPRINT_API_KEY: 'key',
    IMPRINT_API_URL: `http://127.0.0.1:${imprintPort}`,
    AUTH_URL: `http://127.0.0.1:${signInPort}/sign-in`,
    RATE_PER_AGENT: '600000',
    RATE_PER_ADDRESS: '600000',
  })
}

/** The memory of the gateway's process (Pss), in megabytes. */
function memoryOfGateway(): number {
  const kilobytes = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${gateway.pid}/smaps_rollup`, 'utf8'))?.[1]
  return Number((Number(kilobytes) / 1024).toFixed(1))
}

/** The processor time that the gateway has used, in seconds. */
function processorSecondsOfGateway(): number {
  const [user, system] = readFileSync(`/proc/${gateway.pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
    .slice(11, 13)
  return (Number(user) + Number(system)) / 100
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
