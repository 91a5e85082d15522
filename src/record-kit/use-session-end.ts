import { useQueryClient } from '@tanstack/react-query'
import { LookupError } from '../api/errors'
import { customerKeys } from '../customers/customer-keys'
import { useProduct } from '../customers/use-product'
import { useAnswer } from './answer-context'

/**
 * Returns a handler for a failed request about the record around this component. Where the session has ended it asks for
 * the record again, which fails with the same: the page says so instead of showing the record. It throws the error on.
 */
export function useSessionEnd(): (error: unknown) => Promise<never> {
  const { customer } = useAnswer()
  const queryKey = customerKeys.detail(customer.id, useProduct())
  const queryClient = useQueryClient()
  return async (error) => {
    if (error instanceof LookupError && error.kind === 'session-ended')
      await queryClient.refetchQueries({ queryKey, type: 'active' })
    throw error
  }
}
