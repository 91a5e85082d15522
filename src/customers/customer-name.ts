import type { Customer } from '../api/customer'

/** First and last name as received, or undefined if both are missing. */
export function nameOf({ first_name, last_name }: Customer): string | undefined {
  return [first_name, last_name].filter(Boolean).join(' ') || undefined
}

/** Whether there is a name that this deployment masks. */
export const isNameWithheld = ({ withheld }: Customer) =>
  withheld.some((field) => field === 'first_name' || field === 'last_name')
