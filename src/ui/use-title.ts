import { useEffect } from 'react'

/** Names the tab. Titles reach history and window lists: never put a name or an address in one. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
