import { useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import { useParams } from 'react-router'
import { reportReveal } from '../api/reveal-audit'
import { useReveal } from '../ui/use-reveal'
import { customerKeys } from '../customers/customer-keys'
import { useDeployment } from '../customers/deployment'
import { RevealListenerContext } from './reveal-listener'
import { useProduct } from '../customers/use-product'

/** The gateway's names for what can be revealed. The keys of metadata are not among them: they may be personal data. */
export type RevealedField = 'ssn4' | 'date_of_birth' | 'metadata' | 'other' | 'json'

/** `useReveal` for a field of the customer in the URL. Each reveal is reported to the gateway, if it records them, and to the portal. */
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

  /** If the session has ended, the refetch fails with that, and the record is removed from the page. */
  async function report() {
    const inSession = await reportReveal(field, customerId, product, listener?.send)
    if (!inSession)
      await queryClient.refetchQueries({ queryKey: customerKeys.detail(customerId, product), type: 'active' })
  }

  return { ...state, reveal }
}
