import { type ReactNode, useLayoutEffect, useState } from 'react'
import { type Location, Router, UNSAFE_createBrowserHistory, UNSAFE_createHashHistory } from 'react-router'
import { embedBase, pathsBehindHash } from '../paths'

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
    <Router basename={embedBase()} navigationType={action} location={decodable(location)} navigator={history}>
      {children}
    </Router>
  )
}

/** A path that cannot be decoded is taken to the letter: the router would quote it on the console, whatever it holds. */
function decodable(location: Location): Location {
  try {
    decodeURIComponent(location.pathname)
    return location
  } catch {
    return { ...location, pathname: location.pathname.replaceAll('%', '%25') }
  }
}
