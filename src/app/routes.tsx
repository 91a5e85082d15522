import { lazy, type ReactNode, Suspense } from 'react'
import { Link, Route, Routes } from 'react-router'
import { CustomerPage } from '../record/customer-page'
import { SearchPage } from '../lookup/search-page'
import { useDeployment } from '../customers/deployment'
import { paths, routePatterns } from '../paths'
import { buttonClass } from '../ui/button-class'
import { MessagePage } from '../ui/message-page'
import { useTitle } from '../ui/use-title'

const later = () => import('./later')
if (__DEMO__) void later() // because a presenter may be offline by then
const PartnerPage = lazy(async () => ({ default: (await later()).PartnerPage }))
const SignedInPage = lazy(async () => ({ default: (await later()).SignedInPage }))
const laterParts = {
  JsonView: lazy(async () => ({ default: (await later()).JsonView })),
  CallerCheckSection: lazy(async () => ({ default: (await later()).CallerCheckSection })),
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
