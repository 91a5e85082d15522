import { personaId } from '../mock-api/persona'

/** A ticket as it is pasted in the tour: the customer's ID stands in a log line, beside two that are none. */
export const sampleTicket = `#T-1042  Which of my cards is closed?
Channel: Phone   Priority: High   Opened: 11:51 AM

Caller stood at the till, one of three cards was refused. Worked yesterday.

2026-01-15T16:51:07Z WARN card.declined reason=program_status trace_id=4bf92f3577b34da6a3ce929d0e0e4736
  customer_id=${personaId(2)} request_id=7c1d2f0a-93b4-4e0b-8a51-6f2e9d3c4b10 terminal=till-04

Please call back before noon.
`
