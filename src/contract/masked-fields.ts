/** What is shown in the place of a withheld value. */
export const hiddenValue = '••••'

/** The contract's fields that are always masked. */
const always = ['ssn4', 'date_of_birth'] as const
/** The contract's fields that a deployment may mask as well (MASKED_FIELDS). */
export const maskableFields = ['email', 'phone', 'address', 'first_name', 'last_name', 'partner_customer_id'] as const

export type MaskableField = (typeof maskableFields)[number]
export type MaskedField = (typeof always)[number] | MaskableField

/** What was revealed, in a word that holds nothing of the customer: the keys of metadata may be personal data. */
export type RevealedField = MaskedField | 'metadata' | 'other' | 'json'

const fields: readonly MaskedField[] = [...always, ...maskableFields]

/** The word for what stands under a JSON Pointer: `metadata` for "/metadata/pin", `json` for "", the whole answer. */
export function revealedField(pointer: string): RevealedField {
  if (pointer === '') return 'json'
  if (/^\/metadata(?:\/|$)/.test(pointer)) return 'metadata'
  return fields.find((field) => pointer === `/${field}`) ?? 'other'
}

export const isMaskedField = (key: string): key is MaskedField => fields.some((field) => field === key)
