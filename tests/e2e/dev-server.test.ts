import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { stripVTControlCharacters } from 'node:util'
import { chromium } from 'playwright'
import { expect } from 'playwright/test'
import { test } from 'vitest'
import { chromiumLaunchOptions } from '../../scripts/find-chromium'
import { headingOf, janeDoe } from './browse'

// Windows cannot send a group of processes what Ctrl+C sends it.
test.skipIf(process.platform === 'win32')('npm start serves the demo until Ctrl+C', async ({ onTestFinished }) => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}/customers/${janeDoe}`
  const started = spawn('npm', ['start', '--', '--port', String(port)], {
    detached: true,
    env: { ...process.env, IMPRINT_API_KEY: '' },
  })
  const ended = once(started, 'exit')
  const pressCtrlC = () => started.pid !== undefined && process.kill(-started.pid, 'SIGINT')
  onTestFinished(() => void (started.exitCode === null && started.signalCode === null && pressCtrlC()))
  let output = ''
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (text) => (output += String(text)))
  // Vite prints the port in bold wherever it believes in colours, as on a CI machine.
  await expect.poll(() => stripVTControlCharacters(output), { timeout: 20_000 }).toContain(`127.0.0.1:${port}`)
  expect(output).toContain('Demo data: no IMPRINT_API_KEY is set')

  const browser = await chromium.launch(chromiumLaunchOptions())
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  await page.goto(url)
  await expect(page.getByText('Demo data – no real customers')).toBeVisible({ timeout: 20_000 })
  await expect(headingOf(page, 'Jane Doe')).toBeVisible({ timeout: 20_000 })

  pressCtrlC()
  await ended
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
