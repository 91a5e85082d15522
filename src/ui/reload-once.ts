/** The URL of the entry script, which contains a hash and is different in each build. */
const build = import.meta.url

/**
 * Reloads the page when a script is missing: after a deploy the old files are gone, and the new page names the new ones.
 * Only once per build, to avoid an endless loop; not when offline, where a reload would lose the page.
 */
export function reloadOnce(): void {
  if (!navigator.onLine) return
  const key = 'reloaded-for-new-version'
  try {
    if (sessionStorage.getItem(key) === build) return
    sessionStorage.setItem(key, build)
  } catch {
    return // without storage nothing would stop an endless loop
  }
  location.reload()
}
