import { useEffect } from 'react'

/** Sets the document's title. Titles reach history and window lists, so they must not hold personal data. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
