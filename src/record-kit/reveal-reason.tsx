import { createContext, type ReactNode, type SubmitEvent, useContext, useId, useRef, useState } from 'react'
import { isRevealReason } from '../contract/reveal-reason'
import { normalizeId } from '../customer-id/customer-id'
import { useDeployment } from '../customers/deployment'
import { Button } from '../ui/button'
import { useAnswer } from './answer-context'
import { PortalRecordContext } from './portal-record'

/** Asks the agent why a value is to be shown: a ticket number or a known reason, "" for none, undefined if they cancel. */
type AskReason = (label: string) => Promise<string | undefined>

const RevealReasonContext = createContext<AskReason>(async () => '')

export const useRevealReason = () => useContext(RevealReasonContext)

interface Question {
  label: string
  answer: (reason: string | undefined) => void
}

/**
 * Asks once for each record, and only where the deployment wants reasons. A portal's ticket is the reason where there is
 * one, so that nobody types it. The reason stays in memory until the record leaves the page.
 */
export function RevealReasonProvider({ children }: { children: ReactNode }) {
  const { revealReason, ticketPattern, revealReasons: reasons } = useDeployment()
  const { customer } = useAnswer()
  const ticket = useContext(PortalRecordContext)?.ticket
  const given = useRef<string>(undefined)
  const [question, setQuestion] = useState<Question>()

  const ask: AskReason = async (label) => {
    if (revealReason === 'off') return ''
    const isTickets = ticket?.customerId === normalizeId(customer.id)
    if (isTickets && isRevealReason(ticket.number, { ticketPattern, reasons })) return ticket.number
    if (given.current !== undefined) return given.current
    const { promise, resolve } = Promise.withResolvers<string | undefined>()
    setQuestion({ label, answer: resolve })
    given.current = await promise
    setQuestion(undefined)
    return given.current
  }

  return (
    <RevealReasonContext value={ask}>
      {children}
      {question && <ReasonDialog question={question} />}
    </RevealReasonContext>
  )
}

function ReasonDialog({ question: { label, answer } }: { question: Question }) {
  const { revealReason, ticketPattern, revealReasons: reasons } = useDeployment()
  const [mistake, setMistake] = useState('')
  const ticketBox = useRef<HTMLInputElement>(null)
  const id = useId()

  function submit(event: SubmitEvent) {
    event.preventDefault()
    const ticket = ticketBox.current?.value.trim() ?? ''
    if (ticket === '' && revealReason === 'required') return setMistake('Enter a ticket number.')
    if (ticket !== '' && !isRevealReason(ticket, { ticketPattern, reasons }))
      return setMistake('This does not look like a ticket number. Enter it as the ticket system writes it.')
    answer(ticket)
  }

  return (
    <dialog
      ref={showModal}
      aria-labelledby={`${id}-title`}
      className="m-auto w-100 max-w-[calc(100%-2rem)] rounded border border-control bg-surface p-5 text-text backdrop:bg-background/80"
      onCancel={() => answer(undefined)}
    >
      <form noValidate className="grid gap-3" onSubmit={submit}>
        <h2 id={`${id}-title`}>{`Why show ${label}?`}</h2>
        <p className="text-text-muted">The reason goes on record, for every value that you show of this customer.</p>
        <div className="grid gap-1">
          <label htmlFor={`${id}-ticket`}>
            Ticket number{revealReason === 'optional' && <span className="text-text-muted"> (optional)</span>}
          </label>
          <input
            id={`${id}-ticket`}
            ref={ticketBox}
            autoComplete="off"
            maxLength={64}
            className="min-h-10 rounded border border-control bg-surface px-3"
            aria-invalid={mistake !== ''}
            aria-describedby={mistake ? `${id}-mistake` : undefined}
          />
          {mistake && (
            <p id={`${id}-mistake`} role="alert" className="text-caution">
              {mistake}
            </p>
          )}
        </div>
        {reasons.length > 0 && (
          <div role="group" aria-label="Other reasons" className="flex flex-wrap gap-1.5">
            {reasons.map((reason) => (
              <Button key={reason} onClick={() => answer(reason)}>
                {reason}
              </Button>
            ))}
          </div>
        )}
        <div className="flex gap-1.5">
          <Button type="submit" variant="primary">
            Show
          </Button>
          <Button onClick={() => answer(undefined)}>Cancel</Button>
        </div>
      </form>
    </dialog>
  )
}

/** Closes the dialog before it is removed, because only close() returns the focus to where it was. */
function showModal(dialog: HTMLDialogElement | null) {
  dialog?.showModal()
  return () => dialog?.close()
}
