import type { Locator, Page } from 'playwright'
import { demoTest as test, boxOf, headingOf } from './browse'
import { expect } from './expect'

/** Presses Tab, or Shift and Tab, until the control has the focus. */
async function tabTo(page: Page, control: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') {
  for (let presses = 0; presses < 90; presses += 1) {
    await page.keyboard.press(key)
    if (await control.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`${key} does not reach ${control.toString()}`)
}

/** Goes to the control by Tab, and presses Enter. */
async function press(page: Page, control: Locator, key?: 'Tab' | 'Shift+Tab') {
  await tabTo(page, control, key)
  await page.keyboard.press('Enter')
}

test('the two-minute show is given with the keyboard alone', async ({ context, page, site }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const button = (name: string) => page.getByRole('button', { name })
  const scene = page.getByRole('combobox', { name: 'Scene' })

  // The tour: a ticket is pasted, found, the caller checked, one value revealed, the note copied.
  await page.goto('.')
  await expect(boxOf(page)).toBeFocused()
  await press(page, button('Copy a sample ticket'))
  await expect(button('Copied a sample ticket')).toBeVisible()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(headingOf(page, 'John Doe')).toBeFocused()
  await expect(page.getByLabel('ZIP code')).toBeVisible()
  for (const key of ['V', 'Tab', '7310', 'Tab', '94105', 'Enter'])
    await (/\d/.test(key) ? page.keyboard.type(key) : page.keyboard.press(key))
  await expect(page.getByText(/^Matches · 2 of 2 answers/)).toBeVisible()
  await press(page, button('Show date of birth'))
  await expect(page.getByText('1984')).toBeVisible()
  await press(page, button('Copy note'), 'Shift+Tab')
  await expect(button('Copied note')).toBeVisible()

  // A failure, and its end.
  await tabTo(page, scene)
  await page.keyboard.type('Imprint has')
  await expect(headingOf(page, 'Imprint has a problem')).toBeVisible()
  await expect(scene).toHaveValue('outcome=500')
  await page.keyboard.press('Alt+R')
  await expect(headingOf(page, 'John Doe')).toBeVisible()
  await expect(scene).toHaveValue('')

  // The next person, in the dark; then the hostile ones.
  await page.keyboard.press('Alt+N')
  await expect(headingOf(page, 'Richard Roe')).toBeVisible()
  await press(page, button('Dark'))
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await press(page, page.getByRole('link', { name: 'Customer lookup' }), 'Shift+Tab')
  await expect(headingOf(page, 'Find a customer')).toBeVisible()
  await tabTo(page, page.getByRole('tab', { name: 'Everyday' }))
  for (let tabs = 0; tabs < 4; tabs += 1) await page.keyboard.press('ArrowRight')
  await press(page, page.getByRole('link', { name: '<b>Alice</b> Smith' }))
  await expect(page.getByRole('heading', { level: 1, name: 'lice' })).toBeVisible()

  // The support desk and back.
  await press(page, page.getByRole('link', { name: 'Customer lookup' }), 'Shift+Tab')
  await press(page, page.getByRole('link', { name: 'Open the support desk' }))
  await expect(page).toHaveURL(`${site.url}portal.html`)
  const panel = page.frameLocator('customer-lookup iframe')
  await expect(panel.getByRole('heading', { level: 1, name: 'Jane Doe' })).toBeVisible()
  await expect(page.getByRole('switch', { name: 'Dark' })).toHaveAttribute('aria-checked', 'true') // as on the page before
  await press(page, button('Wrote a number into the ID field'))
  await expect(panel.getByRole('main').getByText('it looks like a Social Security number')).toBeVisible()
  await press(page, page.getByRole('link', { name: 'Back to the demo' }))
  await expect(page).toHaveURL(site.url)
  await press(page, button('Reset'))
  await expect(page.locator('html')).not.toHaveAttribute('data-theme')
})
