import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export interface Tally {
  /** The count of each outcome: a status with its error type ("502 UPSTREAM_UNREACHABLE"), or a network error. */
  outcomes: Record<string, number>
  /** Of the reads answered with 200. Milliseconds from when the read was due, not from when it was sent. */
  latency: { p50: number; p99: number; max: number }
}

/**
 * Reads customers through the gateway at a constant rate (reads per second) for `seconds`, even if answers are late, over
 * at most 500 kept-alive connections. Resolves after the last answer.
 * An answer that is neither the requested customer's record nor a JSON error counts as "unreadable".
 */
export async function readAtRate(port: number, rate: number, seconds: number): Promise<Tally> {
  const agent = new Agent({ keepAlive: true, maxSockets: 500 })
  const outcomes: Record<string, number> = {}
  const latencies: number[] = []
  const reads: Promise<void>[] = []
  const start = performance.now()

  for (let sent = 0; sent < rate * seconds;) {
    const due = Math.min(rate * seconds, Math.floor(((performance.now() - start) * rate) / 1000))
    for (; sent < due; sent++) reads.push(read(`CSMR-v1-${sent}`, start + (sent * 1000) / rate))
    await pause(2)
  }
  await Promise.all(reads)
  agent.destroy()

  latencies.sort((a, b) => a - b)
  const at = (share: number) => Number((latencies[Math.ceil(latencies.length * share) - 1] ?? 0).toFixed(1))
  return { outcomes, latency: { p50: at(0.5), p99: at(0.99), max: at(1) } }

  async function read(id: string, due: number): Promise<void> {
    const outcome = await ask(id).catch((error: unknown) => nameOf(error))
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
    if (outcome === '200') latencies.push(performance.now() - due)
  }

  async function ask(id: string): Promise<string> {
    const headers = { host: 'localhost', 'sec-fetch-site': 'same-origin', 'sec-fetch-dest': 'empty' }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const path = `/api/v2/customers/${id}`
      const signal = AbortSignal.timeout(10_000)
      get({ agent, host: '127.0.0.1', port, path, headers, signal }, resolve).on('error', reject)
    })
    let text = ''
    for await (const chunk of answer) text += String(chunk)
    const body = JSON.parse(text) as { id?: string; type?: string }
    if (answer.statusCode === 200) return body.id === id ? '200' : 'unreadable'
    return body.type ? `${answer.statusCode} ${body.type}` : 'unreadable'
  }
}

/** The code of a network error, such as "ECONNRESET". */
function nameOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'unreadable'
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
