/**
 * Finds a Chromium for the tests, or installs one, and prints which.
 *
 * Order: CHROMIUM_PATH, Debian's headless shell, Playwright's own, an installed Chrome or Chromium; otherwise
 * Playwright's download, and if that fails, Debian's packages (as root only). The headless shell is Chromium without a
 * window, and twice as fast (measured). The few tests of features that it lacks (the back/forward cache, blocked cookies)
 * use the complete browser.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'

const headlessShell = '/usr/bin/chromium-headless-shell'
const installed = [
  '/usr/bin/google-chrome',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ...[process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].map(
    (folder) => folder && `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
  ),
]

/** The executable to test with; undefined if none is installed. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, headlessShell].find((path) => path && starts(path)) ?? findWholeChromium()
}

/** The executable of a complete browser; undefined if there is only the headless shell. */
export function findWholeChromium(): string | undefined {
  return [chromium.executablePath(), ...installed].find((path) => path && starts(path))
}

/** Launch options for a closed network, and for root, as which Chromium refuses its own sandbox. */
export function chromiumLaunchOptions(executablePath = findChromium()): { executablePath?: string; args: string[] } {
  return {
    ...(executablePath && { executablePath }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  }
}

/** Whether the executable runs: Ubuntu's /usr/bin/chromium-browser may be a stub for a snap. Not tried on Windows, where Chrome would open a window. */
function starts(path: string): boolean {
  return existsSync(path) && (process.platform === 'win32' || spawnSync(path, ['--version']).status === 0)
}

function print(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

function run(command: string, args: readonly string[], timeout?: number): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, timeout }).status === 0
}

function installChromium(): string | undefined {
  print("No Chromium found: downloading Playwright's, for at most 3 minutes.")
  const playwright = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url))
  run(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], 180_000)
  const downloaded = findChromium()
  if (downloaded || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return downloaded

  print("Playwright's download did not work: installing Debian's packages.")
  run('apt-get', ['update', '--quiet'])
  run('apt-get', ['install', '--quiet', '--yes', 'chromium', 'chromium-headless-shell'])
  return findChromium()
}

if (import.meta.main) {
  const found = findChromium() ?? installChromium()
  const whole = findWholeChromium() ?? found
  if (found)
    print(`Testing in ${found}${whole === found ? '' : `, and in ${whole} where a test needs the complete browser`}`)
  else {
    print('No Chromium: install Chrome or Chromium, or set CHROMIUM_PATH to its executable.')
    process.exitCode = 1
  }
}
