import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { Builder, By, error, Key, until, type WebElement } from 'selenium-webdriver'
import { DriverService } from 'selenium-webdriver/remote'
import { onTestFinished } from 'vitest'
import type { BrowserTab, Role } from './browser-tab'

const elements: Record<Role, string> = { button: 'button', heading: 'h1', searchbox: 'input' }
const patience = 30_000

/**
 * A tab in the browser of WebKitGTK's driver, on a screen that is in memory only: it cannot do without one. It is
 * closed when the test has finished.
 */
export async function openWebKitTab(command: string): Promise<BrowserTab> {
  const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'])
  onTestFinished(() => void screen.kill())
  const display = String(await once(screen.stdout, 'data')).trim()
  const service = new DriverService.Builder(command)
    .setLoopback(true)
    .setEnvironment({
      PATH: process.env.PATH ?? '',
      DISPLAY: `:${display}`,
      LC_ALL: 'C.UTF-8',
      // WebKit's sandbox starts neither as root nor in most containers. Only the test's own pages are opened.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    })
    .build()
  const address = await service.start()
  onTestFinished(() => service.kill())
  const driver = await new Builder().usingServer(address).withCapabilities({ browserName: 'MiniBrowser' }).build()
  onTestFinished(() => driver.quit())
  const capabilities = await driver.getCapabilities()

  return {
    version: `WebKitGTK/${capabilities.getBrowserVersion()}`,
    console: undefined,
    async open(url) {
      await driver.switchTo().defaultContent()
      await driver.get(url)
    },
    back: () => driver.navigate().back(),
    url: () => driver.getCurrentUrl(),
    see: (role, name) => withElement(role, name, async () => {}),
    click: (role, name) => withElement(role, name, (element) => element.click()),
    enter: (role, name, text) => withElement(role, name, (element) => element.sendKeys(text, Key.ENTER)),
    text: () => driver.executeScript('return document.body.innerText'),
    evaluate: (expression) => driver.executeScript(`return ${expression}`),
    enterFrame: () => driver.wait(until.ableToSwitchToFrame(By.css('iframe')), patience),
  }

  /** Tries again while the element is not there, or is being replaced by another. */
  function withElement(role: Role, name: string, act: (element: WebElement) => Promise<unknown>) {
    const attempt = async () => {
      const element = await find(role, name)
      await act(element)
      return true
    }
    const goOn = (cause: unknown) => {
      if (cause instanceof error.WebDriverError) return false
      throw cause
    }
    return driver.wait(() => attempt().catch(goOn), patience, `no ${role} "${name}"`)
  }

  async function find(role: Role, name: string): Promise<WebElement> {
    for (const element of await driver.findElements(By.css(elements[role]))) {
      if (!(await element.isDisplayed())) continue // to ask a hidden one for its name is an error
      if ((await element.getAccessibleName()) === name && (await element.getAriaRole()) === role) return element
    }
    throw new error.NoSuchElementError()
  }
}
