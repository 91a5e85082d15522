import { createContext, useContext } from 'react'
import type { CustomerResponse } from '../api/customer'

export const AnswerContext = createContext<CustomerResponse | undefined>(undefined)

/** The record around this component. */
export function useAnswer(): CustomerResponse {
  const answer = useContext(AnswerContext)
  if (!answer) throw new Error('No AnswerContext around this component')
  return answer
}
