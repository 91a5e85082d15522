/** Finds a Firefox that drives itself over WebDriver BiDi, for one test; where there is none, says that it is left out. */
import { existsSync } from 'node:fs'

const installed = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

/** The executable, or undefined when there is none. */
export function findFirefox(): string | undefined {
  return [process.env.FIREFOX_PATH, ...installed].find((path) => path && existsSync(path))
}

if (import.meta.main && !findFirefox()) {
  process.stdout.write('No Firefox: its test is left out. (Debian: apt-get install firefox-esr)\n')
}
