import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import { NavigationType, useNavigationType } from 'react-router'
import type { CustomerResponse } from '../api/customer'
import { formatElapsed } from '../format/elapsed'
import { shortId } from '../format/short-id'
import { Button } from '../ui/button'
import { useNow } from '../ui/locale-settings'
import { useTitle } from '../ui/use-title'
import { CustomerLink } from '../customers/customer-link'
import { useDeployment } from '../customers/deployment'
import { nameOf } from '../customers/customer-name'
import { focusLookupBox, mayTakeFocus } from '../customers/focus-lookup-box'
import { clearRecents, useRecents } from '../customers/recents'
import { customerKeys } from '../customers/customer-keys'
import { isNotFound } from '../customers/customer-query'

/** The content below the search box: the lookups of this session. `children`: in the demo, its customers. */
export function SearchPage({ children }: { children?: ReactNode }) {
  const { appName, embedded } = useDeployment()
  useTitle(appName)
  const isPop = useNavigationType() === NavigationType.Pop
  useEffect(() => {
    // Not if the agent has focused something else, or the box: selecting its text would let the next key replace it.
    if (mayTakeFocus(embedded) && document.activeElement?.matches('body, .brand'))
      focusLookupBox({ preventScroll: isPop })
  }, [isPop, embedded])
  const recents = useAvailableRecents()
  return (
    <div className="mx-auto grid max-w-160 gap-8">
      {recents.length > 0 && <Recents />}
      {children}
    </div>
  )
}

/** The recent lookups, without those of a product that is no longer configured: they would open in another product. */
function useAvailableRecents() {
  const { products } = useDeployment()
  return useRecents().filter(({ product = '' }) => (products.length > 0 ? products.includes(product) : product === ''))
}

function Recents() {
  const recents = useAvailableRecents()
  const now = useNow(30_000)

  function clear() {
    clearRecents()
    focusLookupBox() // the focused button is removed
  }

  return (
    <section aria-labelledby="recent">
      <div className="flex items-baseline justify-between">
        <h2 id="recent">Recent</h2>
        <Button variant="quiet" onClick={clear}>
          Clear<span className="sr-only"> recent lookups</span>
        </Button>
      </div>
      <ul className="divide-y divide-border border-y border-border">
        {recents.map(({ id, product = '', at }) => (
          <li key={id + product}>
            <CustomerLink id={id} product={product} className="flex flex-wrap gap-x-3 py-2 text-text">
              <span translate="no" className="min-w-24 font-mono">
                {shortId(id)}
              </span>
              <RecentLabel id={id} product={product} />
              <span className="text-text-muted tabular-nums">
                {`${product && `${product}, `}${formatElapsed(Math.max(0, now - at))} ago`}
              </span>
            </CustomerLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** The customer's name while the record is still in memory: the stored list holds no names. */
function RecentLabel({ id, product }: { id: string; product: string }) {
  const state = useQueryClient().getQueryState<CustomerResponse>(customerKeys.detail(id, product))
  if (state?.data) {
    const name = nameOf(state.data.customer) ?? ''
    return <span className="truncate">{isPlain(name) && <bdi translate="no">{name}</bdi>}</span>
  }
  return <span className="text-text-muted">{isNotFound(state?.error) && 'not found'}</span>
}

/** Whether the name has no hidden characters or unusual spaces. Other names are shown on the record only, with marks. */
function isPlain(name: string): boolean {
  return /^[!-~]+(?: [!-~]+)*$/.test(name) || !/^ | $| {2}|[^\P{Zs} ]|[\p{C}\p{Zl}\p{Zp}]/u.test(name)
}
