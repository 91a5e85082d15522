import { Agent, get, type IncomingMessage } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

export interface Tally {
  /** How often each outcome came: a status with its type ("502 UPSTREAM_UNREACHABLE"), or why there was no answer. */
  outcomes: Record<string, number>
  /** Milliseconds from when a read was due, not from when it was sent, of those that were answered 200. */
  latency: { p50: number; p99: number; max: number }
}

/**
 * Reads customers through the gateway at a steady rate (reads per second), whether or not the answers keep up, for that
 * many seconds, over at most 500 connections that are kept. Ends when the last answer is in.
 * A read that is neither a whole record of the customer asked for, nor a JSON error, counts as "not in words".
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
    if (answer.statusCode === 200) return body.id === id ? '200' : 'not in words'
    return body.type ? `${answer.statusCode} ${body.type}` : 'not in words'
  }
}

/** "ECONNRESET" and the like: the page says that it cannot reach the service. */
function nameOf(error: unknown): string {
  if (error instanceof SyntaxError) return 'not in words'
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}
