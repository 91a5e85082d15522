import type { CallerCheck } from '../contract/caller-check'
import { callerCheckVerdicts, isCallerCheckField } from '../contract/caller-check-policy'
import { entryOf, readJsonIfAny } from '../contract/json'

/** A verdict of the gateway's, and how many tries are left for this customer. */
export interface CallerCheckAnswer extends CallerCheck {
  triesLeft: number
}

/** Reads the gateway's answer to a caller check; undefined if it is none. */
export function readCallerCheck(text: string): CallerCheckAnswer | undefined {
  const answer = readJsonIfAny(text)
  const said = answer && entryOf(answer, 'verdict')
  const compared = answer && entryOf(answer, 'compared')
  const left = answer && entryOf(answer, 'tries_left')
  const verdict = callerCheckVerdicts.find((one) => said?.kind === 'string' && said.value === one)
  if (!verdict || compared?.kind !== 'array' || left?.kind !== 'number') return undefined
  const names = compared.items.map((item) => (item.kind === 'string' ? item.value : ''))
  return { verdict, compared: names.filter(isCallerCheckField), triesLeft: Number(left.source) }
}
