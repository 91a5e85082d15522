const listeners = new Set<() => void>()

/** Masks every revealed value on the page before this call returns. */
export function hideReveals(): void {
  for (const listener of listeners) listener()
}

/** Calls `listener` on each `hideReveals()`. Returns a function that unsubscribes it. */
export function onHideReveals(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
