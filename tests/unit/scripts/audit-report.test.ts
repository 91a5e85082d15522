import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { formatReport } from '../../../scripts/audit-report'
import { sumAudit } from '../../../scripts/sum-audit'

type Fields = Record<string, unknown>

const line = (fields: Fields) =>
  JSON.stringify({
    time: '2026-11-24T02:59:15+00:00',
    event: 'read',
    agent: 'ann@team.example',
    product: '',
    customer: 'CSMR-v1-1',
    status: 200,
    upstream_status: '200',
    seconds: 0.018,
    upstream_seconds: '0.018',
    request_id: '6c1facdae36cd4a6f139161d24cacc60',
    ...fields,
  })
const notFound = (customer: string) => ({ status: 404, upstream_status: '404', customer })
const refused = (status: number) => ({ status, upstream_status: '', upstream_seconds: '' })
const manyNotFound = (count: number) => Array.from({ length: count }, (_, index) => notFound(`CSMR-v1-${index}`))
const reveal = { event: 'reveal', field: 'ssn4', reason: '' }
const lookup = { event: 'partner-lookup', customer: '', customers: 0 }
const check = { event: 'caller-check', fields: ['ssn4', 'postal_code'], verdict: 'does-not-match' }

const nothing = {
  reads: 0,
  customers: 0,
  longestNotFoundRun: 0,
  notFoundRuns: 0,
  revealsWithReason: 0,
  revealsWithoutReason: 0,
  failedCallerChecks: 0,
  overLimit: 0,
}

const reportOf = (...fields: Fields[]) => sumAudit(fields.map(line))

describe('an agent and a day', () => {
  it.each<{ of: string; lines: Fields[]; counts: Partial<typeof nothing> }>([
    { of: 'a read', lines: [{}], counts: { reads: 1, customers: 1 } },
    { of: 'a customer read again', lines: [{}, {}], counts: { reads: 2, customers: 1 } },
    {
      of: 'IDs in another letter case, which are one customer',
      lines: [{ customer: 'CSMR-v1-a' }, { customer: 'csmr-v1-A' }],
      counts: { reads: 2, customers: 1 },
    },
    {
      of: 'an ID in two products, which READS_PER_DAY counts as two',
      lines: [{ product: 'travel' }, { product: 'rewards' }],
      counts: { reads: 2, customers: 2 },
    },
    {
      of: 'a read that failed at Imprint',
      lines: [{ status: 502, upstream_status: '503' }],
      counts: { reads: 1, customers: 1 },
    },
    { of: '4 not found', lines: manyNotFound(4), counts: { reads: 4, customers: 4, longestNotFoundRun: 4 } },
    {
      of: '5 not found, which is a run',
      lines: manyNotFound(5),
      counts: { reads: 5, customers: 5, longestNotFoundRun: 5, notFoundRuns: 1 },
    },
    {
      of: 'two runs with a customer found between',
      lines: [...manyNotFound(6), {}, ...manyNotFound(5)],
      counts: { reads: 12, customers: 6, longestNotFoundRun: 6, notFoundRuns: 2 },
    },
    {
      of: 'a run that a limit and a fault interrupt, which goes on',
      lines: [...manyNotFound(3), refused(429), { status: 504, upstream_status: '504' }, ...manyNotFound(3)],
      counts: { reads: 7, customers: 3, longestNotFoundRun: 6, notFoundRuns: 1, overLimit: 1 },
    },
    {
      of: 'a reveal with a ticket and two without',
      lines: [{ ...reveal, reason: 'T-1042' }, reveal, reveal],
      counts: { customers: 1, revealsWithReason: 1, revealsWithoutReason: 2 },
    },
    {
      of: 'reveals that gave nothing',
      lines: [
        { ...reveal, ...refused(422) },
        { ...reveal, ...refused(403) },
        { ...reveal, ...notFound('CSMR-v1-1') },
      ],
      counts: { customers: 1 },
    },
    { of: 'a reveal over the limit', lines: [{ ...reveal, ...refused(429) }], counts: { overLimit: 1 } },
    {
      of: "Imprint's own limit, which is not the agent's",
      lines: [{ status: 429, upstream_status: '429' }],
      counts: { reads: 1, customers: 1 },
    },
    {
      of: "a lookup by a partner's ID, by the customers that it gave",
      lines: [{ ...lookup, customers: 2 }, { customer: 'CSMR-v1-2' }, { customer: '' }],
      counts: { reads: 2, customers: 1 },
    },
    {
      of: "partners' IDs that nothing was found for, as a run with customers' IDs",
      lines: [lookup, notFound('CSMR-v1-1'), { ...lookup, status: 404, upstream_status: '404' }, lookup, lookup],
      counts: { reads: 5, customers: 1, longestNotFoundRun: 5, notFoundRuns: 1 },
    },
    {
      of: "a partner's ID that was found, which ends a run",
      lines: [lookup, lookup, { ...lookup, customers: 1 }, {}, lookup],
      counts: { reads: 4, customers: 1, longestNotFoundRun: 2 },
    },
    {
      of: "a lookup by a partner's ID that failed, and one that gave more customers than the day's limit allows",
      lines: [
        { ...lookup, status: 502, upstream_status: '503' },
        { ...lookup, status: 429 },
      ],
      counts: { reads: 2, overLimit: 1 },
    },
    {
      of: 'caller checks',
      lines: [
        check,
        { ...check, upstream_status: undefined },
        { ...check, verdict: 'matches' },
        { ...check, verdict: 'cannot-be-checked' },
      ],
      counts: { failedCallerChecks: 2 },
    },
    { of: 'a caller check too many', lines: [{ ...check, verdict: '', ...refused(429) }], counts: { overLimit: 1 } },
  ])('counts $of', async ({ lines, counts }) => {
    const { agentDays, lines: read } = await reportOf(...lines)
    expect(agentDays).toEqual([{ day: '2026-11-24', agent: 'ann@team.example', ...nothing, ...counts }])
    expect(read).toEqual({ counted: lines.length, notJson: 0, otherKind: 0 })
  })

  it('ends at midnight UTC, with its runs; agents are kept apart', async () => {
    const { agentDays } = await reportOf(
      ...manyNotFound(3).map((fields) => ({ ...fields, time: '2026-11-24T23:59:59+00:00' })),
      ...manyNotFound(2).map((fields) => ({ ...fields, agent: 'ben@team.example' })),
      ...manyNotFound(3).map((fields) => ({ ...fields, time: '2026-11-25T00:00:00+00:00' })),
    )
    expect(agentDays.map(({ day, agent, longestNotFoundRun }) => [day, agent, longestNotFoundRun])).toEqual([
      ['2026-11-24', 'ann@team.example', 3],
      ['2026-11-24', 'ben@team.example', 2],
      ['2026-11-25', 'ann@team.example', 3],
    ])
  })
})

it('the top of a measure is the ten highest, without zeros', async () => {
  const reads = Array.from({ length: 12 }, (_, agent) =>
    Array.from({ length: agent + 1 }, () => ({ agent: `agent ${agent}` })),
  )
  const { top } = await reportOf(...reads.flat())
  expect(top.reads.map(({ count }) => count)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
  expect(top.reads[0]).toEqual({ day: '2026-11-24', agent: 'agent 11', count: 12 })
  expect(top.overLimit).toEqual([])
})

describe('a line that is none of the audit', () => {
  it.each<[string, string, 'notJson' | 'otherKind']>([
    ['no JSON', 'Listening on 127.0.0.1', 'notJson'],
    ['empty', '', 'notJson'],
    ['cut off', line({}).slice(0, 90), 'notJson'],
    ['null', 'null', 'otherKind'],
    ['a policy violation', line({ event: 'policy-violation', agent: undefined }), 'otherKind'],
    ['an event called __proto__', line({ event: '__proto__' }), 'otherKind'],
    ['with its event in __proto__', `{"__proto__":${line({})}}`, 'otherKind'],
    ["a terminal escape in the agent's name", line({ agent: '\u001B]0;owned\u0007ann' }), 'otherKind'],
    ["a line break in the agent's name", line({ agent: 'ann\nben' }), 'otherKind'],
    ["a C1 control in the agent's name", line({ agent: 'ann\u009B31m' }), 'otherKind'],
    ["a change of direction in the agent's name", line({ agent: 'ann\u202Enna' }), 'otherKind'],
    ['without an agent', line({ agent: '', ...refused(503) }), 'otherKind'],
    ['too long a name', line({ agent: 'a'.repeat(129) }), 'otherKind'],
    ['too long an ID', line({ customer: 'a'.repeat(65) }), 'otherKind'],
    ["too long a product's name", line({ product: 'a'.repeat(33) }), 'otherKind'],
    ['a day that there is not', line({ time: '2026-02-30T02:59:15+00:00' }), 'otherKind'],
    ['an hour that there is not', line({ time: '2026-11-24T24:00:00+00:00' }), 'otherKind'],
    ['a date that is none', line({ time: '\u001B[2J' }), 'otherKind'],
    ['a time of another zone', line({ time: '2026-11-24T02:59:15+05:30' }), 'otherKind'],
    ['a number for a time', line({ time: 1_795_500_000_000 }), 'otherKind'],
    ['a status that is text', line({ status: '200' }), 'otherKind'],
  ])('%s: is counted, changes nothing and is not printed', async (_, text, kind) => {
    const report = await sumAudit([line({}), text, line({})])
    expect(report).toEqual({
      ...(await reportOf({}, {})),
      lines: { counted: 2, notJson: 0, otherKind: 0, [kind]: 1 },
    })
    expect(formatReport(report) + JSON.stringify(report)).toMatch(/^[ -~\n]*$/)
  })

  it('an agent called __proto__ is an agent', async () => {
    const { agentDays } = await reportOf({ agent: '__proto__' }, {})
    expect(agentDays.map(({ agent, reads }) => [agent, reads])).toEqual([
      ['__proto__', 1],
      ['ann@team.example', 1],
    ])
    expect('reads' in {}).toBe(false)
  })
})

it('the table has 120 columns at most, with the longest name and six digits', async () => {
  const agent = 'a'.repeat(128)
  const report = await reportOf({ agent })
  const rows = report.agentDays.map((row) => ({
    ...row,
    reads: 123_456,
    customers: 123_456,
    revealsWithoutReason: 123_456,
  }))
  const widths = formatReport({ ...report, agentDays: rows })
    .split('\n')
    .map((row) => row.length)
  expect(Math.max(...widths)).toBeLessThanOrEqual(120)
})

describe('the command', () => {
  const script = resolve(import.meta.dirname, '../../../scripts/audit-report.ts')
  const run = (args: string[], input = '') =>
    execFileSync(process.execPath, [script, ...args], { input, encoding: 'utf8' })

  /** The names of files with these contents, in a folder that is removed after the test. */
  function write(contents: Record<string, string | Buffer>): string[] {
    const folder = mkdtempSync(join(tmpdir(), 'audit-report-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    return Object.entries(contents).map(([name, content]) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    })
  }

  const text = [line({}), line({ ...reveal, customer: 'CSMR-v1-2' }), 'Jane Doe', line(check)].join('\n')
  const table = `
                                                not found   runs  reveals,   reveals,  failed   over
day         agent             reads  customers   in a row  of 5+    reason  no reason  checks  limit
2026-11-24  ann@team.example      1          2          0      0         0          1       1      0

Reads
2026-11-24  ann@team.example  1

Different customers
2026-11-24  ann@team.example  2

Reveals without a reason
2026-11-24  ann@team.example  1

Failed caller checks
2026-11-24  ann@team.example  1

Lines: 3 counted, 1 no JSON, 0 of another kind.
`.slice(1)

  it('reads a file, a compressed file and stdin alike', () => {
    const [plain = '', compressed = ''] = write({ 'audit.log': text, 'audit.log.1.gz': gzipSync(text) })
    expect(run([plain])).toBe(table)
    expect(run([compressed])).toBe(table)
    expect(run([], text)).toBe(table)
  })

  it('adds files up, and prints JSON', () => {
    const [plain = '', compressed = ''] = write({ 'audit.log': text, 'audit.log.1.gz': gzipSync(text) })
    const report = JSON.parse(run(['--json', compressed, plain])) as unknown
    expect(report).toMatchObject({
      agentDays: [{ reads: 2, customers: 2, revealsWithoutReason: 2, failedCallerChecks: 2 }],
      top: { reads: [{ day: '2026-11-24', agent: 'ann@team.example', count: 2 }], overLimit: [] },
      lines: { counted: 6, notJson: 2, otherKind: 0 },
    })
  })

  it.each([
    ['a file that is not there', 'absent.log'],
    ['a compressed file that is cut off', 'cut.gz'],
    ['an option that there is not', '--all'],
  ])('prints no report for %s', (_, name) => {
    const [cut = ''] = write({ 'cut.gz': gzipSync(text).subarray(0, 60) })
    const args = [name === 'cut.gz' ? cut : name]
    const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' })
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toContain(name)
    expect(stderr.trim().split('\n')).toHaveLength(1)
  })
})
