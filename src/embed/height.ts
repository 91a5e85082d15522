/** Milliseconds between two reports. */
const reportInterval = 100
/** A rise this long after the last report starts a new count. Milliseconds. */
const quietTime = 2_000
/** A page whose height follows the frame's, while the frame's follows the page's, would grow for ever. */
const maxRises = 20

/**
 * Calls `onHeight` with the height of this element in whole CSS pixels, now and when it changes.
 * Returns a function that ends it.
 */
export function followHeight(content: Element, onHeight: (height: number) => void): () => void {
  let [reported, rises, reportedAt] = [0, 0, 0]
  let timer: ReturnType<typeof setTimeout> | undefined
  const observer = new ResizeObserver(() => {
    timer ??= setTimeout(report, Math.max(0, reportedAt + reportInterval - performance.now()))
  })
  observer.observe(content)
  return () => {
    observer.disconnect()
    clearTimeout(timer)
  }

  function report() {
    timer = undefined
    const height = Math.ceil(content.getBoundingClientRect().height)
    const now = performance.now()
    // While the page is covered or locked the element has no height. The frame keeps its own, or the portal would jump.
    if (height === reported || height === 0) return
    rises = height < reported || now - reportedAt > quietTime ? 0 : rises + 1
    reportedAt = now
    if (rises > maxRises) return
    reported = height
    onHeight(height)
  }
}
