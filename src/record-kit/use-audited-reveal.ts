import { useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import { useParams } from 'react-router'
import { reportReveal } from '../api/reveal-audit'
import { useReveal } from '../ui/use-reveal'
import { customerKeys } from '../customers/customer-keys'
import { useDeployment } from '../customers/deployment'
import { RevealListenerContext } from './reveal-listener'
import { useProduct } from '../customers/use-product'

/** The gateway's words for what can be revealed. A partner's key is none of them: it may be personal itself. */
export type RevealedField = 'ssn4' | 'date_of_birth' | 'metadata' | 'other' | 'json'

/** useReveal for a field of the record that the URL names; each reveal is reported where somebody keeps a record. */
export function useAuditedReveal(field: RevealedField, label: string): ReturnType<typeof useReveal> {
  const { customerId = '' } = useParams()
  const product = useProduct()
  const { auditsReveals } = useDeployment()
  const listener = useContext(RevealListenerContext)
  const state = useReveal(label)
  const queryClient = useQueryClient()

  function reveal() {
    state.reveal()
    if (auditsReveals && !__DEMO__) void report()
    listener?.hear(field, customerId)
  }

  /** Whose session has ended may see nothing more: asking for the record again says so, and takes it away. */
  async function report() {
    const inSession = await reportReveal(field, customerId, product, listener?.send)
    if (!inSession)
      await queryClient.refetchQueries({ queryKey: customerKeys.detail(customerId, product), type: 'active' })
  }

  return { ...state, reveal }
}
