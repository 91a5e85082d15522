import type { ProgramStatus } from '../api/customer'
import { countPrograms } from '../customers/program-counts'
import { isBlank } from '../format/split-unseen'

const ranks = new Map([
  ['OPEN', 1],
  ['CLOSED', 2],
])
const unknownRank = 0

/** Sorts programs with an unknown status first, then open, then closed ones; by name within each group. */
export function orderPrograms(programs: readonly ProgramStatus[]): ProgramStatus[] {
  const rank = ({ status }: ProgramStatus) => ranks.get(status) ?? unknownRank
  return programs.toSorted((a, b) => rank(a) - rank(b) || a.program.localeCompare(b.program, 'en'))
}

/** Each program with its status as received: `Harbor Rewards Card: OPEN`. A blank text becomes "empty text". */
export const listPrograms = (programs: readonly ProgramStatus[]) =>
  programs.map(({ program, status }) => `${orEmpty(program)}: ${orEmpty(status)}`)

const orEmpty = (text: string) => (isBlank(text) ? 'empty text' : text)

/** "1 SUSPENDED · 2 open · 1 closed". "no card programs" for an empty list. */
export function describePrograms(programs: readonly ProgramStatus[] | undefined): string {
  if (!programs) return 'card programs not on file'
  return (
    countPrograms(programs)
      .map(({ text }) => text)
      .join(' · ') || 'no card programs'
  )
}

/** "2 programs open", for screen readers: the most important count first. */
export function describeOpenPrograms(programs: readonly ProgramStatus[]): string {
  if (programs.length === 0) return describePrograms(programs)
  const open = programs.filter(({ status }) => status === 'OPEN').length
  return `${open} ${open === 1 ? 'program' : 'programs'} open`
}
