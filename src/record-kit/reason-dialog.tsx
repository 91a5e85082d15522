import { type SubmitEvent, useEffect, useId, useRef, useState } from 'react'
import { isRevealReason } from '../contract/reveal-reason'
import { useDeployment } from '../customers/deployment'
import { addBusyCheck } from '../ui/agent-busy'
import { Button } from '../ui/button'

interface Props {
  /** What is to be shown, in the middle of a sentence: "date of birth". */
  name: string
  /** Called with a ticket number or a known reason, "" for none, undefined if the agent cancels. */
  onAnswer: (reason: string | undefined) => void
}

/** Asks why a value is to be shown. */
export function ReasonDialog({ name, onAnswer: answer }: Props) {
  const { revealReason, ticketPattern, revealReasons: reasons } = useDeployment()
  const [mistake, setMistake] = useState('')
  const ticketBox = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => addBusyCheck(() => true), [])

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
      className="panel m-auto w-100 max-w-[calc(100%-2rem)] p-5 text-text backdrop:bg-background/80"
      onCancel={() => answer(undefined)}
    >
      <form noValidate className="grid grid-cols-[minmax(0,1fr)] gap-3" onSubmit={submit}>
        <h2 id={`${id}-title`}>{`Why show ${name}?`}</h2>
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
            className="text-input"
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
        <div className="flex flex-wrap gap-1.5">
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
