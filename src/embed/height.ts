/** Milliseconds between two reports; a change after a longer quiet is one of its own, not part of a row. */
const pause = 100
const quiet = 2_000
/** A page whose height follows the frame's, and the frame's the page's, would rise for ever. */
const mostRises = 20

/** Tells the height of this element's content in whole pixels, at first and when it changes. Returns what ends it. */
export function followHeight(content: Element, tell: (height: number) => void): () => void {
  let [told, rises, at] = [0, 0, 0]
  let timer: ReturnType<typeof setTimeout> | undefined
  const observer = new ResizeObserver(() => {
    timer ??= setTimeout(report, Math.max(0, at + pause - performance.now()))
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
    // Of none while the page is covered or locked: the frame stays as high as it was, or the portal's page would jump.
    if (height === told || height === 0) return
    rises = height < told || now - at > quiet ? 0 : rises + 1
    at = now
    if (rises > mostRises) return
    told = height
    tell(height)
  }
}
