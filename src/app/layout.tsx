import { useSyncExternalStore } from 'react'
import { Link, Outlet, useMatch, useParams } from 'react-router'
import { isSafeId } from '../contract/customer-id-rule'
import { normalizeId } from '../customer-id/customer-id'
import { useLookupState } from '../customers/customer-query'
import { type BoxInput, LookupBox } from '../lookup/lookup-box'
import { ProductChoice } from '../lookup/product-choice'
import { useProduct } from '../customers/use-product'
import { paths, routePatterns } from '../paths'
import { buttonClass } from '../ui/button-class'
import { Notice } from '../ui/notice'
import type { Settings } from './config'
import { EnvironmentChip } from './environment-chip'

interface Props {
  settings: Settings
  /** What was typed into index.html's box before the app was mounted. */
  initialInput?: BoxInput | undefined
}

/** The frame of every page: brand, lookup box, environment. index.html has the same markup for the first paint; keep both in step. */
export function Layout({ settings, initialInput }: Props) {
  const onSearchPage = useMatch(routePatterns.search)
  const { customerId } = useParams()
  const askedId = customerId !== undefined && isSafeId(customerId) ? customerId : undefined
  const { data } = useLookupState(askedId)
  return (
    <div className="frame" data-page={onSearchPage ? 'search' : 'record'}>
      <header>
        <Link className="brand" to={paths.search(useProduct())}>
          {settings.appName}
        </Link>
        {/* The same component on all pages, so that text and cursor survive when an answer arrives. Empty on a record, for the next ID. */}
        <LookupBox page={normalizeId(askedId ?? '')} text={data ? '' : (askedId ?? '')} initialInput={initialInput}>
          {settings.products.length > 1 && <ProductChoice id={askedId} />}
        </LookupBox>
        <div className="corner">
          <EnvironmentChip environment={settings.environment} />
          {/* session-guard.tsx handles the click: it clears the page before it follows the link. */}
          {settings.signOutUrl && (
            <a className={buttonClass('quiet')} href={settings.signOutUrl}>
              Sign out
            </a>
          )}
        </div>
      </header>
      <div className="grid gap-2 [grid-area:notices] print:hidden">
        <OfflineNotice />
      </div>
      <main>
        <Outlet />
      </main>
    </div>
  )
}

function OfflineNotice() {
  const online = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine)
  return (
    <div role="status">
      {!online && (
        <Notice tone="caution">You are offline. What is on the screen stays; a new lookup needs the network.</Notice>
      )}
    </div>
  )
}

function subscribeToNetwork(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
