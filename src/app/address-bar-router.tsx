import { type ReactNode, useLayoutEffect, useState } from 'react'
import { Router, UNSAFE_createBrowserHistory, UNSAFE_createHashHistory } from 'react-router'
import { pathsBehindHash } from '../paths'

/**
 * The router over the browser's address bar: what react-router's BrowserRouter is, without the 4 kB that its file
 * brings along (docs/decisions/). "Unsafe" says that the name may change, and versions here are exact.
 */
export function AddressBarRouter({ children }: { children: ReactNode }) {
  const [history] = useState(() =>
    (pathsBehindHash ? UNSAFE_createHashHistory : UNSAFE_createBrowserHistory)({ v5Compat: true }),
  )
  const [{ action, location }, setState] = useState({ action: history.action, location: history.location })
  useLayoutEffect(() => history.listen(setState), [history])
  return (
    <Router navigationType={action} location={location} navigator={history}>
      {children}
    </Router>
  )
}
