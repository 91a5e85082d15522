import { writeSync } from 'node:fs'
import { pino } from 'pino'
import type { CallerCheckVerdict, CallerCheckField } from '../src/contract/caller-check-policy.ts'
import type { RevealedField } from '../src/contract/masked-fields.ts'

interface Call {
  agent: string
  product: string
  /** "" in a lookup by a partner's ID, and for a customer that came without an ID. */
  customer: string
  status: number
  upstream_status: string
  seconds: number
  upstream_seconds: string
  request_id: string
}

/** What one line of the audit says, beside its time. It has no room for personal data or a secret. */
type Line =
  | (Call & { event: 'read' })
  /** `field` is "" where the request named none; `reason` is a ticket or one of REVEAL_REASONS, "" for none. */
  | (Call & { event: 'reveal'; field: RevealedField | ''; reason: string })
  /** `fields`: those that the caller has answered. `verdict`: "" where there is none. */
  | (Call & { event: 'caller-check'; fields: readonly CallerCheckField[]; verdict: CallerCheckVerdict | '' })
  /** A lookup by a partner's ID, which is not written down. `customers`: how many were given; each has a `read` as well. */
  | (Call & { event: 'partner-lookup'; customers: number })
  | { event: 'policy-violation'; directive: string }

/** Writes a line of JSON to the record of who looked at whom. Throws where it cannot be written. */
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
    { write: writeToStdout }, // pino's own destination goes on without a word when stdout is gone
  )
  return (line) => log.info(line)
}

/** Waits while a pipe is full. Throws when the pipe has no reader any more, or the disk is full. */
function writeToStdout(line: string): void {
  let left = Buffer.from(line)
  while (left.length > 0) {
    try {
      left = left.subarray(writeSync(1, left))
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10) // milliseconds
    }
  }
}
