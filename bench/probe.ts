/** What a page looks out for. */
export interface Wanted {
  id: string
  name: string
}

/** A name that was painted. All times in epoch milliseconds. */
export interface Sighting {
  painted: number
  /** When the page was asked for, or Enter was pressed. */
  started: number
  /** When the request for the customer left, and when its answer was complete. */
  asked: number
  answered: number
}

declare global {
  interface Window {
    /** What the page says of itself. */
    probe: { firstPaint: number; blocked: number; watchFor: (next: Wanted) => void }
    reportSighting: (sighting: Sighting) => void
  }
}

/**
 * Runs in a page before its own scripts and reports the frame in which the wanted name is first on the screen as an h1.
 * It must not use anything from outside of itself: Playwright sends it there as text.
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
    window.probe.blocked += duration - 50 // the browser calls a task long from 50 ms on
  })
  window.addEventListener('keydown', noteStart, { capture: true })
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true })

  function observe(type: string, take: (entry: PerformanceEntry) => void) {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true })
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
    // The frame that shows it is drawn between the two.
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
    if (!(request instanceof PerformanceResourceTiming)) throw new Error('The name is here without a request')
    const asked = performance.timeOrigin + request.startTime
    const answered = performance.timeOrigin + request.responseEnd
    window.reportSighting({ painted, started: started ?? painted, asked, answered })
  }
}
