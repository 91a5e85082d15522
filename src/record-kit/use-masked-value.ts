import { useContext } from 'react'
import { LookupError } from '../api/errors'
import { maskableFields, revealedField } from '../contract/masked-fields'
import { revealJson } from '../contract/withhold-json'
import { useCustomerClient } from '../customers/customer-query'
import { useDeployment } from '../customers/deployment'
import { useProduct } from '../customers/use-product'
import { type Reveal, useReveal } from '../ui/use-reveal'
import { useAnswer } from './answer-context'
import { describeProblem } from './describe-problem'
import { PortalRecordContext } from './portal-record'
import { useRevealLog } from './reveal-log'
import { useRevealReason } from './reveal-reason'
import { useSessionEnd } from './use-session-end'

export interface MaskedValueState extends Reveal {
  /** Asks for the value, after a reason where the deployment wants one, and shows it. */
  show: () => Promise<void>
  /** Whether there is any use in a button that shows the value. */
  mayShow: boolean
  /** Why the last attempt failed, as a sentence. */
  problem: string | undefined
}

/**
 * `useReveal` for the withheld value of the record under a JSON Pointer, "" for all of the record. Its `value` is the JSON
 * of the value. It comes from the gateway; from the answer in memory, if it stands there: the answer came unmasked, or the
 * field is masked on this screen alone (docs/decisions/2026-11-26-screen-share.md). `name` is the label in a sentence.
 */
export function useMaskedValue(pointer: string, label: string, name = label): MaskedValueState {
  const { customer, unmasked, marker, maskedHere, mayReveal } = useAnswer()
  const client = useCustomerClient()
  const product = useProduct()
  const portal = useContext(PortalRecordContext)
  const askReason = useRevealReason()
  const log = useRevealLog()
  const endIfSessionEnded = useSessionEnd()
  const state = useReveal(label, useDeployment().hideAfterBlur)

  const isMaskedHere = maskedHere?.fields.some((field) => pointer === `/${field}`) ?? false

  async function show() {
    if (isMaskedHere) return void (await state.reveal(readFromMemory))
    const reason = unmasked === undefined ? await askReason(name) : ''
    if (reason === undefined) return
    const isShown = await state.reveal(async (signal) => {
      if (unmasked !== undefined) return revealJson(unmasked, pointer) ?? ''
      return client.revealValue(customer.id, { signal, product, pointer, reason }).catch(endIfSessionEnded)
    })
    if (!isShown) return
    const field = revealedField(pointer)
    log.current.push({ field, reason, at: Date.now() })
    portal?.onReveal(field, customer.id)
  }

  /** Nothing leaves the gateway, so neither its log nor the portal nor the note is told. */
  async function readFromMemory(): Promise<string> {
    const value = revealJson(maskedHere?.text ?? '', pointer, maskableFields) ?? ''
    return value.replaceAll(marker, '') // of values inside it that the gateway withholds
  }

  return {
    ...state,
    show,
    mayShow: isMaskedHere || mayReveal,
    problem: state.error === undefined ? undefined : describe(state.error),
  }
}

function describe(error: unknown): string {
  if (error instanceof LookupError) {
    const { kind, details } = error
    if (details.type === 'NOTHING_WITHHELD') return 'No longer on file. Refresh the record.'
    if (kind === 'not-allowed') return 'You may not show this.'
    if (kind === 'invalid-request') return details.message ?? 'This reason was not accepted.'
  }
  return describeProblem(error, 'Could not be shown. Try again.')
}
