import { createServer, type Server } from 'node:http'
import { Counter, Histogram, Registry } from 'prom-client'
import { headersEverywhere } from './headers.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** What is counted, in Prometheus' terms. No label holds an ID or an agent. */
export function createMetrics() {
  const registry = new Registry()
  const counter = <T extends string>(name: string, help: string, ...labelNames: T[]) =>
    new Counter({ name, help, labelNames, registers: [registry] })
  return {
    registry,
    reads: counter('lookup_reads_total', 'Reads of customers by outcome: a status, or why it was refused.', 'outcome'),
    reveals: counter('lookup_reveals_total', 'Reveals of masked fields.', 'field'),
    callerChecks: counter('lookup_caller_checks_total', 'Caller checks by verdict.', 'verdict'),
    refusals: counter('lookup_refusals_total', 'Refused requests of any kind.', 'type'),
    signInFailures: counter('lookup_sign_in_failures_total', 'Requests whose agent the sign-in service did not tell.'),
    seconds: new Histogram({
      name: 'lookup_read_seconds',
      help: 'Seconds from request to answer, of reads that Imprint was asked for.',
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
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
