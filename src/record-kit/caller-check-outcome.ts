import { createContext, useContext } from 'react'
import type { CallerCheckVerdict, CallerCheckField } from '../contract/caller-check-policy'

/** How a caller check of this record ended. It holds no value, typed or on file. */
export interface CallerCheckOutcome {
  verdict: CallerCheckVerdict
  /** The fields whose answers were compared. */
  fields: readonly CallerCheckField[]
  /** How many answers the caller gave; those whose field is not on file cannot be compared. */
  answers: number
  triesLeft: number
  /** Epoch milliseconds. */
  at: number
}

/** The last outcome for the record, undefined where the caller was not checked, and how to set it. */
export const CallerCheckOutcomeContext = createContext<
  readonly [CallerCheckOutcome | undefined, (outcome: CallerCheckOutcome) => void]
>([undefined, () => {}])

export const useCallerCheckOutcome = () => useContext(CallerCheckOutcomeContext)

/** "Matches · 2 of 2 answers": the outcome in words, without its time. */
export function describeOutcome({ verdict, fields, answers }: CallerCheckOutcome): string {
  switch (verdict) {
    case 'matches':
      return `Matches · ${fields.length} of ${answers} answers`
    case 'does-not-match':
      return 'Does not match'
    case 'cannot-be-checked':
      return 'Cannot be checked: not on file'
  }
}
