import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isPlainEmail, mailtoHref } from '../../../src/format/email'

test.each([
  ['customer@example.com', 'mailto:customer@example.com'],
  ['first.last+tag@mail.example.co.uk', 'mailto:first.last%2Btag@mail.example.co.uk'],
  ["o'brien@example.com", "mailto:o'brien@example.com"],
  ['a#b@example.com', 'mailto:a%23b@example.com'],
  ['a@xn--bcher-kva.example', 'mailto:a@xn--bcher-kva.example'],
  ['a@example.xn--p1ai', 'mailto:a@example.xn--p1ai'],
])('%s is a link', (email, href) => {
  expect(isPlainEmail(email)).toBe(true)
  expect(mailtoHref(email)).toBe(href)
})

// H numbers: docs/threats.md
test.each([
  ['H66', 'javascript:alert(1)'],
  ['H66', 'javascript:alert(1)@example.com'],
  ['H67', 'java\nscript:a@example.com'],
  ['H68', '\u0001javascript:a@example.com'],
  ['H69', 'data:text/html,<script>@example.com'],
  ['H70', 'vbscript:a@example.com'],
  ['H71', 'a@b.co?bcc=evil@x.yz&body=hi'],
  ['H71', 'a@b.co?subject=hi'],
  ['H72', 'a@b.co,evil@x.yz'],
  ['H73', '"a b"@example.com'],
  ['H74', 'a@example.com\r\nBcc: evil@x.yz'],
  ['H74', 'a@example.com\n'],
  ['H75', `${'a'.repeat(2000)}@example.com`],
  ['65 characters before the @', `${'a'.repeat(65)}@example.com`],
  ['255 characters', `a@${'b.'.repeat(124)}examp`],
  ['percent sign', 'a%0Ab@example.com'],
  ['ampersand', 'a&b@example.com'],
  ['space', ' customer@example.com'],
  ['two addresses in one', 'a@example.com@example.org'],
  ['no top level', 'a@localhost'],
  ['IP address', 'a@127.0.0.1'],
  ['address literal', 'a@[127.0.0.1]'],
  ['display name', 'Jane <jane@example.com>'],
  ['Cyrillic а', 'аdmin@example.com'],
  ['domain of another script', 'a@exаmple.com'],
  ['right-to-left override', 'a\u202E@example.com'],
  ['dots', 'a..b@example.com'],
  ['dots', '.a@example.com'],
  ['hyphen', 'a@-example.com'],
  ['empty', ''],
  ['at sign', '@'],
])('no link: %s, %j', (_, email) => {
  expect(isPlainEmail(email)).toBe(false)
  expect(mailtoHref(email)).toBeUndefined()
})

test('whatever becomes a link goes to that one address and nowhere else', () => {
  const nearly = fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...'ab.+%?&,"\'#@ \n\u202E'.split('')) }),
      fc.constantFrom('example.com', 'x.y', 'b.co?c=d'),
    )
    .map(([local, domain]) => `${local}@${domain}`)
  fc.assert(
    fc.property(fc.oneof(nearly, fc.emailAddress(), fc.string({ unit: 'binary' })), (text) => {
      const href = mailtoHref(text)
      expect(href !== undefined).toBe(isPlainEmail(text))
      if (href === undefined) return
      const url = new URL(href)
      expect([url.protocol, url.search, url.hash]).toEqual(['mailto:', '', ''])
      expect(decodeURIComponent(url.pathname)).toBe(text)
    }),
    { numRuns: 5000 },
  )
})
