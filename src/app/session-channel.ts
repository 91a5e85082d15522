/** Tells a tab in a portal that the agent has signed in, in a tab of its own. */
export const signedIn = 'signed-in'

/**
 * A channel between the app's tabs. Undefined where the browser has no BroadcastChannel, or refuses one to a frame without
 * storage. In a portal on another site most browsers give the frame a channel that the other tabs do not hear.
 */
export function openSessionChannel(): BroadcastChannel | undefined {
  try {
    return new BroadcastChannel('customer-lookup-session')
  } catch {
    return undefined
  }
}
