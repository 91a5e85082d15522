/** The part of a portal's frame that is on the screen: the frame is as tall as its content, and the portal scrolls it. */
interface VisiblePart {
  /** Above it, in CSS pixels. */
  top: number
  height: number
}

let top = 0
const listeners = new Set<() => void>()

/** How much of the frame is above the screen, in CSS pixels. 0 unless a portal scrolls the frame. */
export const visibleTop = (): number => top

/** Calls `listener` when the portal has scrolled. Returns a function that unsubscribes it. */
export function onVisiblePart(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Keeps what the portal has said, also for frame.css, which places there what belongs on the screen. */
export function setVisiblePart(part: VisiblePart): void {
  top = part.top
  const { style } = document.documentElement
  style.setProperty('--slice-top', `${part.top}px`)
  style.setProperty('--slice-height', `${part.height}px`)
  listeners.forEach((listener) => listener())
}
