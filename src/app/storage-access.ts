/**
 * Whether the browser keeps this site's cookies from the frame. Without the API no browser says so: then it is not known.
 */
export async function isAccessBlocked(): Promise<boolean> {
  try {
    return !(await document.hasStorageAccess())
  } catch {
    return false
  }
}

/** Asks the browser for the cookies of this site, which may ask the agent. Returns whether they are still blocked. */
export async function requestAccess(): Promise<boolean> {
  try {
    await document.requestStorageAccess()
    return false
  } catch {
    return isAccessBlocked()
  }
}
