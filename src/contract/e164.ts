/** Whether the text is a phone number in E.164 form, as the contract has it: +14155552671. */
export function isE164(text: string): boolean {
  return /^\+[1-9]\d{6,14}$/.test(text)
}
