import { normalizeId } from '../customer-id/customer-id'

/**
 * The query keys of customers, from general to particular. A detail key holds all that its request depends on, except
 * that the letter case of a UUID makes no difference.
 */
export const customerKeys = {
  all: ['customers'] as const,
  detail: (id: string, product: string) => [...customerKeys.all, 'detail', normalizeId(id), product] as const,
}
