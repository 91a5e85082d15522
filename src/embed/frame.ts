import { type FrameMessage, type HostMessage, type PortalState, readHostMessage, readWelcome, seal } from './protocol'

/** The portal around this page, once it has answered. */
export interface Portal {
  /** What it has said of itself so far. */
  state: () => PortalState
  /** From here on its messages come, those kept until now first, with the state before. Returns what ends it. */
  listen: (listener: (message: HostMessage, before: PortalState) => void) => () => void
  post: (message: FrameMessage) => void
}

/** Milliseconds between two greetings, and after which nobody seems to be there. */
const [pause, patience] = [500, 10_000]

/**
 * The origins that the page around this one may have, of those that may show it: the one it has, where the browser
 * tells, or all of them. None means that it is not listed, or that there is no page around this one.
 */
export function portalOrigins(allowed: readonly string[]): readonly string[] {
  if (window.parent === window) return []
  const around = location.ancestorOrigins?.[0] ?? refererOrigin()
  return around === undefined ? allowed : allowed.filter((origin) => origin === around)
}

/** Of no use once this page was loaded by a link of its own. */
function refererOrigin(): string | undefined {
  const origin = URL.parse(document.referrer)?.origin
  return origin === location.origin ? undefined : origin
}

/**
 * Greets the page around this one until it answers. A portal's script may come late, so it is greeted again. Each
 * greeting goes to an exact origin, and an answer counts from the parent, at such an origin, with the greeting's nonce.
 * The first one ends it: whatever comes later is not listened to.
 */
export function callPortal(origins: readonly string[], found: (portal: Portal) => void): void {
  const nonce = crypto.randomUUID()
  const end = new AbortController()
  const greet = () => {
    for (const origin of origins) window.parent.postMessage(seal({ type: 'hello', versions: [1], nonce }), origin)
  }
  const timers = [setInterval(greet, pause), setTimeout(() => end.abort(), patience)]
  end.signal.addEventListener('abort', () => timers.forEach(clearTimeout))
  window.addEventListener('message', hear, { signal: end.signal })
  greet()

  function hear({ source, origin, data, ports: [port] }: MessageEvent<unknown>) {
    if (source !== window.parent || !origins.includes(origin) || !port) return
    const welcome = readWelcome(data, nonce)
    if (!welcome) return
    end.abort()
    found(converse(port, welcome))
  }
}

function converse(port: MessagePort, welcome: PortalState): Portal {
  let state = welcome
  return {
    state: () => state,
    listen(listener) {
      const end = new AbortController()
      port.addEventListener('message', hear, { signal: end.signal })
      port.start()
      return () => end.abort()

      function hear({ data }: MessageEvent<unknown>) {
        const message = readHostMessage(data)
        if (!message) return
        const before = state
        if (message.type === 'update') state = { ...state, ...message.change }
        listener(message, before)
      }
    },
    post: (message) => port.postMessage(seal(message)),
  }
}
