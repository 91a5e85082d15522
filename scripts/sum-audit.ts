import * as v from 'valibot'

/** What is counted of each agent and day. */
export const measures = [
  'reads',
  'customers',
  'longestNotFoundRun',
  'notFoundRuns',
  'revealsWithReason',
  'revealsWithoutReason',
  'failedCallerChecks',
  'overLimit',
] as const
export type Measure = (typeof measures)[number]

/** A run of at least this many reads that found no customer is counted as one. */
const runLength = 5
const topLength = 10

type AgentDay = Record<Measure, number> & { day: string; agent: string }

export interface AuditReport {
  /** By day (UTC, `2026-11-24`), then by agent. */
  agentDays: AgentDay[]
  /** At most ten for each measure, the highest first, none of zero. */
  top: Record<Measure, { day: string; agent: string; count: number }[]>
  /** How many lines went into the report, and how many were left out. */
  lines: { counted: number; notJson: number; otherKind: number }
}

/**
 * The day (UTC) of a time as the gateway writes it, `2026-11-24T02:59:15+00:00`. Refuses other forms, and dates that there
 * are not.
 */
const daySchema = v.pipe(
  v.string(),
  v.check((text) => {
    const time = new Date(text)
    return !Number.isNaN(time.getTime()) && text === `${time.toISOString().slice(0, 19)}+00:00`
  }),
  v.transform((text) => text.slice(0, 10)),
)
/** As the sign-in service's answers are held to: visible ASCII, so that a name cannot steer the terminal. */
const agentSchema = v.pipe(v.string(), v.regex(/^[!-~]([ -~]{0,126}[!-~])?$/))

const request = { time: daySchema, agent: agentSchema, status: v.number(), upstream_status: v.optional(v.string(), '') }
const call = { ...request, product: v.pipe(v.string(), v.maxLength(32)), customer: v.pipe(v.string(), v.maxLength(64)) }
const lineSchema = v.variant('event', [
  v.object({ ...call, event: v.literal('read') }),
  v.object({ ...call, event: v.literal('reveal'), reason: v.string() }),
  v.object({ ...call, event: v.literal('partner-lookup'), customers: v.number() }),
  v.object({ ...request, event: v.literal('caller-check'), verdict: v.string() }),
])
type Line = v.InferOutput<typeof lineSchema>

interface Tally {
  agentDay: AgentDay
  customers: Set<string>
  /** Reads since the last one that found a customer. */
  notFound: number
}

/**
 * The report of the gateway's log lines, in the order in which they were written. Keeps one entry per agent, day and
 * customer, and nothing else of the lines.
 */
export async function sumAudit(lines: AsyncIterable<string> | Iterable<string>): Promise<AuditReport> {
  const tallies = new Map<string, Tally>()
  const counts = { counted: 0, notJson: 0, otherKind: 0 }
  for await (const text of lines) {
    const line = readLine(text)
    if (typeof line === 'string') counts[line] += 1
    else {
      counts.counted += 1
      const name = `${line.time} ${line.agent}`
      const tally = tallies.get(name) ?? emptyTally(line)
      tallies.set(name, tally)
      add(tally, line)
    }
  }
  const agentDays = [...tallies]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { agentDay, customers }]) => ({ ...agentDay, customers: customers.size }))
  const top = Object.fromEntries(measures.map((name) => [name, topOf(agentDays, name)])) as AuditReport['top']
  return { agentDays, top, lines: counts }
}

/** The line, or why it is left out. */
function readLine(text: string): Line | 'notJson' | 'otherKind' {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return 'notJson'
  }
  const result = v.safeParse(lineSchema, json, { abortEarly: true })
  return result.success ? result.output : 'otherKind'
}

function emptyTally({ time, agent }: Line): Tally {
  const zeros = Object.fromEntries(measures.map((name) => [name, 0])) as Record<Measure, number>
  return { agentDay: { day: time, agent, ...zeros }, customers: new Set(), notFound: 0 }
}

function add(tally: Tally, line: Line): void {
  const { agentDay, customers } = tally
  if (line.status === 429 && line.upstream_status !== '429') agentDay.overLimit += 1
  if (line.event === 'caller-check') {
    if (line.verdict === 'does-not-match') agentDay.failedCallerChecks += 1
    return
  }
  if (line.upstream_status === '') return // refused before Imprint was asked
  // As READS_PER_DAY tells customers apart.
  if (line.customer !== '') customers.add(`${line.product} ${line.customer}`.toLowerCase())
  const isAnswered = line.status < 300
  if (line.event === 'reveal') {
    if (isAnswered) agentDay[line.reason === '' ? 'revealsWithoutReason' : 'revealsWithReason'] += 1
    return
  }
  if (line.event === 'partner-lookup' && line.customers > 0) return // each customer found has a line of its own
  agentDay.reads += 1
  const isNotFound = line.status === 404 || (line.event === 'partner-lookup' && isAnswered)
  if (isAnswered && !isNotFound) tally.notFound = 0
  if (!isNotFound) return
  tally.notFound += 1
  if (tally.notFound === runLength) agentDay.notFoundRuns += 1
  agentDay.longestNotFoundRun = Math.max(agentDay.longestNotFoundRun, tally.notFound)
}

function topOf(agentDays: AgentDay[], measure: Measure) {
  return agentDays
    .filter((agentDay) => agentDay[measure] > 0)
    .toSorted((one, other) => other[measure] - one[measure])
    .slice(0, topLength)
    .map(({ day, agent, [measure]: count }) => ({ day, agent, count }))
}
