import { useState, useSyncExternalStore } from 'react'
import { Link, Outlet, useLocation, useMatch, useParams } from 'react-router'
import { isSafeId } from '../contract/customer-id-rule'
import { normalizeId } from '../customer-id/customer-id'
import { useLookupState } from '../customers/customer-query'
import { partnerIdOf, partnerLookupOf } from '../customers/partner-lookups'
import { usePartnerLookupState } from '../customers/use-partner-lookup-state'
import { type BoxInput, LookupBox } from '../lookup/lookup-box'
import { ProductChoice } from '../lookup/product-choice'
import { useProduct } from '../customers/use-product'
import { paths, routePatterns } from '../paths'
import { AppMark } from '../ui/app-mark'
import { BarSlotProvider } from '../ui/bar-slot'
import { buttonClass } from '../ui/button-class'
import { Notice } from '../ui/notice'
import type { Settings } from './config'
import { EnvironmentChip, isLive } from './environment-chip'
import { ScreenShareSwitch } from './screen-share-switch'
import { ShortcutsButton } from './shortcuts-button'
import { ThemeSwitch } from './theme-switch'

interface Props {
  settings: Settings
  /** What was typed into index.html's box before the app was mounted. */
  initialInput?: BoxInput | undefined
}

/** The frame of every page: top bar, lookup box, support contact. index.html has the same markup for the first paint; keep both in step. */
export function Layout({ settings, initialInput }: Props) {
  const { appName, environment, embedded, products, signOutUrl, supportContact } = settings
  const onSearchPage = useMatch(routePatterns.search)
  const { customerId } = useParams()
  const askedId = customerId !== undefined && isSafeId(customerId) ? customerId : undefined
  const { data } = useLookupState(askedId)
  const partnerLookup = partnerLookupOf(useLocation().state)
  const partnerId = partnerIdOf(partnerLookup)
  const matches = usePartnerLookupState(partnerId).data?.pages.flatMap(({ customers }) => customers) ?? []
  const isAnswered = data !== undefined || matches.length > 0
  const [home, setHome] = useState<HTMLElement | null>(null)
  return (
    <div className="frame" data-page={onSearchPage ? 'search' : 'record'} data-live={isLive(environment) || undefined}>
      <header>
        <div ref={setHome} className="home">
          <AppMark />
          <Link className="brand" to={paths.search(useProduct())}>
            {appName}
          </Link>
        </div>
        <div className="corner">
          <ScreenShareSwitch />
          {!embedded && <ThemeSwitch />}
          <ShortcutsButton />
          <EnvironmentChip environment={environment} />
          {/* session-guard.tsx handles the click: it clears the page before it follows the link. */}
          {signOutUrl && (
            <a className={buttonClass('quiet')} href={signOutUrl}>
              Sign out
            </a>
          )}
        </div>
        {/* The same component on all pages, so that text and cursor survive when an answer arrives. Empty on a record, for the next ID. */}
        <LookupBox
          page={partnerLookup ?? normalizeId(askedId ?? '')}
          text={isAnswered ? '' : (askedId ?? partnerId ?? '')}
          isPartnerText={partnerId !== undefined}
          initialInput={initialInput}
        >
          {products.length > 1 && <ProductChoice id={askedId} />}
        </LookupBox>
      </header>
      <div className="frame-notices print:hidden">
        <OfflineNotice />
      </div>
      <main>
        <BarSlotProvider value={home}>
          <Outlet />
        </BarSlotProvider>
      </main>
      {supportContact && <footer>Support: {supportContact}</footer>}
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
