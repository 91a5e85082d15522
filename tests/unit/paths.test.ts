import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inProduct, matchCustomerPath, paths, productOf } from '../../src/paths'

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.webPath(), fc.constantFrom('%', '%zz', '%C0%AF', '//', '..'))
const thorough = { numRuns: 2_000 }

test('a permalink leads back to its ID, whatever the ID', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (id) => {
      expect(matchCustomerPath(paths.customer(id))).toBe(id)
    }),
    thorough,
  )
})

test('no path makes it throw, and only a customer’s gives an ID', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('', '/customers/', '/customer/', '/'), (text, start) => {
      const id = matchCustomerPath(start + text)
      if (id !== undefined) expect(start + text).toMatch(/^\/customers\/[^/?#]/)
    }),
    thorough,
  )
})

test('whatever the query names, the product is one of those offered', () => {
  fc.assert(
    fc.property(anyText, fc.uniqueArray(fc.stringMatching(/^[a-z0-9-]{1,32}$/)), (query, products) => {
      const product = productOf(query, products)
      if (products.length === 0) expect(product).toBe('')
      else expect(products).toContain(product)
      expect(productOf(inProduct('/', product).slice(1), products)).toBe(product)
    }),
    thorough,
  )
})
