import { type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react'

/** How long a pointer rests on a control until its tooltip opens. Milliseconds. */
const delay = 300
/** Between the control and its tooltip. Pixels. */
const gap = 4

interface Props {
  text: string
  /** The key that does the same, drawn after the text. */
  shortcut?: string | undefined
  /** A control. If `text` says more than its name, the control has the same as its description. */
  children: ReactNode
}

/**
 * Names a control while it is pointed at or has the keyboard's focus. The tooltip closes on Escape and on a press, and
 * stays while the pointer is over it or the focus on its control (WCAG 1.4.13). A finger opens none. Hidden from screen
 * readers, which read the control's own name.
 */
export function Tooltip({ text, shortcut, children }: Props) {
  const [anchor, setAnchor] = useState<DOMRect>()
  const host = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const isOpen = anchor !== undefined

  function open(target: Element) {
    setAnchor((target.closest('button') ?? target.querySelector('button') ?? target).getBoundingClientRect())
  }
  function close() {
    clearTimeout(timer.current)
    setAnchor(undefined)
  }
  function openSoon({ pointerType, currentTarget }: PointerEvent<HTMLElement>) {
    if (pointerType !== 'touch') timer.current = setTimeout(open, delay, currentTarget)
  }

  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!isOpen) return
    const closing = new AbortController()
    const closeOnEscape = ({ key }: KeyboardEvent) => key === 'Escape' && close()
    document.addEventListener('keydown', closeOnEscape, closing)
    // The focus scrolls its control into view, and the event comes after the tooltip, which then follows.
    const followFocus = () => {
      const focused = host.current?.querySelector(':focus-visible')
      if (focused) open(focused)
      else close()
    }
    document.addEventListener('scroll', followFocus, { ...closing, capture: true })
    return () => closing.abort()
  }, [isOpen])

  return (
    <span
      ref={host}
      className="contents"
      onPointerEnter={openSoon}
      onPointerLeave={({ currentTarget }) => !currentTarget.querySelector(':focus-visible') && close()}
      onPointerDown={close}
      onFocus={({ target }) => {
        // Later: a menu that closes gives the focus back, and no popover can open while another one closes.
        if (target.matches(':focus-visible')) timer.current = setTimeout(open, 0, target)
      }}
      onBlur={close}
    >
      {children}
      {anchor && (
        <span ref={(tooltip) => place(tooltip, anchor)} popover="manual" className="tooltip" aria-hidden="true">
          {text}
          {shortcut && <kbd>{shortcut}</kbd>}
        </span>
      )}
    </span>
  )
}

/** Shows the tooltip below its control, or above it where the window ends, and inside the window. */
function place(tooltip: HTMLElement | null, anchor: DOMRect) {
  if (!tooltip?.isConnected) return // the page has been covered meanwhile
  if (!tooltip.matches(':popover-open')) tooltip.showPopover()
  const { width, height } = tooltip.getBoundingClientRect()
  const below = anchor.bottom + gap
  const top = below + height > innerHeight ? anchor.top - gap - height : below
  const left = Math.min(Math.max(gap, anchor.left + (anchor.width - width) / 2), innerWidth - width - gap)
  tooltip.style.setProperty('top', `${top}px`)
  tooltip.style.setProperty('left', `${left}px`)
}
