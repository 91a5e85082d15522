import { useEffect, useEffectEvent } from 'react'
import { shouldFocusAnswer } from '../customers/focus-lookup-box'
import { Button } from '../ui/button'
import { isComposing } from '../ui/is-typing'

interface Props {
  onOpen: () => void
  onStay: () => void
}

/**
 * Says that the portal has gone to another ticket while the agent is busy here, in the part of the frame that is on the
 * screen. It takes the focus only from within the frame, and not from what the agent types there: its keys work there too.
 */
export function PortalOffer({ onOpen, onStay }: Props) {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (document.querySelector(':modal') || isComposing(event)) return
    if (event.key === 'Escape') onStay()
    // With Option, a Mac's `key` is another letter.
    if (event.code !== 'KeyO' || !event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    onOpen()
  })
  useEffect(() => {
    const closing = new AbortController()
    document.addEventListener('keydown', press, closing)
    return () => closing.abort()
  }, [])

  return (
    <dialog ref={show} aria-label="Another ticket" className="panel portal-offer print:hidden">
      <p role="alert">The portal has opened another ticket.</p>
      <Button variant="primary" aria-keyshortcuts="Alt+O" onClick={onOpen}>
        Open it
        <Key name="Alt O" />
      </Button>
      <Button aria-keyshortcuts="Escape" onClick={onStay}>
        Stay here
        <Key name="Esc" />
      </Button>
    </dialog>
  )
}

const Key = ({ name }: { name: string }) => (
  <kbd className="key" aria-hidden="true">
    {name}
  </kbd>
)

/** show() moves the focus to the first button, and close() returns it. Not over what the agent is at: that has the focus. */
function show(dialog: HTMLDialogElement | null) {
  if (!dialog) return
  const { activeElement } = document
  if (shouldFocusAnswer(true)) dialog.show()
  else dialog.setAttribute('open', '')
  if (activeElement && activeElement !== document.body && doOverlap(dialog, activeElement))
    dialog.dataset.side = 'start'
  return () => dialog.close()
}

function doOverlap(one: Element, other: Element): boolean {
  const { top, bottom } = one.getBoundingClientRect()
  const { top: otherTop, bottom: otherBottom } = other.getBoundingClientRect()
  return top < otherBottom && otherTop < bottom
}
