import { createContext, type ReactNode, useContext, useRef, useState } from 'react'
import { isRevealReason } from '../contract/reveal-reason'
import { normalizeId } from '../customer-id/customer-id'
import { useDeployment } from '../customers/deployment'
import { useAnswer } from './answer-context'
import { ReasonDialog } from './reason-dialog'
import { PortalRecordContext } from './portal-record'

/** Asks the agent why a value is to be shown: a ticket number or a known reason, "" for none, undefined if they cancel. */
type AskReason = (name: string) => Promise<string | undefined>

const RevealReasonContext = createContext<AskReason>(async () => '')

export const useRevealReason = () => useContext(RevealReasonContext)

interface Question {
  name: string
  answer: (reason: string | undefined) => void
}

/**
 * Asks once for each record, and only where the deployment wants reasons. A portal's ticket is the reason where there is
 * one, so that the agent is not asked. The reason stays in memory until the record leaves the page.
 */
export function RevealReasonProvider({ children }: { children: ReactNode }) {
  const { revealReason, ticketPattern, revealReasons: reasons } = useDeployment()
  const { customer } = useAnswer()
  const ticket = useContext(PortalRecordContext)?.ticket
  const given = useRef<string>(undefined)
  const [question, setQuestion] = useState<Question>()

  const ask: AskReason = async (name) => {
    if (revealReason === 'off') return ''
    const isTickets = ticket?.customerId === normalizeId(customer.id)
    if (isTickets && isRevealReason(ticket.number, { ticketPattern, reasons })) return ticket.number
    if (given.current !== undefined) return given.current
    const { promise, resolve } = Promise.withResolvers<string | undefined>()
    setQuestion({ name, answer: resolve })
    given.current = await promise
    setQuestion(undefined)
    return given.current
  }

  return (
    <RevealReasonContext value={ask}>
      {children}
      {question && <ReasonDialog name={question.name} onAnswer={question.answer} />}
    </RevealReasonContext>
  )
}
