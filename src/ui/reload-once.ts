/** The name of the first script, which holds the names of all others: each build has its own. */
const build = import.meta.url

/**
 * After a deploy the old files are gone, and the new page has the new names. Once, lest it goes round in circles; not
 * without a network, where a reload would only take away what is on the screen.
 */
export function reloadOnce(): void {
  if (!navigator.onLine) return
  const key = 'reloaded-for-new-version'
  try {
    if (sessionStorage.getItem(key) === build) return
    sessionStorage.setItem(key, build)
  } catch {
    return // without storage nothing would stop the circle
  }
  location.reload()
}
