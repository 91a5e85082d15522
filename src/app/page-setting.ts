/** One of the settings that the server in front wrote into the page; "" where it did not. */
export function readPageSetting(name: string): string {
  return document.querySelector(`meta[name="${name}"]`)?.getAttribute('content') ?? ''
}
