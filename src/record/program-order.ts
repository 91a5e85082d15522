import type { ProgramStatus } from '../api/customer'
import { isBlank } from '../format/split-unseen'

const ranks = new Map([
  ['OPEN', 0],
  ['CLOSED', 2],
])
const unknownRank = 1

/** Sorts open programs first, then those with an unknown status, then closed ones; by name within each group. */
export function orderPrograms(programs: readonly ProgramStatus[]): ProgramStatus[] {
  const rank = ({ status }: ProgramStatus) => ranks.get(status) ?? unknownRank
  return programs.toSorted((a, b) => rank(a) - rank(b) || a.program.localeCompare(b.program, 'en'))
}

/** Each program with its status as received: `Harbor Rewards Card: OPEN`. A blank text becomes "empty text". */
export const listPrograms = (programs: readonly ProgramStatus[]) =>
  programs.map(({ program, status }) => `${orEmpty(program)}: ${orEmpty(status)}`)

const orEmpty = (text: string) => (isBlank(text) ? 'empty text' : text)

/** "2 open · 1 closed"; unknown statuses count as "other". "no card programs" for an empty list. */
export function describePrograms(programs: readonly ProgramStatus[] | undefined): string {
  if (!programs) return 'card programs not on file'
  const count = (wanted: string) => programs.filter(({ status }) => status === wanted).length
  const open = count('OPEN')
  const closed = count('CLOSED')
  const counts: [number, string][] = [
    [open, 'open'],
    [programs.length - open - closed, 'other'],
    [closed, 'closed'],
  ]
  return (
    counts
      .filter(([number]) => number > 0)
      .map(([number, word]) => `${number} ${word}`)
      .join(' · ') || 'no card programs'
  )
}

/** "2 programs open", for screen readers: the most important count first. */
export function describeOpenPrograms(programs: readonly ProgramStatus[]): string {
  if (programs.length === 0) return describePrograms(programs)
  const open = programs.filter(({ status }) => status === 'OPEN').length
  return `${open} ${open === 1 ? 'program' : 'programs'} open`
}
