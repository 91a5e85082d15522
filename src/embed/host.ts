import {
  type Colors,
  type FrameMessage,
  type HostMessage,
  type PortalState,
  readFrameMessage,
  readHello,
  seal,
} from './protocol'

/** Gives a token for the lookup's own API. `expiresAt`: a Date, or epoch milliseconds. */
export type TokenProvider = () => Promise<{ token: string; expiresAt: number | Date }>

const tag = 'customer-lookup'

/** Properties that reflect in attributes: customerId is customer-id. */
const reflected = ['src', 'customerId', 'agent', 'product', 'theme', 'locale', 'timeZone', 'density'] as const
const attributeOf = (property: string) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
const propertyOf = (attribute: string) => attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())

/** Pixels. Less is no room for a record's first lines; more is no page that anybody reads. */
const [shortest, tallest] = [240, 4_000]
/** Milliseconds in which a frame that may be shown here has said hello. */
const patience = 15_000

/**
 * `<customer-lookup>`, the portal's end: it makes the frame, tells it what the agent is doing, keeps its height, and
 * tells the page by events what came of it. Types for the page are in customer-lookup.d.ts, words in docs/embedding.md.
 */
export class CustomerLookupElement extends HTMLElement {
  static readonly observedAttributes: readonly string[] = reflected.map(attributeOf)

  declare src: string | null
  declare customerId: string | null
  declare agent: string | null
  declare product: string | null
  declare theme: string | null
  declare locale: string | null
  declare timeZone: string | null
  declare density: string | null

  #colors: Colors = {}
  #tokenProvider: TokenProvider | undefined
  #frame: HTMLIFrameElement | undefined
  /** Ends what the present frame has started: listeners, observers, timers. */
  #end = new AbortController()
  #port: MessagePort | undefined
  /** Of the page in the frame that has the port. */
  #nonce = ''
  #lookAtScreen = () => {}
  #changed = new Set<string>()
  #scheduled = false
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
    // Whether there are tokens decides what the frame may ask before it is told so: it starts anew.
    if (!provider !== !this.#tokenProvider) this.#change('src')
    this.#tokenProvider = provider ?? undefined
  }

  /** Forgets all that was read, as when the agent has signed out of the portal. */
  signOut(): void {
    this.#token = undefined
    this.#post({ type: 'sign-out' })
  }

  connectedCallback(): void {
    // What was set before this class was here would hide its accessors.
    for (const name of [...reflected, 'colors', 'tokenProvider']) {
      const early = Object.getOwnPropertyDescriptor(this, name)
      if (early && Reflect.deleteProperty(this, name)) Reflect.set(this, name, early.value)
    }
    this.#change('src')
  }

  /** Where a page moves the element with moveBefore(), the frame lives on. */
  connectedMoveCallback(): void {}

  disconnectedCallback(): void {
    this.#takeDown()
  }

  attributeChangedCallback(attribute: string): void {
    this.#change(propertyOf(attribute))
  }

  /** Changes of one moment go as one: the page may set them in any order, before or after it puts the element in. */
  #change(name: string) {
    this.#changed.add(name)
    if (name === 'agent') this.#token = undefined
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      const changed = this.#changed
      this.#changed = new Set()
      if (!this.isConnected) return
      if (changed.has('src')) this.#build()
      else this.#post({ type: 'update', change: pick(this.#state(), changed) })
    })
  }

  #state(): PortalState {
    const { customerId, agent, product, theme, locale, timeZone, density } = this
    return {
      customerId,
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

  #build() {
    this.#takeDown()
    const base = URL.parse(this.src ?? '', document.baseURI)
    if (!this.src || !base) return this.#refuse('no-src', 'src is missing: it names the address of customer lookup.')
    const local = base.protocol === 'http:' && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(base.hostname)
    if (base.protocol !== 'https:' && !local) return this.#refuse('insecure-src', 'src must be an https address.')
    // There the portal's scripts could read the frame, and the sandbox would hold nothing. A demo has nobody to protect.
    if (!__DEMO__ && base.origin === location.origin)
      return this.#refuse('same-origin-src', 'src must be another origin than this page’s.')

    const frame = document.createElement('iframe')
    frame.title = 'Customer lookup'
    // A demo beside its page has no use for one, and the browser says so.
    if (!__DEMO__ || base.origin !== location.origin)
      frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-downloads')
    frame.allow = 'clipboard-write'
    frame.referrerPolicy = 'origin'
    frame.style.cssText = 'display:block;width:100%;height:480px;border:0'
    frame.src = this.#address(base.href)
    this.#frame = frame
    this.#end = new AbortController()
    const { signal } = this.#end
    addEventListener('message', (event) => this.#hear(event, frame, base.origin), { signal })
    const late = setTimeout(
      () => !this.#port && this.#tell('failed', { customerId: null, reason: 'no-answer' }),
      patience,
    )
    signal.addEventListener('abort', () => clearTimeout(late))
    this.#followScreen(frame, signal)
    this.append(frame)
  }

  /** Its request for the customer starts with the frame, unless that needs a token; an odd ID goes by message alone. */
  #address(base: string): string {
    const { customerId, product, theme } = this
    const early = !this.#tokenProvider && customerId && /^(?![\d-]{1,23}$)[a-z\d][\w-]{0,63}$/i.test(customerId)
    const path = `${base.replace(/\/$/, '')}/embed${early ? `/customers/${customerId}` : ''}`
    const query = new URLSearchParams({ ...(product && { product }), ...(theme && { theme }) })
    return query.size > 0 ? `${path}?${query}` : path
  }

  #refuse(reason: string, words: string) {
    this.textContent = `Customer lookup: ${words}`
    this.#tell('failed', { customerId: null, reason })
  }

  #takeDown() {
    this.#post({ type: 'dispose' })
    this.#port?.close()
    this.#port = undefined
    this.#token = undefined
    this.#frame = undefined
    this.#end.abort()
    this.replaceChildren()
  }

  /** Hands a port to the frame that says hello; each page that the frame loads says it anew. */
  #hear({ source, origin, data }: MessageEvent, frame: HTMLIFrameElement, expected: string) {
    if (!source || source !== frame.contentWindow || origin !== expected) return
    const hello = readHello(data)
    if (!hello || hello.nonce === this.#nonce) return
    this.#nonce = hello.nonce
    this.#port?.close()
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.addEventListener('message', (event) => this.#receive(port1, readFrameMessage(event.data)))
    port1.start()
    const welcome = seal({ type: 'welcome', nonce: hello.nonce, ...this.#state() })
    frame.contentWindow.postMessage(welcome, expected, [port2])
    this.#lookAtScreen()
  }

  #receive(port: MessagePort, message: FrameMessage | undefined) {
    if (!message) return
    const { type, ...detail } = message
    switch (message.type) {
      case 'resize':
        if (this.#frame) this.#frame.style.height = `${Math.min(tallest, Math.max(shortest, message.height))}px`
        break
      case 'token-request':
        void this.#handOver(port, message.id)
        break
      default:
        this.#tell(type, detail)
    }
  }

  /** One question to the portal at a time, however often the frame asks. */
  async #handOver(port: MessagePort, id: number) {
    const asked = (this.#token ??= this.#tokenProvider?.())
    try {
      const { token, expiresAt } = (await asked) ?? {}
      port.postMessage(seal({ type: 'token', id, token, expiresAt: Number(expiresAt) }))
    } catch {
      port.postMessage(seal({ type: 'token', id, expiresAt: 0 }))
    }
    if (this.#token === asked) this.#token = undefined
  }

  /** Tells the frame which part of it is on the screen, whatever clips it. The browser measures, once per picture. */
  #followScreen(frame: HTMLIFrameElement, signal: AbortSignal) {
    let known = ''
    const screen = new IntersectionObserver((entries) => {
      const { boundingClientRect, intersectionRect } = entries[entries.length - 1] ?? {}
      if (!boundingClientRect || !intersectionRect || !this.#port) return
      const top = Math.max(0, Math.round(intersectionRect.top - boundingClientRect.top))
      const height = Math.round(intersectionRect.height)
      if (known === (known = `${this.#nonce} ${top} ${height}`)) return
      this.#post({ type: 'viewport', top, height })
    })
    const look = () => {
      screen.unobserve(frame)
      screen.observe(frame)
    }
    this.#lookAtScreen = look
    const size = new ResizeObserver(look)
    size.observe(frame)
    addEventListener('scroll', look, { capture: true, passive: true, signal })
    addEventListener('resize', look, { signal })
    signal.addEventListener('abort', () => {
      screen.disconnect()
      size.disconnect()
    })
  }

  #post(message: HostMessage) {
    this.#port?.postMessage(seal(message))
  }

  #tell(type: string, detail: object) {
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

// A page may import two versions: the first one stays.
if (!customElements.get(tag)) customElements.define(tag, CustomerLookupElement)
