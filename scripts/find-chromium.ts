/**
 * Finds a Chromium for the tests, or installs one, saying which.
 *
 * Order: CHROMIUM_PATH, Debian's headless shell, Playwright's own, an installed Chrome or Chromium; else Playwright's
 * download, and where that cannot be reached, Debian's packages when we are root. The headless shell is the same
 * Chromium without the parts that draw a window, and takes half the time (measured); the few tests of what it leaves
 * out (a copy of a page kept for Back, blocked cookies) ask for the whole browser.
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

/** The executable to test with, or undefined when there is none yet. */
export function findChromium(): string | undefined {
  return [process.env.CHROMIUM_PATH, headlessShell].find((path) => path && starts(path)) ?? findWholeChromium()
}

/** The same with all its parts; undefined where only the headless shell is here. */
export function findWholeChromium(): string | undefined {
  return [chromium.executablePath(), ...installed].find((path) => path && starts(path))
}

/** Launch options that suit a closed network, and root, where Chromium refuses its own sandbox. */
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

/** Ubuntu's /usr/bin/chromium-browser can be a stub that only asks for a snap. Windows' Chrome would open a window. */
function starts(path: string): boolean {
  return existsSync(path) && (process.platform === 'win32' || spawnSync(path, ['--version']).status === 0)
}

function say(sentence: string): void {
  process.stdout.write(`${sentence}\n`)
}

function run(command: string, args: readonly string[], timeout?: number): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env, timeout }).status === 0
}

function installChromium(): string | undefined {
  say("No Chromium found: downloading Playwright's, for at most 3 minutes.")
  const playwright = fileURLToPath(new URL('../node_modules/playwright/cli.js', import.meta.url))
  run(process.execPath, [playwright, 'install', '--no-shell', 'chromium'], 180_000)
  const downloaded = findChromium()
  if (downloaded || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return downloaded

  say("Playwright's download did not work: installing Debian's packages.")
  run('apt-get', ['update', '--quiet'])
  run('apt-get', ['install', '--quiet', '--yes', 'chromium', 'chromium-headless-shell'])
  return findChromium()
}

if (import.meta.main) {
  const found = findChromium() ?? installChromium()
  const whole = findWholeChromium() ?? found
  if (found) say(`Testing in ${found}${whole === found ? '' : `, and what needs the whole browser in ${whole}`}`)
  else {
    say('No Chromium: install Chrome or Chromium, or set CHROMIUM_PATH to its executable.')
    process.exitCode = 1
  }
}
