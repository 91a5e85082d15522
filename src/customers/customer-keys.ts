import { normalizeId } from '../customer-id/customer-id'

/**
 * The query keys of customers, from general to specific. A detail key holds everything that its request depends on,
 * with a UUID in lower case.
 */
export const customerKeys = {
  all: ['customers'] as const,
  detail: (id: string, product: string) => [...customerKeys.all, 'detail', normalizeId(id), product] as const,
  /** The customers with a partner's ID. */
  list: (partnerId: string, product: string) => [...customerKeys.all, 'list', partnerId, product] as const,
}
