const httpDate = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/

/**
 * The whole seconds that a Retry-After header asks to wait, clamped to 1-300, or to `longest`. `now` is in epoch milliseconds.
 * Undefined if it names no time in the future. Its two forms are checked first: `Number('')` is 0, which would retry at
 * once, and `Date.parse` accepts almost any text, differently in each browser.
 */
export function readRetryAfter(header: string | null, now: number, longest = 300): number | undefined {
  const value = header?.trim() ?? ''
  if (/^\d+$/.test(value)) return clamp(Number(value), longest)
  if (!httpDate.test(value)) return undefined
  const seconds = Math.ceil((Date.parse(value) - now) / 1000)
  return seconds > 0 ? clamp(seconds, longest) : undefined
}

function clamp(seconds: number, longest: number): number {
  return Math.min(Math.max(seconds, 1), longest)
}
