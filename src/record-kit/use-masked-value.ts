import { useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import { LookupError } from '../api/errors'
import { revealedField } from '../contract/masked-fields'
import { revealJson } from '../contract/withhold-json'
import { customerKeys } from '../customers/customer-keys'
import { useCustomerClient } from '../customers/customer-query'
import { useDeployment } from '../customers/deployment'
import { useProduct } from '../customers/use-product'
import { type Reveal, useReveal } from '../ui/use-reveal'
import { useAnswer } from './answer-context'
import { PortalRecordContext } from './portal-record'
import { useRevealLog } from './reveal-log'
import { useRevealReason } from './reveal-reason'

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
 * of the value. It comes from the gateway; from the answer itself, if that came unmasked.
 */
export function useMaskedValue(pointer: string, label: string): MaskedValueState {
  const { customer, unmasked, mayReveal } = useAnswer()
  const client = useCustomerClient()
  const product = useProduct()
  const queryClient = useQueryClient()
  const portal = useContext(PortalRecordContext)
  const askReason = useRevealReason()
  const log = useRevealLog()
  const state = useReveal(label, useDeployment().hideAfterBlur)

  async function show() {
    const reason = unmasked === undefined ? await askReason(label) : ''
    if (reason === undefined) return
    const isShown = await state.reveal(async (signal) => {
      if (unmasked !== undefined) return revealJson(unmasked, pointer) ?? ''
      return client.revealValue(customer.id, { signal, product, pointer, reason }).catch(removeRecordIfSessionEnded)
    })
    if (!isShown) return
    const field = revealedField(pointer)
    log.current.push({ field, reason, at: Date.now() })
    portal?.onReveal(field, customer.id)
  }

  /** The refetch fails with the same, and the page says so instead of showing the record. */
  async function removeRecordIfSessionEnded(error: unknown): Promise<never> {
    if (error instanceof LookupError && error.kind === 'session-ended')
      await queryClient.refetchQueries({ queryKey: customerKeys.detail(customer.id, product), type: 'active' })
    throw error
  }

  return { ...state, show, mayShow: mayReveal, problem: state.error === undefined ? undefined : describe(state.error) }
}

function describe(error: unknown): string {
  if (!(error instanceof LookupError)) return 'Could not be shown. Try again.'
  const { kind, details } = error
  if (details.type === 'NOTHING_WITHHELD') return 'No longer on file. Refresh the record.'
  switch (kind) {
    case 'not-allowed':
      return 'You may not show this.'
    case 'invalid-request':
      return details.message ?? 'This reason was not accepted.'
    case 'rate-limited':
      return `Too many requests. Try again in ${details.retryAfter ?? 10} s.`
    case 'session-ended':
      return 'Your session has ended.'
    case 'offline':
      return 'You are offline. Nothing was sent.'
    case 'too-slow':
      return 'No answer in 10 seconds. Try again.'
    default:
      return 'Could not be shown. Try again.'
  }
}
