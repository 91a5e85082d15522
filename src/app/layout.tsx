import { type ReactNode, useSyncExternalStore } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useMatch } from 'react-router'
import { Link } from '../ui/link'
import { isSafeId } from '../api/customer-id-rule'
import { normalizeId } from '../customers/customer-id'
import { LookupBox } from '../customers/lookup-box'
import { useCustomer } from '../customers/use-customer'
import { useProduct } from '../customers/use-product'
import { codeQuery } from '../ui/code-query'
import { paths, routePatterns } from '../paths'
import { Notice } from '../ui/notice'
import type { Settings } from './config'
import { EnvironmentChip } from './environment-chip'

/** Needed only where there are several. */
const productCodeQuery = codeQuery('product', () => import('../customers/product-choice'))

interface Props {
  settings: Settings
  /** What was written in the box of index.html before the app was here. */
  early?: { text: string; submitted: boolean } | undefined
  children: ReactNode
}

/** The frame of every page: brand, lookup box, environment. index.html holds its first picture; keep the two alike. */
export function Layout({ settings, early, children }: Props) {
  const onSearchPage = useMatch(routePatterns.search)
  const { customerId } = useMatch(routePatterns.customer)?.params ?? {}
  const askedId = customerId !== undefined && isSafeId(customerId) ? customerId : ''
  // Looking on does not ask again for what has failed: that takes the agent's click.
  const { data } = useCustomer(askedId, { enabled: ({ state }) => askedId !== '' && state.status !== 'error' })
  const product = useQuery({ ...productCodeQuery, enabled: settings.products.length > 1 })
  return (
    <div className="frame" data-page={onSearchPage ? 'search' : 'record'}>
      <header>
        <Link className="brand" to={paths.search(useProduct())}>
          {settings.appName}
        </Link>
        {/* One box for all pages, so that what is being written, and the cursor, survive an answer. Empty on a record: ready for the next. */}
        <LookupBox page={normalizeId(askedId)} text={data ? '' : askedId} early={early}>
          {product.data && <product.data.ProductChoice id={askedId} />}
        </LookupBox>
        <div className="corner">
          <EnvironmentChip environment={settings.environment} />
          {/* A link that works by itself; session-guard.tsx empties the page first. */}
          {settings.signOutUrl && (
            <a className="button button-quiet" href={settings.signOutUrl}>
              Sign out
            </a>
          )}
        </div>
      </header>
      <div className="notices">
        <OfflineNotice />
      </div>
      <main>{children}</main>
    </div>
  )
}

function OfflineNotice() {
  const online = useSyncExternalStore(followNetwork, () => navigator.onLine)
  return (
    <div role="status">
      {!online && (
        <Notice tone="caution">You are offline. What is on the screen stays; a new lookup needs the network.</Notice>
      )}
    </div>
  )
}

function followNetwork(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
