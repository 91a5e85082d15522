import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useMatch } from 'react-router'
import { paths, routePatterns } from '../paths'
import { CodeFailure } from '../ui/code-failure'
import { codeQuery } from '../ui/code-query'
import { Link } from '../ui/link'
import { MessagePage } from '../ui/message-page'
import { useTitle } from '../ui/use-title'

// Each page brings its own code: the first screen loads what it shows. main.ts has asked for it already.
const searchCodeQuery = codeQuery('search', () => import('../customers/search-page'))
const recordCodeQuery = codeQuery('record', () => import('./record-code'))

/** URL -> page. `onSearchPage` stands below the search box: the demo's customers. */
export function AppRoutes({ onSearchPage }: { onSearchPage?: ReactNode }) {
  const search = useMatch(routePatterns.search)
  const customer = useMatch(routePatterns.customer)
  if (search) return <SearchRoute>{onSearchPage}</SearchRoute>
  return customer ? <CustomerRoute id={customer.params.customerId ?? ''} /> : <UnknownPage />
}

function SearchRoute({ children }: { children: ReactNode }) {
  const code = useQuery(searchCodeQuery)
  if (code.data) return <code.data.SearchPage>{children}</code.data.SearchPage>
  return code.isError ? <CodeFailure onRetry={() => void code.refetch()} /> : <p className="appear-late">Loading…</p>
}

function CustomerRoute({ id }: { id: string }) {
  const queryClient = useQueryClient()
  const code = useQuery(recordCodeQuery)
  if (code.data) return <code.data.CustomerPage id={id} />

  function retry() {
    // The client is part of that code: what was asked meanwhile has failed for want of it, and nothing else is there.
    queryClient.removeQueries({ queryKey: ['customers'] })
    void code.refetch()
  }
  return code.isError ? <CodeFailure onRetry={retry} /> : <p className="appear-late">Loading…</p>
}

function UnknownPage() {
  useTitle('Page not found – Lookup')
  return (
    <MessagePage
      title="There is no such page"
      actions={
        <Link className="button" to={paths.search()}>
          Find a customer
        </Link>
      }
    >
      <p>A customer’s page has an address that ends in “/customers/” and the customer’s ID.</p>
    </MessagePage>
  )
}
