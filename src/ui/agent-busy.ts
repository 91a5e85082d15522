const checks = new Set<() => boolean>()

/** Whether showing another customer would interrupt the agent: in a reveal, in giving its reason, or in a caller check. */
export const isAgentBusy = (): boolean => [...checks].some((isBusy) => isBusy())

/** Has `isAgentBusy` ask `isBusy` too. Returns a function that ends that. */
export function addBusyCheck(isBusy: () => boolean): () => void {
  checks.add(isBusy)
  return () => checks.delete(isBusy)
}
