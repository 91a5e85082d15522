/*
 * The query string that sets the scene: scenario and clock. Kept here, because the app's own links know nothing of it:
 * a page that opens asks the vendor before the panel has put the parameters back into its URL.
 */
let scene = ''

/** The scene's query string, "" for the usual one. */
export const currentScene = () => scene

export function setScene(search: string): void {
  scene = search
}
