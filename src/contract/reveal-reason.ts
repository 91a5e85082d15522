/** Why a masked value is shown: what the agent is asked for, and what will do. */
export interface RevealReasons {
  /** A regular expression that a whole ticket number matches. */
  ticketPattern: string
  /** Reasons to choose from. */
  reasons: readonly string[]
}

/** Longer text is no ticket number. */
const longestTicket = 64

/** Whether this may go on record as the reason of a reveal: a ticket number, or a known reason. No free text: it would collect personal data. */
export function isRevealReason(reason: string, { ticketPattern, reasons }: RevealReasons): boolean {
  return (
    reasons.includes(reason) ||
    (/^[!-~]+$/.test(reason) && reason.length <= longestTicket && new RegExp(`^(?:${ticketPattern})$`).test(reason))
  )
}
