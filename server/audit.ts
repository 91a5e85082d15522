import { pino, type DestinationStream } from 'pino'

interface ReadLine {
  agent: string
  product: string
  customer: string
  status: number
  /** Imprint's status; 502 where it could not be reached, 504 where it did not answer in time, "" if it was not asked. */
  upstream_status: string
  seconds: number
  upstream_seconds: string
  request_id: string
}

interface RevealLine {
  agent: string
  product: string
  customer: string
  field: string
  status: number
  request_id: string
}

/** The record of who looked at whom: one JSON line each, which has no room for personal data or a secret. */
export interface Audit {
  read(line: ReadLine): void
  reveal(line: RevealLine): void
  /** That a page's content security policy has stopped something: the name of its directive. */
  violation(directive: string): void
}

/** Writes the audit to stdout, synchronously: a line that has been written is not lost when the process is killed. */
export function createAudit(destination: DestinationStream = pino.destination({ dest: 1, sync: true })): Audit {
  const log = pino(
    {
      base: null,
      // No level, so the time comes first, and without the comma that it would have after one.
      formatters: { level: () => ({}) },
      timestamp: () => `"time":"${new Date().toISOString().slice(0, 19)}+00:00"`,
    },
    destination,
  )
  return {
    read: (line) => log.info({ event: 'read', ...line }),
    reveal: (line) => log.info({ event: 'reveal', ...line }),
    violation: (directive) => log.info({ event: 'policy-violation', directive }),
  }
}
