/** Finds a Firefox for the one test that controls it over WebDriver BiDi; prints a notice if there is none. */
import { existsSync } from 'node:fs'

const installed = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

/** The executable, or undefined if there is none. */
export function findFirefox(): string | undefined {
  return [process.env.FIREFOX_PATH, ...installed].find((path) => path && existsSync(path))
}

if (import.meta.main && !findFirefox()) {
  process.stdout.write('No Firefox: its test is skipped. (Debian: apt-get install firefox-esr)\n')
}
