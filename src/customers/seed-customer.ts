import type { QueryClient } from '@tanstack/react-query'
import type { Customer, CustomerResponse } from '../api/customer'
import { customerFormats } from '../contract/customer-fields'
import { customerKeys } from './customer-keys'

const fields = [
  ...customerFormats.map(([field]) => field),
  'statuses',
  'date_of_birth',
  'address',
  'metadata',
] as const satisfies readonly (keyof Customer)[]

/** Whether every field of the contract is there. One that is missing may only be left out of lists. */
const isComplete = (customer: Customer) =>
  fields.every((field) => customer[field] !== undefined || customer.withheld.some((name) => name === field))

/** Makes a customer of a list the record of their page, if it is complete and newer. Otherwise that page asks for it. */
export function seedCustomer(queryClient: QueryClient, answer: CustomerResponse, product: string): void {
  const queryKey = customerKeys.detail(answer.customer.id, product)
  const known = queryClient.getQueryState(queryKey)?.dataUpdatedAt ?? 0
  if (isComplete(answer.customer) && known < answer.receivedAt)
    queryClient.setQueryData(queryKey, answer, { updatedAt: answer.receivedAt })
}
