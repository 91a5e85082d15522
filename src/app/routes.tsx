import { lazy, type ReactNode, Suspense } from 'react'
import { Link, Route, Routes } from 'react-router'
import { CustomerPage } from '../record/customer-page'
import { SearchPage } from '../lookup/search-page'
import { useDeployment } from '../customers/deployment'
import { paths, routePatterns } from '../paths'
import { buttonClass } from '../ui/button-class'
import { MessagePage } from '../ui/message-page'
import { useTitle } from '../ui/use-title'

if (__DEMO__) void import('./later') // because a presenter may be offline by then
const PartnerPage = lazy(async () => ({ default: (await loadLater()).PartnerPage }))
const SignedInPage = lazy(async () => ({ default: (await loadLater()).SignedInPage }))
const laterParts = {
  JsonView: lazy(async () => ({ default: (await loadLater()).JsonView })),
  CallerCheckSection: lazy(async () => ({ default: (await loadLater()).CallerCheckSection })),
}

/** Does not fail: a lazy component that could not be loaded stays so, and "Try again" of an error boundary would not help. */
function loadLater() {
  const missing = {
    PartnerPage: PartMissing,
    SignedInPage: PartMissing,
    JsonView: PartMissing,
    CallerCheckSection: PartMissing,
  }
  return import('./later').catch(() => missing)
}

interface Props {
  /** Wraps every page; renders an <Outlet>. */
  layout: ReactNode
  /** Shown below the recent lookups: the demo's customers. */
  onSearchPage?: ReactNode
}

export function AppRoutes({ layout, onSearchPage }: Props) {
  return (
    <Routes>
      <Route element={layout}>
        <Route path={routePatterns.search} element={<SearchPage>{onSearchPage}</SearchPage>} />
        <Route path={routePatterns.customer} element={<CustomerPage later={laterParts} />} />
        <Route
          path={routePatterns.partner}
          element={
            <Suspense>
              <PartnerPage />
            </Suspense>
          }
        />
        <Route
          path={routePatterns.signedIn}
          element={
            <Suspense>
              <SignedInPage />
            </Suspense>
          }
        />
        <Route path="*" element={<UnknownPage />} />
      </Route>
    </Routes>
  )
}

/** The file is gone after a deploy, or the network is. The page goes on without it. */
function PartMissing() {
  return (
    <p role="alert" className="panel p-4">
      This part could not be loaded. Check the network, then reload the page.
    </p>
  )
}

function UnknownPage() {
  const { appName } = useDeployment()
  useTitle(`Page not found – ${appName}`)
  return (
    <MessagePage
      icon="search"
      title="There is no such page"
      actions={
        <Link className={buttonClass('primary')} to={paths.search()}>
          Find a customer
        </Link>
      }
    >
      <p>A customer’s page has an address that ends in “/customers/” and the customer’s ID.</p>
    </MessagePage>
  )
}
