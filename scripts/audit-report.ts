/**
 * `npm run audit-report FILE…`: what each agent did on each day, from the gateway's log: files of JSON lines, those named
 * `.gz` compressed, or stdin without a file. Prints tables, or JSON with `--json`. What the columns mean:
 * docs/operating.md, "Reading the audit".
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream'
import { parseArgs } from 'node:util'
import { createGunzip } from 'node:zlib'
import { type AuditReport, type Measure, measures, sumAudit } from './sum-audit.ts'

/** The two lines of a column's heading, and the title of its ten highest. */
const words: Record<Measure, { heading: [string, string]; title: string }> = {
  reads: { heading: ['', 'reads'], title: 'Reads' },
  customers: { heading: ['', 'customers'], title: 'Different customers' },
  longestNotFoundRun: { heading: ['not found', 'in a row'], title: 'Longest run of not found' },
  notFoundRuns: { heading: ['runs', 'of 5+'], title: 'Runs of 5 or more not found' },
  revealsWithReason: { heading: ['reveals,', 'reason'], title: 'Reveals with a reason' },
  revealsWithoutReason: { heading: ['reveals,', 'no reason'], title: 'Reveals without a reason' },
  failedCallerChecks: { heading: ['failed', 'checks'], title: 'Failed caller checks' },
  overLimit: { heading: ['over', 'limit'], title: 'Refused by a limit' },
}

/** The table's lines have at most 120 characters with it, as long as the numbers are no longer than their headings. */
const agentWidth = 35

/** The report as text: a line per agent and day, the top of each measure, and how many lines there were. */
export function formatReport({ agentDays, top, lines }: AuditReport): string {
  const headings = [
    ['', '', ...measures.map((name) => words[name].heading[0])],
    ['day', 'agent', ...measures.map((name) => words[name].heading[1])],
  ]
  const rows = agentDays.map((row) => [row.day, shorten(row.agent), ...measures.map((name) => String(row[name]))])
  const tops = measures
    .filter((name) => top[name].length > 0)
    .map((name) => {
      const entries = top[name].map(({ day, agent, count }) => [day, shorten(agent), String(count)])
      return `${words[name].title}\n${align(entries)}`
    })
  const end = `Lines: ${lines.counted} counted, ${lines.notJson} no JSON, ${lines.otherKind} of another kind.`
  return [align([...headings, ...rows]), ...tops, end].join('\n\n')
}

const shorten = (agent: string) => (agent.length > agentWidth ? `${agent.slice(0, agentWidth - 1)}…` : agent)

/** Columns with two spaces between; day and agent to the left, numbers to the right. */
function align(rows: string[][]): string {
  const widths: number[] = []
  for (const row of rows)
    for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length)
  const pad = (cell: string, column: number) =>
    column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(pad).join('  ')).join('\n')
}

/** The lines of the files, one after the other; of stdin if there is none. Throws if a file cannot be read. */
async function* readLines(files: string[]): AsyncGenerator<string> {
  if (files.length === 0) yield* linesOf(process.stdin)
  for (const file of files) {
    const source = createReadStream(file)
    // An error of either stream comes out of the second, where readline throws it: the callback has nothing to do.
    const input = file.endsWith('.gz') ? pipeline(source, createGunzip(), () => {}) : source
    try {
      yield* linesOf(input)
    } catch (error) {
      throw new Error(`Cannot read ${file}: ${messageOf(error)}`, { cause: error })
    }
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
const linesOf = (input: NodeJS.ReadableStream) => createInterface({ input, crlfDelay: Infinity })

if (import.meta.main) {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error // `| head` stops reading before the end
  })
  try {
    const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
    const report = await sumAudit(readLines(positionals))
    process.stdout.write(`${values.json ? JSON.stringify(report, null, 2) : formatReport(report)}\n`)
  } catch (error) {
    process.stderr.write(`${messageOf(error)}\n`)
    process.exitCode = 1
  }
}
