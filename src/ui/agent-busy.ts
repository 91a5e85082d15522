const checks = new Set<() => boolean>()

/** Whether the agent is at something that another customer would cut short: a reveal, its reason, or a caller check. */
export const isAgentBusy = (): boolean => [...checks].some((isBusy) => isBusy())

/** Has `isAgentBusy` ask `isBusy` too. Returns a function that ends that. */
export function addBusyCheck(isBusy: () => boolean): () => void {
  checks.add(isBusy)
  return () => checks.delete(isBusy)
}
