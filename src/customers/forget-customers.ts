import type { QueryClient } from '@tanstack/react-query'
import { abandonEarlyRequest } from '../api/early-request'
import type { LookupError } from '../api/errors'
import { customerKeys } from './customer-keys'
import { forgetPartnerIds } from './partner-lookups'
import { clearRecents } from './recents'

/**
 * Removes all customer data from memory: records, running lookups, partner IDs and the list of recent lookups. Called on lock, on
 * sign-out, for another agent, and when the session has ended.
 *
 * With `reason`, lookups on the page fail with that error, so that the page says what happened. Without it, components
 * that show a lookup must have been unmounted, because a mounted component keeps its last data.
 */
export function forgetCustomers(queryClient: QueryClient, reason?: LookupError): void {
  clearRecents()
  forgetRecords(queryClient, reason)
}

/** The same, but for the list of recent lookups, which names no customer. */
export function forgetRecords(queryClient: QueryClient, reason?: LookupError): void {
  abandonEarlyRequest()
  forgetPartnerIds()
  const cache = queryClient.getQueryCache()
  for (const query of cache.findAll({ queryKey: customerKeys.all })) {
    const cancelled = query.cancel({ silent: true }) // or the old data would come back when it ends
    if (reason && (query.isActive() || query.state.error === reason))
      query.setState({ data: undefined, dataUpdatedAt: 0, status: 'error', error: reason })
    else {
      cache.remove(query)
      // A cancelled query sets a timer, which would keep it, and the record from before, for minutes.
      void cancelled.then(() => query.destroy())
    }
  }
  // A browser keeps the text of the last match, as RegExp.input, be it a whole record: this one has none.
  ;/^/.exec('')
}

/** How many records stay in memory: as many as the list of recent lookups has names to show. */
const keptRecords = 10

/** Removes all but the latest records from memory. Running lookups and what is on the screen stay. */
export function forgetOldRecords(queryClient: QueryClient): void {
  const cache = queryClient.getQueryCache()
  const unused = cache.findAll({ queryKey: customerKeys.all, type: 'inactive', fetchStatus: 'idle' })
  const oldestFirst = unused.toSorted((one, other) => one.state.dataUpdatedAt - other.state.dataUpdatedAt)
  for (const query of oldestFirst.slice(0, -keptRecords)) cache.remove(query)
}
