import type { Customer } from '../api/customer'

/** First and last name as received, or undefined if both are missing. */
export function nameOf({ first_name, last_name }: Customer): string | undefined {
  return [first_name, last_name].filter(Boolean).join(' ') || undefined
}
