import { pino } from 'pino'

interface Call {
  agent: string
  product: string
  customer: string
  status: number
  request_id: string
}

/** What one line of the audit says, beside its time. It has no room for personal data or a secret. */
type Line =
  | (Call & { event: 'read'; upstream_status: string; seconds: number; upstream_seconds: string })
  | (Call & { event: 'reveal'; field: string })
  | { event: 'policy-violation'; directive: string }

/** Writes a line of JSON to the record of who looked at whom. */
export type Audit = (line: Line) => void

/** The audit on stdout; synchronous, so that a line is not lost when the process is killed. */
export function createAudit(): Audit {
  const log = pino(
    {
      base: null,
      // Without a level the time comes first, and so without the comma that pino expects before it.
      formatters: { level: () => ({}) },
      timestamp: () => `"time":"${new Date().toISOString().slice(0, 19)}+00:00"`,
    },
    pino.destination({ dest: 1, sync: true }),
  )
  return (line) => log.info(line)
}
