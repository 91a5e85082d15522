import { queryOptions } from '@tanstack/react-query'

/**
 * Code as a query: it is waited for, and fails, like an answer, and is asked for again after a failure, which
 * React's own `lazy` never does.
 */
export function codeQuery<Module>(name: string, load: () => Promise<Module>) {
  return queryOptions({
    queryKey: ['code', name],
    queryFn: load,
    staleTime: Infinity,
    gcTime: Infinity,
    structuralSharing: false,
  })
}
