/** The customer that a page is expected to show. */
export interface Wanted {
  id: string
  name: string
}

/** When the name was painted. All times in epoch milliseconds. */
export interface Sighting {
  painted: number
  /** When the navigation started, or Enter was pressed. */
  started: number
  /** When the request for the customer was sent, and when its response was complete. */
  asked: number
  answered: number
}

declare global {
  interface Window {
    /** Milliseconds: when the first paint was, and how long the main thread was blocked. */
    probe: { firstPaint: number; blocked: number; watchFor: (next: Wanted) => void }
    reportSighting: (sighting: Sighting) => void
  }
}

/**
 * Runs in a page before its own scripts and reports the first frame in which an h1 shows the wanted name. It must not
 * refer to anything outside of the function, because Playwright sends it to the page as text.
 */
export function installProbe(first: Wanted | undefined): void {
  let wanted = first
  let started: number | undefined = performance.timeOrigin
  window.probe = {
    firstPaint: 0,
    blocked: 0,
    watchFor(next) {
      wanted = next
      started = undefined
    },
  }
  performance.setResourceTimingBufferSize(2_000)
  observe('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') window.probe.firstPaint = startTime
  })
  observe('longtask', ({ duration }) => {
    window.probe.blocked += duration - 50 // a long task takes at least 50 ms
  })
  window.addEventListener('keydown', noteStart, { capture: true })
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })

  function observe(type: string, onEntry: (entry: PerformanceEntry) => void) {
    new PerformanceObserver((list) => list.getEntries().forEach(onEntry)).observe({ type, buffered: true })
  }

  function noteStart({ key, timeStamp }: KeyboardEvent) {
    if (key === 'Enter') started ??= performance.timeOrigin + timeStamp
  }

  function look() {
    const found = wanted
    if (!found || started === undefined) return
    const titles = [...document.querySelectorAll('h1')]
    if (!titles.some((title) => title.textContent === found.name && title.checkVisibility())) return
    wanted = undefined
    // The frame is painted between the animation frame and the message after it.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.addEventListener('message', () => report(found.id), { once: true })
      port1.start()
      port2.postMessage('painted')
    })
  }

  function report(id: string) {
    const painted = performance.timeOrigin + performance.now()
    const request = performance
      .getEntriesByType('resource')
      .findLast(
        (entry) => entry instanceof PerformanceResourceTiming && entry.name.includes(id) && entry.responseEnd > 0,
      )
    if (!(request instanceof PerformanceResourceTiming)) throw new Error('The name was shown without a request')
    const asked = performance.timeOrigin + request.startTime
    const answered = performance.timeOrigin + request.responseEnd
    window.reportSighting({ painted, started: started ?? painted, asked, answered })
  }
}
