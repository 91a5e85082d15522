import { type Query, QueryCache, QueryClient, notifyManager } from '@tanstack/react-query'
import { LookupError, isRetryable } from '../api/errors'
import { clearRecents } from '../customers/recents'

// No timer between an answer and its paint: the default puts a timeout of 0 between the two (20 ms became 5, measured).
notifyManager.setScheduler(queueMicrotask)

const tries = 3
/** The longest wait before the second and the third try; each is shortened at random by up to half. Milliseconds. */
const longestDelays = [1_000, 3_000] as const

/** Cache and retry policy. Memory only: there is no persister, and nothing outlives the page. */
export function createQueryClient(): QueryClient {
  const queryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, failed) => {
        if (error instanceof LookupError && error.kind === 'session-ended') forgetCustomers(queryClient, error, failed)
      },
    }),
    defaultOptions: {
      queries: {
        // Each read is on record with Imprint and in our own log, so each has an agent's action behind it.
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always', // offline is an answer, said at once, not a pause
        staleTime: 60_000,
        gcTime: 300_000,
        retry: (failures, error) => failures < tries - 1 && isRetryable(error) && fitsDeadline(failures, error),
        retryDelay: (failures) => longestDelay(failures) * (1 - Math.random() / 2),
      },
    },
  })
  return queryClient
}

const longestDelay = (failures: number) => longestDelays[Math.min(failures, longestDelays.length - 1)] ?? 0

function fitsDeadline(failures: number, error: Error): boolean {
  return error instanceof LookupError && Date.now() + longestDelay(failures) < error.details.deadline
}

/** After a session's end nothing of its customers is left, neither in memory nor in the list of recent lookups. */
function forgetCustomers(queryClient: QueryClient, error: LookupError, failed: Query<unknown, unknown>): void {
  for (const query of queryClient.getQueryCache().findAll({ queryKey: ['customers'] })) {
    void query.cancel({ silent: true }) // or its end would bring the old data back
    // What is on the screen, or about to be, says why.
    if (query === failed || query.isActive())
      query.setState({ data: undefined, dataUpdatedAt: 0, status: 'error', error })
    else queryClient.getQueryCache().remove(query)
  }
  clearRecents()
}
