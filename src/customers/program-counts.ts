import type { ProgramStatus } from '../api/customer'
import type { Tone } from '../ui/pill'

/** How many card programs have a status: "2 open". */
export interface ProgramCount {
  tone: Tone
  text: string
}

/** Statuses that fit a pill, hold nothing hidden, and read like no other count. The rest are counted together. */
const isOwnWord = (status: string) => /^(?!(?:open|closed|other)$)[a-z][a-z_-]{0,23}$/i.test(status)

/** The counts of a customer's card programs: unknown statuses first, named as received ("1 SUSPENDED"), then open, then closed. */
export function countPrograms(programs: readonly ProgramStatus[]): ProgramCount[] {
  const counts = new Map<string, number>()
  for (const { status } of programs) counts.set(status, (counts.get(status) ?? 0) + 1)
  const unknown = [...counts]
    .filter(([status]) => status !== 'OPEN' && status !== 'CLOSED')
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const named = unknown.length <= 2 && unknown.every(([status]) => isOwnWord(status))
  const others = unknown.reduce((sum, [, count]) => sum + count, 0)
  const entries: (readonly [Tone, number | undefined, string])[] = [
    ...(named ? unknown : [['other', others] as const]).map(([word, count]) => ['caution', count, word] as const),
    ['positive', counts.get('OPEN'), 'open'],
    ['neutral', counts.get('CLOSED'), 'closed'],
  ]
  return entries.flatMap(([tone, count, word]) => (count ? [{ tone, text: `${count} ${word}` }] : []))
}
