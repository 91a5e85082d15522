import { createServer, type Server } from 'node:http'
import { Counter, Histogram, Registry } from 'prom-client'
import { headersEverywhere } from './headers.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** What is counted, in Prometheus' terms. No label holds an ID or an agent. */
export function createMetrics() {
  const registry = new Registry()
  const registers = [registry]
  return {
    registry,
    reads: new Counter({
      name: 'lookup_reads_total',
      help: 'Reads of customers by outcome: the status, or the type of a refusal.',
      labelNames: ['outcome'],
      registers,
    }),
    seconds: new Histogram({
      name: 'lookup_read_seconds',
      help: 'Seconds from request to answer of reads that Imprint was asked for.',
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers,
    }),
    reveals: new Counter({
      name: 'lookup_reveals_total',
      help: 'Reveals of masked fields.',
      labelNames: ['field'],
      registers,
    }),
    refusals: new Counter({
      name: 'lookup_refusals_total',
      help: 'Refused requests of any kind, by type.',
      labelNames: ['type'],
      registers,
    }),
    signInFailures: new Counter({
      name: 'lookup_sign_in_failures_total',
      help: 'Requests for which the sign-in service did not answer, or did not say who the agent is.',
      registers,
    }),
  }
}

/** A server of its own for `GET /metrics`, so that who may reach it can be decided apart from the app. */
export function createMetricsServer({ registry }: Metrics): Server {
  return createServer((request, response) => {
    for (const [name, value] of Object.entries(headersEverywhere)) response.setHeader(name, value)
    if (request.method !== 'GET' || request.url !== '/metrics') return response.writeHead(404).end()
    void registry.metrics().then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text))
  })
}
