import { lazy, Suspense, useState } from 'react'
import { Button } from '../ui/button'
import { ErrorBoundary } from '../ui/error-boundary'
import { Icon } from '../ui/icon'
import { useShortcut } from '../ui/shortcuts'
import { Tooltip } from '../ui/tooltip'

/** Of use to few, and on demand only. */
const ShortcutSheet = lazy(async () => ({ default: (await import('./later')).ShortcutSheet }))

/** Opens the list of the page's keyboard shortcuts, as the key `?` does. */
export function ShortcutsButton() {
  const [isOpen, setIsOpen] = useState(false)
  const shortcut = useShortcut('?', 'Show this list', () => setIsOpen(true))
  return (
    <>
      <Tooltip text="Keyboard shortcuts" shortcut={shortcut}>
        <Button
          variant="icon"
          aria-label="Keyboard shortcuts"
          aria-haspopup="dialog"
          aria-keyshortcuts={shortcut}
          onClick={() => setIsOpen(true)}
        >
          <Icon shape="keyboard" />
        </Button>
      </Tooltip>
      {isOpen && (
        <ErrorBoundary fallback={SheetMissing}>
          <Suspense>
            <ShortcutSheet onClose={() => setIsOpen(false)} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  )
}

/** The file of the list is gone after a deploy, or the network is. The page goes on without it. */
const SheetMissing = () => (
  <span role="alert" className="text-caution">
    The list could not be loaded. Reload the page.
  </span>
)
