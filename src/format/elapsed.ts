/** "40 s", "3 min" or "2 h" for a time in milliseconds, rounded down, as in "fetched 40 s ago". A clock set back gives "0 s". */
export function formatElapsed(milliseconds: number): string {
  const seconds = Number.isFinite(milliseconds) ? Math.max(0, Math.floor(milliseconds / 1000)) : 0
  if (seconds < 60) return `${seconds} s`
  return seconds < 3600 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`
}

/** "84 ms", from a second on "1.2 s", for the milliseconds that a request took. */
export function formatLatency(milliseconds: number): string {
  const whole = Number.isFinite(milliseconds) ? Math.max(0, Math.round(milliseconds)) : 0
  return whole < 1000 ? `${whole} ms` : `${(whole / 1000).toFixed(1)} s`
}
