import {
  type FrameMessage,
  type HostMessage,
  type PortalState,
  readHostMessage,
  readWelcome,
  toEnvelope,
} from './protocol'

/** A connection to the portal around this page. */
export interface Portal {
  /** What the portal has said of itself so far. */
  state: () => PortalState
  /** Calls `listener` with each message, starting with those that came before. Returns a function that ends it. */
  listen: (listener: (message: HostMessage) => void) => () => void
  post: (message: FrameMessage) => void
}

/** Milliseconds between two greetings. */
const helloInterval = 500
/** A page that has not answered by then never will. Milliseconds. */
const helloTimeout = 10_000

/**
 * The origins, of those allowed, that the page around this one may have: its own where the browser reveals it, else all
 * of them. Empty where that page is not allowed, or there is none.
 */
export function portalOrigins(allowed: readonly string[]): readonly string[] {
  if (window.parent === window) return []
  const parentOrigin = location.ancestorOrigins?.[0] ?? referrerOrigin()
  return parentOrigin === undefined ? allowed : allowed.filter((origin) => origin === parentOrigin)
}

/** Undefined once a link of this site loaded the page: then the referrer is this site and not the page around. */
function referrerOrigin(): string | undefined {
  const origin = URL.parse(document.referrer)?.origin
  return origin === location.origin ? undefined : origin
}

/**
 * Greets the page around this one until it answers, because a portal's script may load later than this page.
 * A greeting is addressed to exact origins. An answer counts if it comes from the parent window, from one of these
 * origins, with the greeting's nonce and a port; the first one ends the exchange.
 */
export function connect(origins: readonly string[], onConnected: (portal: Portal) => void): void {
  const nonce = crypto.randomUUID()
  const end = new AbortController()
  const greet = () => {
    const hello = toEnvelope({ type: 'hello', versions: [1], nonce })
    for (const origin of origins) window.parent.postMessage(hello, origin)
  }
  const timers = [setInterval(greet, helloInterval), setTimeout(() => end.abort(), helloTimeout)]
  end.signal.addEventListener('abort', () => timers.forEach(clearTimeout))
  window.addEventListener('message', onMessage, { signal: end.signal })
  greet()

  function onMessage({ source, origin, data, ports: [port] }: MessageEvent<unknown>) {
    if (source !== window.parent || !origins.includes(origin) || !port) return
    const welcome = readWelcome(data, nonce)
    if (!welcome) return
    end.abort()
    onConnected(createPortal(port, welcome))
  }
}

function createPortal(port: MessagePort, welcome: PortalState): Portal {
  let state = welcome
  return {
    state: () => state,
    listen(listener) {
      const end = new AbortController()
      port.addEventListener('message', onMessage, { signal: end.signal })
      port.start()
      return () => end.abort()

      function onMessage({ data }: MessageEvent<unknown>) {
        const message = readHostMessage(data)
        if (!message) return
        if (message.type === 'update') state = { ...state, ...message.change }
        listener(message)
      }
    },
    post: (message) => port.postMessage(toEnvelope(message)),
  }
}
