import { expectTypeOf, it } from 'vitest'
import type { Colors, CustomerLookupElement, TokenProvider } from '../../../src/embed/host/customer-lookup'
import type * as Host from '../../../src/embed/host/element'
import type * as Protocol from '../../../src/embed/protocol'

it('the types for portals are those of the element', () => {
  expectTypeOf<Host.CustomerLookupElement>().toExtend<
    Omit<CustomerLookupElement, 'addEventListener' | 'colors' | 'tokenProvider'>
  >()
  expectTypeOf<CustomerLookupElement['tokenProvider']>().toEqualTypeOf<TokenProvider | null | undefined>()
  expectTypeOf<Host.TokenProvider>().toEqualTypeOf<TokenProvider>()
  expectTypeOf<Protocol.Colors>().toEqualTypeOf<Colors>()
})
