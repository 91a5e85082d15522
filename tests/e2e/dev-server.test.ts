import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import { stripVTControlCharacters } from 'node:util'
import { chromium } from 'playwright'
import { onTestFinished, test } from 'vitest'
import { chromiumLaunchOptions } from '../../scripts/find-chromium'
import { headingOf, janeDoe } from './browse'
import { expect } from './expect'

/** Windows cannot send a group of processes what Ctrl+C sends it. */
const onUnix = { skip: process.platform === 'win32' }

test('npm start serves the demo until Ctrl+C', onUnix, async () => {
  const server = await run(['start', '--'], { IMPRINT_API_KEY: '' })
  const url = `${server.url}/customers/${janeDoe}`
  expect(server.output()).toContain('Demo data: no IMPRINT_API_KEY is set')

  const { page, faults } = await open()
  await page.goto(url)
  await expect(page.getByText('Demo data – no real customers')).toBeVisible()
  await expect(headingOf(page, 'Jane Doe')).toBeVisible()
  await page.goto(`${server.url}/portal`)
  const tab = page.frameLocator('customer-lookup iframe')
  await expect(tab.getByRole('heading', { level: 1, name: 'Jane Doe' })).toBeVisible()
  await expect.poll(faults, { timeout: 1_000 }).toEqual([])
  const script = await fetch(`${server.url}/embed/customer-lookup.js`)
  expect(await script.text()).toContain('CustomerLookupElement')

  server.pressCtrlC()
  await server.ended
  await expect(fetch(url)).rejects.toThrow('fetch failed')
})

test.each([
  ['npm start', ['start', '--']],
  ['npm run preview', ['run', 'preview', '--']],
])('%s with a key shows a record within its content security policy', onUnix, async (_, command) => {
  const asked: unknown[] = []
  const imprint = createHttpServer((request, response) => {
    asked.push(request.headers['x-imprint-merchant-key'])
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(`{"id":"${janeDoe}","first_name":"Zoë","ssn4":"4821","metadata":{"note":"<img src=x>"}}`)
  })
  onTestFinished(() => void imprint.close())
  await once(imprint.listen(0, '127.0.0.1'), 'listening')
  const { port } = imprint.address() as AddressInfo
  const server = await run(command, {
    IMPRINT_API_KEY: 'key_1',
    IMPRINT_API_URL: `http://127.0.0.1:${port}`,
    IMPRINT_MERCHANT_KEYS: 'rewards=merchant_1 travel=merchant_2',
  })
  const { page, faults } = await open()
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    if (response.url().includes('/api/')) bodies.push(response.text().catch(() => '')) // the browser may have dropped it
  })
  const policyOf = (await page.goto(`${server.url}/customers/${janeDoe}?product=travel`))?.headers()
  expect(policyOf?.['content-security-policy']).toContain("require-trusted-types-for 'script'; trusted-types 'none'")
  await expect(headingOf(page, 'Zoë')).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Product' })).toHaveValue('travel')
  await expect(page.getByText('Environment: Custom API')).toBeVisible()
  expect(asked).toEqual(['merchant_2'])
  // The styles are there: without them a heading is as heavy as the browser has it.
  await expect(headingOf(page, 'Zoë')).toHaveCSS('font-weight', '600')

  expect((await Promise.all(bodies)).join()).toContain('••••')
  expect((await Promise.all(bodies)).join()).not.toContain('4821')
  await page.getByRole('button', { name: 'Show SSN last four' }).click()
  await expect(page.getByText('4821', { exact: true })).toBeVisible()
  expect(asked).toEqual(['merchant_2', 'merchant_2'])

  await page.getByRole('combobox', { name: 'Product' }).selectOption('rewards')
  await expect(page).toHaveURL(/\?product=rewards$/)
  await expect.poll(() => asked).toEqual(['merchant_2', 'merchant_2', 'merchant_1'])
  await expect(headingOf(page, 'Zoë')).toBeVisible()
  expect(faults()).toEqual([])
})

/** An npm script on a port of its own, ended with the test. */
async function run(command: readonly string[], env: NodeJS.ProcessEnv) {
  const port = await freePort()
  const started = spawn('npm', [...command, '--port', String(port)], {
    detached: true,
    env: { ...process.env, ...env },
  })
  const ended = once(started, 'exit')
  const pressCtrlC = () => started.pid !== undefined && process.kill(-started.pid, 'SIGINT')
  onTestFinished(() => void (started.exitCode === null && started.signalCode === null && pressCtrlC()))
  let output = ''
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (text) => (output += String(text)))
  // Vite prints the port in bold wherever it believes in colours, as on a CI machine.
  await expect.poll(() => stripVTControlCharacters(output)).toContain(`127.0.0.1:${port}`)
  return { url: `http://127.0.0.1:${port}`, output: () => output, ended, pressCtrlC }
}

/** A tab, and whatever its browser has to complain about: a violated policy among it. */
async function open() {
  const browser = await chromium.launch(chromiumLaunchOptions())
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('console', (message) => {
    if (['warning', 'error'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', ({ message }) => complaints.push(message))
  return { page, faults: () => complaints }
}

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
