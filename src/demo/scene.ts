/*
 * The query string with the scenario and the clock. Kept outside of the URL, because the app's own links do not have it:
 * a page sends its request before the panel has put the parameters back into the URL.
 */
let scene = ''

/** The query string of the scene, "" for the default. */
export const currentScene = () => scene

export function setScene(search: string): void {
  scene = search
}
