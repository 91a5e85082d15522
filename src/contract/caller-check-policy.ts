/** What a caller may be asked for, by names that hold nothing of a customer. */
export const callerCheckFields = ['date_of_birth', 'ssn4', 'postal_code', 'phone4'] as const
export type CallerCheckField = (typeof callerCheckFields)[number]

/** What a deployment asks of a caller: right answers to `needed` of the fields. No fields: there is no check. */
export interface CallerCheckPolicy {
  needed: number
  fields: readonly CallerCheckField[]
}

/** `cannot-be-checked`: fewer of the fields are on file than are needed. */
export const callerCheckVerdicts = ['matches', 'does-not-match', 'cannot-be-checked'] as const
export type CallerCheckVerdict = (typeof callerCheckVerdicts)[number]

export const noCallerCheck: CallerCheckPolicy = { needed: 0, fields: [] }

export const isCallerCheckField = (name: string): name is CallerCheckField =>
  callerCheckFields.some((field) => field === name)

/**
 * Reads CALLER_CHECK: `2 of date_of_birth,ssn4,postal_code`; "" for no check. Undefined if it is neither. At least two are
 * needed, because a verdict about one answer would say which one was wrong.
 */
export function readCallerCheckPolicy(setting: string): CallerCheckPolicy | undefined {
  if (setting === '') return noCallerCheck
  const [, count = '', list = ''] = /^([2-9]) of ([a-z\d_]+(?:, ?[a-z\d_]+)*)$/.exec(setting) ?? []
  const names = list.split(/, ?/)
  const fields = names.filter(isCallerCheckField)
  const isList = fields.length === names.length && new Set(names).size === names.length
  return isList && Number(count) <= fields.length ? { needed: Number(count), fields } : undefined
}
