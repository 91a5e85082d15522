import { type Frame, launch, type LaunchOptions } from 'puppeteer-core'
import { onTestFinished } from 'vitest'
import type { BrowserTab, Role } from './browser-tab'

/** A tab in Chromium, or in an installed Firefox over WebDriver BiDi. It is closed when the test has finished. */
export async function openPuppeteerTab(options: LaunchOptions): Promise<BrowserTab> {
  const browser = await launch(options)
  onTestFinished(() => browser.close())
  const page = await browser.newPage()
  const messages: string[] = []
  page.on('console', (message) => messages.push(message.text()))
  page.on('pageerror', (error) => messages.push(String(error)))

  let frame: Frame = page.mainFrame()
  const find = (role: Role, name: string) => frame.locator(`::-p-aria([role="${role}"][name="${name}"])`)
  return {
    version: await browser.version(),
    console: messages,
    open(url) {
      frame = page.mainFrame()
      return page.goto(url)
    },
    back: () => page.goBack(),
    url: () => Promise.resolve(page.url()),
    see: (role, name) => find(role, name).wait(),
    click: (role, name) => find(role, name).click(),
    async enter(role, name, text) {
      await find(role, name).click()
      await page.keyboard.type(text)
      await page.keyboard.press('Enter')
    },
    text: () => frame.evaluate('document.body.innerText'),
    evaluate: (expression) => frame.evaluate(expression),
    async enterFrame() {
      const element = await page.waitForSelector('iframe')
      const entered = await element?.contentFrame()
      if (!entered) throw new Error('no frame')
      frame = entered
    },
  }
}
