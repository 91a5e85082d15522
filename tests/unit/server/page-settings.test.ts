import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { writePageSettings } from '../../../server/page-settings'
import type { PageSettings } from '../../../src/contract/page-settings'

const html = `<meta name="settings" content="{}" /><title>Customer lookup</title>
<a class="brand" href="/">Customer lookup</a><noscript>Customer lookup needs JavaScript.</noscript>`

const settings: PageSettings = {
  environment: 'custom',
  appName: 'Cards',
  supportContact: '',
  portals: [],
  products: [],
  hideAfterBlur: 5,
  revealReason: 'off',
  ticketPattern: '',
  revealReasons: [],
  callerCheck: { needed: 0, fields: [] },
  coverAfter: 5,
  lockAfter: 15,
  signOutUrl: '',
}

/** As a browser reads an attribute. */
const unescape = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

const written = (page: string) => JSON.parse(unescape(/ content="([^"]*)"/.exec(page)?.[1] ?? '')) as unknown

it('writes the settings and the name of the app, and nothing else', () => {
  expect(writePageSettings(html, settings)).toBe(
    html
      .replace('{}', JSON.stringify(settings).replaceAll('"', '&quot;'))
      .replace('<title>Customer lookup', '<title>Cards')
      .replace('href="/">Customer lookup', 'href="/">Cards'),
  )
})

it('writes over what was written before, as a gateway does on the built demo', () => {
  const demo = writePageSettings(html, { ...settings, appName: 'Customer lookup', environment: 'demo' })
  expect(written(writePageSettings(demo, settings))).toEqual(settings)
})

it('writes no text that ends its place in the page, whatever it holds', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('$&', '$1', '"', '<', '>', '&quot;', "'")),
      (a, b) => {
        const name = a + b.join('')
        const page = writePageSettings(html, { ...settings, appName: name })
        expect(written(page)).toEqual({ ...settings, appName: name })
        expect(page.match(/[<>]/g)).toHaveLength(html.match(/[<>]/g)?.length ?? 0)
      },
    ),
  )
})
