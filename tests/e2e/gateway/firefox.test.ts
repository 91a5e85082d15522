import { expect, test } from 'vitest'
import { findFirefox } from '../../../scripts/find-firefox'
import { janeDoe } from '../browse'
import { startFirefox } from './firefox'
import { createImprint } from './imprint'
import { start } from './start'

const executable = findFirefox() ?? ''
const soon = { timeout: 60_000, interval: 100 }

test.skipIf(!executable)(
  'Firefox shows a record with one read and no complaint, and would have told of one',
  { timeout: 180_000 },
  async ({ onTestFinished }) => {
    const gateway = await start()
    onTestFinished(() => gateway.stop())
    gateway.upstream.answer = createImprint().answer
    const firefox = await startFirefox(executable)
    onTestFinished(() => firefox.close())

    await firefox.open(`http://localhost:${gateway.port}/customers/${janeDoe}`)
    const main = () => firefox.evaluate('document.querySelector("main").innerText')
    await expect.poll(main, soon).toContain('Jane Doe')
    const press = (name: string) =>
      firefox.evaluate(`[...document.querySelectorAll('button')].find((b) => b.textContent === '${name}').click()`)
    await press('JSON')
    await expect.poll(main, soon).toContain('"loyalty_tier"')
    expect(firefox.said).toEqual([])
    expect(gateway.upstream.seen).toHaveLength(1)

    await firefox.evaluate('try { document.createRange().createContextualFragment("<b>") } catch {}')
    await expect.poll(() => firefox.said.join('\n'), soon).toMatch(/Content-Security-Policy.*require-trusted-types-for/)
  },
)
