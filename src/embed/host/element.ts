import {
  type Colors,
  type FrameMessage,
  type HostMessage,
  type PortalState,
  readFrameMessage,
  readHello,
  toEnvelope,
} from '../protocol'

/** Gives a token for the lookup's own API. `expiresAt`: a Date, or epoch milliseconds. */
export type TokenProvider = () => Promise<{ token: string; expiresAt: number | Date }>

const tag = 'customer-lookup'

/** Properties that mirror an attribute: customerId is customer-id. */
const reflected = [
  'src',
  'customerId',
  'partnerCustomerId',
  'case',
  'agent',
  'product',
  'theme',
  'locale',
  'timeZone',
  'density',
] as const
const attributeOf = (property: string) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const propertyOf = (attribute: string) => attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** CSS pixels. A lower frame would not show a record's first lines, and a faulty one might grow without end. */
const [minHeight, maxHeight] = [240, 4_000]
/**
 * A tab opened from the frame is not sandboxed: browsers refuse a page with a Cross-Origin-Opener-Policy, as the lookup's
 * own and many a sign-in page is, in a tab that is.
 */
const sandbox =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-storage-access-by-user-activation'
/** A frame that has not greeted by then is not allowed here, or could not be loaded. Milliseconds. */
const helloTimeout = 15_000

/**
 * `<customer-lookup>`, the portal's end: it creates the frame, tells it what the agent is working on, follows its
 * height, and dispatches events about the lookups. Its public types are in customer-lookup.d.ts; the guide is
 * docs/embedding.md. It is served as one small script to pages of other sites, so it imports the protocol alone.
 */
export class CustomerLookupElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = reflected.map(attributeOf)

  declare src: string | null
  declare customerId: string | null
  declare partnerCustomerId: string | null
  declare case: string | null
  declare agent: string | null
  declare product: string | null
  declare theme: string | null
  declare locale: string | null
  declare timeZone: string | null
  declare density: string | null

  #colors: Colors = {}
  #tokenProvider: TokenProvider | undefined
  #frame: HTMLIFrameElement | undefined
  /** Aborted with the frame: ends its listeners, observers and timers. */
  #frameEnd = new AbortController()
  #port: MessagePort | undefined
  /** From the greeting of the page in the frame that was given the port. */
  #nonce = ''
  #measureViewport = () => {}
  #changed = new Set<string>()
  #updateScheduled = false
  /** The call of the token provider that is under way. */
  #token: ReturnType<TokenProvider> | undefined

  get colors(): Colors {
    return this.#colors
  }
  set colors(colors: Colors | null) {
    this.#colors = { ...colors }
    this.#change('colors')
  }

  get tokenProvider(): TokenProvider | undefined {
    return this.#tokenProvider
  }
  set tokenProvider(provider: TokenProvider | null | undefined) {
    // A new frame: without a provider the frame sends its first request before it is connected, with one it must not.
    if (!provider !== !this.#tokenProvider) this.#change('src')
    this.#tokenProvider = provider ?? undefined
  }

  /** Clears everything that was read, as when the agent has signed out of the portal. */
  signOut(): void {
    this.#token = undefined
    this.#post({ type: 'sign-out' })
  }

  connectedCallback(): void {
    // A property that was set before this class was defined is the element's own, and would hide the accessor.
    for (const name of [...reflected, 'colors', 'tokenProvider']) {
      const own = Object.getOwnPropertyDescriptor(this, name)
      if (own && Reflect.deleteProperty(this, name)) Reflect.set(this, name, own.value)
    }
    this.#change('src')
  }

  /** Its presence keeps the frame where a page moves the element with moveBefore(). */
  connectedMoveCallback(): void {}

  disconnectedCallback(): void {
    this.#removeFrame()
  }

  attributeChangedCallback(attribute: string): void {
    this.#change(propertyOf(attribute))
  }

  /** Sends all changes of one task as one update, so that the page may set properties in any order. */
  #change(name: string) {
    this.#changed.add(name)
    if (name === 'agent') this.#token = undefined
    if (this.#updateScheduled) return
    this.#updateScheduled = true
    queueMicrotask(() => {
      this.#updateScheduled = false
      const changed = this.#changed
      this.#changed = new Set()
      if (!this.isConnected) return
      if (changed.has('src')) this.#createFrame()
      else this.#post({ type: 'update', change: pick(this.#state(), changed) })
    })
  }

  #state(): PortalState {
    const { customerId, partnerCustomerId, agent, product, theme, locale, timeZone, density } = this
    return {
      customerId,
      partnerCustomerId,
      case: this.case,
      agent,
      product,
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      colors: this.#colors,
      locale,
      timeZone,
      density: density === 'compact' ? density : 'comfortable',
      tokens: this.#tokenProvider !== undefined,
    }
  }

  #createFrame() {
    this.#removeFrame()
    const base = URL.parse(this.src ?? '', document.baseURI)
    if (!this.src || !base) return this.#showError('no-src', 'src is missing: it names the address of customer lookup.')
    const local = base.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(base.hostname)
    if (base.protocol !== 'https:' && !local) return this.#showError('insecure-src', 'src must be an https address.')
    // On its own origin the portal's scripts could read the frame. A demo shows invented customers, so it may.
    if (!__DEMO__ && base.origin === location.origin)
      return this.#showError('same-origin-src', 'src must be another origin than this page’s.')

    const frame = document.createElement('iframe')
    frame.title = 'Customer lookup'
    // On its own origin such a sandbox has no effect, and the browser logs a warning.
    if (!__DEMO__ || base.origin !== location.origin) frame.setAttribute('sandbox', sandbox)
    frame.allow = 'clipboard-write'
    frame.referrerPolicy = 'origin'
    frame.style.cssText = 'display:block;width:100%;height:480px;border:0'
    frame.src = this.#frameUrl(base.href)
    this.#frame = frame
    this.#frameEnd = new AbortController()
    const { signal } = this.#frameEnd
    addEventListener('message', (event) => this.#onWindowMessage(event, frame, base.origin), { signal })
    const timer = setTimeout(
      () => !this.#port && this.#emit('failed', { customerId: null, reason: 'no-answer' }),
      helloTimeout,
    )
    signal.addEventListener('abort', () => clearTimeout(timer))
    this.#followViewport(frame, signal)
    this.append(frame)
  }

  /**
   * The frame's URL. It names the customer, so that the request leaves at once, unless that needs a token. A text that
   * is no plain ID may hold anything and must not be in a URL: the frame gets it by message.
   */
  #frameUrl(base: string): string {
    const { customerId, product, theme } = this
    const isNamed = !this.#tokenProvider && customerId && /^(?![\d-]{1,23}$)[a-z\d][\w-]{0,63}$/i.test(customerId)
    const path = `${base.replace(/\/$/, '')}/embed${isNamed ? `/customers/${customerId}` : ''}`
    const query = new URLSearchParams({ ...(product && { product }), ...(theme && { theme }) })
    return query.size > 0 ? `${path}?${query}` : path
  }

  #showError(reason: string, text: string) {
    this.textContent = `Customer lookup: ${text}`
    this.#emit('failed', { customerId: null, reason })
  }

  #removeFrame() {
    this.#post({ type: 'dispose' })
    this.#port?.close()
    this.#port = undefined
    this.#token = undefined
    this.#frame = undefined
    this.#frameEnd.abort()
    this.replaceChildren()
  }

  /** Answers the frame's greeting with a port. Each page that loads in the frame greets again, with its own nonce. */
  #onWindowMessage({ source, origin, data }: MessageEvent, frame: HTMLIFrameElement, expected: string) {
    if (!source || source !== frame.contentWindow || origin !== expected) return
    const hello = readHello(data)
    if (!hello || hello.nonce === this.#nonce) return
    this.#nonce = hello.nonce
    this.#port?.close()
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.addEventListener('message', (event) => this.#onMessage(port1, readFrameMessage(event.data)))
    port1.start()
    const welcome = toEnvelope({ type: 'welcome', nonce: hello.nonce, ...this.#state() })
    frame.contentWindow.postMessage(welcome, expected, [port2])
    this.#measureViewport()
  }

  #onMessage(port: MessagePort, message: FrameMessage | undefined) {
    if (!message) return
    const { type, ...detail } = message
    switch (message.type) {
      case 'resize':
        if (this.#frame) this.#frame.style.height = `${Math.min(maxHeight, Math.max(minHeight, message.height))}px`
        break
      case 'token-request':
        void this.#sendToken(port, message.id)
        break
      default:
        this.#emit(type, detail)
    }
  }

  /** Calls the token provider once at a time, however often the frame asks. */
  async #sendToken(port: MessagePort, id: number) {
    const provided = (this.#token ??= this.#tokenProvider?.())
    try {
      const { token, expiresAt } = (await provided) ?? {}
      port.postMessage(toEnvelope({ type: 'token', id, token, expiresAt: Number(expiresAt) }))
    } catch {
      port.postMessage(toEnvelope({ type: 'token', id, expiresAt: 0 }))
    }
    if (this.#token === provided) this.#token = undefined
  }

  /**
   * Tells the frame which part of it is on the screen. An IntersectionObserver knows of every element that clips it; it
   * reports a frame once it is observed anew, at most once per paint.
   */
  #followViewport(frame: HTMLIFrameElement, signal: AbortSignal) {
    let lastReport = ''
    const intersection = new IntersectionObserver((entries) => {
      const { boundingClientRect, intersectionRect } = entries[entries.length - 1] ?? {}
      if (!boundingClientRect || !intersectionRect || !this.#port) return
      const top = Math.max(0, Math.round(intersectionRect.top - boundingClientRect.top))
      const height = Math.round(intersectionRect.height)
      const report = `${this.#nonce} ${top} ${height}`
      if (report === lastReport) return
      lastReport = report
      this.#post({ type: 'viewport', top, height })
    })
    const measure = () => {
      intersection.unobserve(frame)
      intersection.observe(frame)
    }
    this.#measureViewport = measure
    const size = new ResizeObserver(measure)
    size.observe(frame)
    addEventListener('scroll', measure, { capture: true, passive: true, signal })
    addEventListener('resize', measure, { signal })
    signal.addEventListener('abort', () => {
      intersection.disconnect()
      size.disconnect()
    })
  }

  #post(message: HostMessage) {
    this.#port?.postMessage(toEnvelope(message))
  }

  #emit(type: string, detail: object) {
    this.dispatchEvent(new CustomEvent(type, { detail }))
  }
}

function pick<State extends object>(state: State, names: ReadonlySet<string>): Partial<State> {
  const picked: Partial<State> = {}
  for (const name in state) if (names.has(name)) picked[name] = state[name]
  return picked
}

for (const property of reflected) {
  Object.defineProperty(CustomerLookupElement.prototype, property, {
    configurable: true,
    enumerable: true,
    get(this: Element) {
      return this.getAttribute(attributeOf(property))
    },
    set(this: Element, value: string | null | undefined) {
      if (value == null) this.removeAttribute(attributeOf(property))
      else this.setAttribute(attributeOf(property), value)
    },
  })
}

// define() throws for a name that is taken: in a page that imports two versions, the first one stays.
if (!customElements.get(tag)) customElements.define(tag, CustomerLookupElement)
