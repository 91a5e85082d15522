import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { chromium } from 'playwright'
import { expect, it, onTestFinished } from 'vitest'
import { chromiumLaunchOptions } from '../../../scripts/find-chromium'
import { inlineSources, pagePolicy } from '../../../server/headers'
import { openContext } from '../browse'
import { expect as expectOf } from '../expect'
import { recordPath, send, settingsIn } from './raw-request'
import { start } from './start'

it('the demo needs no key, says that it is one, and has nothing to read', async () => {
  const gateway = await start({ IMPRINT_ENVIRONMENT: 'demo', IMPRINT_API_KEY: '', AUTH: '' })
  try {
    const { body } = await send(gateway.port, 'GET', '/')
    expect(settingsIn(body)).toMatchObject({ environment: 'demo', revealReason: 'off' })
    for (const [method, path] of [
      ['GET', recordPath],
      ['POST', '/api/v2/customers/CSMR-v1-123/reveals'],
    ] as const) {
      expect(await send(gateway.port, method, path)).toMatchObject({ status: 404 })
    }
    expect(gateway.upstream.seen).toEqual([])
  } finally {
    await gateway.stop()
  }
})

it('the demo has a portal beside it, which may frame it and nothing else; a live gateway has none', async () => {
  const demo = { IMPRINT_ENVIRONMENT: 'demo', IMPRINT_API_KEY: '', AUTH: '' }
  const gateway = await start(demo, resolve(import.meta.dirname, '../../../dist-demo'))
  const live = await start()
  const browser = await chromium.launch(chromiumLaunchOptions())
  onTestFinished(async () => {
    await browser.close()
    await Promise.all([gateway.stop(), live.stop()])
  })
  for (const path of ['/portal', '/portal.html']) {
    const { status, headers } = await send(gateway.port, 'GET', path)
    expect({ status, policy: headers['content-security-policy'], type: headers['content-type'] }).toEqual({
      status: 200,
      policy: pagePolicy({ frames: true }),
      type: 'text/html; charset=utf-8',
    })
    const page = await send(live.port, 'GET', path)
    expect(page.headers['content-security-policy']).toBe(
      pagePolicy({ inline: inlineSources(readFileSync('dist/index.html', 'utf8')) }),
    )
    expect(page.body).toContain('Find a customer')
  }

  const faults: string[] = []
  const url = `http://localhost:${gateway.port}`
  const page = await (await openContext(browser, url, faults)).newPage()
  await page.goto('portal')
  const title = page.frameLocator('customer-lookup iframe').getByRole('heading', { level: 1 })
  await expectOf(title).toHaveText('Jane Doe')
  await page.getByRole('switch', { name: 'Dark' }).click()
  await page.getByRole('button', { name: 'Which of my cards is closed?' }).click()
  await expectOf(title).toHaveText('John Doe')
  expect(faults).toEqual([])
})
