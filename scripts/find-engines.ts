/** Finds the browsers in which an agent's visit is tested beside Chromium; prints which there are, and which are not. */
import { spawnSync } from 'node:child_process'

const installed = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox']

/** The executable of a Firefox; undefined if there is none. */
export function findFirefox(): string | undefined {
  return [process.env.FIREFOX_PATH, ...installed].find((path) => path && starts(path, '--version'))
}

/** The command of WebKitGTK's driver; undefined without it, or without Xvfb, a screen in memory for its browser. */
export function findWebKitDriver(): string | undefined {
  return starts('WebKitWebDriver', '--help') && starts('Xvfb', '-help') ? 'WebKitWebDriver' : undefined
}

/** Whether the command runs: Ubuntu's /usr/bin/firefox may be a stub for a snap. */
const starts = (command: string, option: string) => spawnSync(command, [option]).status === 0

if (import.meta.main) {
  for (const [engine, found, packages] of [
    ['Firefox', findFirefox(), 'firefox-esr'],
    ['WebKit', findWebKitDriver(), 'webkit2gtk-driver xvfb'],
  ]) {
    process.stdout.write(
      found
        ? `Testing a visit in ${engine} with ${found}\n`
        : `No ${engine}: the test of a visit in it is skipped. (Debian: apt-get install ${packages})\n`,
    )
  }
}
