import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright'
import { describe } from 'vitest'
import { appOf, boxOf, demoTest, headingOf, janeDoe, johnDoe, liveTest } from './browse'
import { expect } from './expect'

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme)

/** Somebody's page beside the built files. */
async function openPortal(page: Page, folder: string, content: string) {
  const script = '<script type="module" src="embed/customer-lookup.js"></script>'
  const body = `<!doctype html><html lang="en"><title>Portal</title>${script}${content}`
  await page.route(`${folder}portal.html`, (route) => route.fulfill({ contentType: 'text/html', body }))
  await page.goto(`${folder}portal.html`)
}

describe('the script for portals', () => {
  liveTest('defines the element, alone and within 3 kB', async ({ site, page }) => {
    await openPortal(page, site.url, '')
    expect(await page.evaluate(() => customElements.get('customer-lookup') !== undefined)).toBe(true)
    expect(site.asked).toEqual(['/embed/customer-lookup.js'])

    const script = readFileSync(resolve('dist/embed/customer-lookup.js'))
    const size = gzipSync(script, { level: 9 }).length
    console.log(`script for portals: ${size.toLocaleString('en')} B, gzip`)
    expect(size).toBeLessThanOrEqual(3_000)
    for (const copy of globSync('dist/embed/customer-lookup-*.js')) expect(readFileSync(copy).equals(script)).toBe(true)
    expect(script.toString()).toMatch(/export\s*\{[^}]*\bCustomerLookupElement\b/)
  })

  liveTest('refuses its own page’s origin, where no sandbox would hold', async ({ page, site }) => {
    await openPortal(page, site.url, '<customer-lookup src="/"></customer-lookup>')
    await expect(page.locator('customer-lookup')).toHaveText(
      'Customer lookup: src must be another origin than this page’s.',
    )
    await expect(page.locator('iframe')).toHaveCount(0)
  })

  demoTest('shows the demo even to a page beside it, for its customers are invented', async ({ page, site }) => {
    await page.addInitScript(() => {
      if (window.parent === window) return
      const get = () => {
        throw new DOMException('Blocked', 'SecurityError')
      }
      for (const name of ['localStorage', 'sessionStorage'])
        Object.defineProperty(window, name, { get, configurable: true })
    })
    const tag = `<customer-lookup src="./#" customer-id="${janeDoe}" theme="dark"></customer-lookup>`
    await openPortal(page, site.url, tag)
    const tab = page.frameLocator('customer-lookup iframe')
    await expect(tab.getByRole('heading', { level: 1, name: 'Jane Doe' })).toBeVisible()
    await page.evaluate((id) => {
      const element = document.querySelector('customer-lookup')
      if (element) element.customerId = id
    }, johnDoe)
    await expect(tab.getByRole('heading', { level: 1, name: 'John Doe' })).toBeVisible()
    expect(page.frames().at(-1)?.url()).toBe(`${site.url}#/embed/customers/${johnDoe}?theme=dark`)
  })
})

describe('the tab by itself', () => {
  liveTest('has links, pages and steps of its own, none of which leaves it', async ({ page, site }) => {
    await page.goto('embed')
    await appOf(page).waitFor()
    await expect(page.getByRole('link', { name: 'Customer lookup' })).toBeHidden()
    await boxOf(page).fill(janeDoe)
    await page.keyboard.press('Enter')
    await expect(headingOf(page, 'Jane Doe')).toBeVisible()
    await expect(page).toHaveURL(`${site.url}embed/customers/${janeDoe}`)
    await page.goBack()
    await page.getByRole('link', { name: /0000/ }).click()
    await expect(headingOf(page, 'Jane Doe')).toBeVisible()
    const asked = site.asked.length
    await page.reload()
    await expect(headingOf(page, 'Jane Doe')).toBeVisible()
    expect(site.asked.slice(asked).filter((path) => path.startsWith('/api/'))).toHaveLength(1)
    await page.goto('embed/elsewhere')
    await page.getByRole('link', { name: 'Find a customer' }).click()
    await expect(page).toHaveURL(/\/embed\/?$/)
  })

  liveTest('works before the app is there, and asks at once', async ({ page, site }) => {
    const release = site.hold(/\/assets\/(?!index-)[^/]+\.js$/)
    await page.goto(`embed/customers/${janeDoe}`)
    await expect.poll(() => site.asked).toContain(`/api/v2/customers/${janeDoe}`)
    await expect(page.getByText('Find a customer')).toBeHidden()
    await boxOf(page).fill(johnDoe)
    await page.keyboard.press('Enter')
    release()
    await expect(headingOf(page, 'John Doe')).toBeVisible()
    await expect(page).toHaveURL(`${site.url}embed/customers/${johnDoe}`)
    expect(site.asked.filter((path) => path.startsWith('/api/'))).toHaveLength(2)
  })

  liveTest('takes a theme from its address, and nothing else', async ({ page }) => {
    await page.goto('embed?theme=dark')
    expect(await themeOf(page)).toBe('dark')
    for (const query of [
      '?embed=1&theme=<script>alert(1)</script>',
      '?theme=darker',
      '?theme=dark%00',
      '?theme=javascript:alert(1)',
      '?return=//evil.example&portals=*',
    ]) {
      await page.goto(`embed${query}`)
      await appOf(page).waitFor()
      expect(await themeOf(page), query).toBeUndefined()
    }
    await page.goto('./?theme=dark')
    await appOf(page).waitFor()
    expect(await themeOf(page)).toBeUndefined()
  })

  liveTest('costs the ordinary page nothing', async ({ page, site }) => {
    await page.goto(`customers/${janeDoe}`)
    await expect(headingOf(page, 'Jane Doe')).toBeVisible()
    expect(site.asked.filter((path) => /embed/.test(path))).toEqual([])
    await page.goto('embed')
    await appOf(page).waitFor()
    expect(site.asked.filter((path) => /embedded-/.test(path))).toHaveLength(1)
  })
})
