import type { FrameMessage, HostMessage } from './protocol'

type TokenMessage = Extract<HostMessage, { type: 'token' }>

/** The portal's tokens. They are kept in memory only, each until it expires or is refused. */
export interface Tokens {
  /**
   * Returns a token, from memory or from the portal; undefined where the portal gives none in time.
   * `refused` is a token that the server did not accept, and is not returned again.
   */
  get: (refused?: string) => Promise<string | undefined>
  /** Takes the portal's answer to a token request. */
  onMessage: (message: TokenMessage) => void
  /** Drops the token in memory and the request under way: they belong to the previous agent. */
  forget: () => void
}

/** How long the portal may take to answer. Milliseconds. */
const answerTimeout = 5_000
/** A token that expires sooner than this is not used: it might expire on its way to the server. Milliseconds. */
const expiryMargin = 5_000

/** Asks the portal for tokens through `post`, with one request at a time. */
export function createTokens(post: (message: FrameMessage) => void): Tokens {
  let current: TokenMessage | undefined
  let request: { id: number; token: Promise<string | undefined>; end: (answer?: TokenMessage) => void } | undefined
  let lastId = 0

  return {
    async get(refused) {
      if (current?.token && current.token !== refused && current.expiresAt - expiryMargin > Date.now())
        return current.token
      request ??= sendRequest()
      return request.token
    },
    onMessage(message) {
      if (message.id === request?.id) request.end(message)
    },
    forget() {
      request?.end()
      current = undefined
    },
  }

  function sendRequest() {
    const id = ++lastId
    const { promise, resolve } = Promise.withResolvers<string | undefined>()
    const timer = setTimeout(() => end(), answerTimeout)
    post({ type: 'token-request', id })
    return { id, token: promise, end }

    function end(answer?: TokenMessage) {
      clearTimeout(timer)
      request = undefined
      current = answer
      resolve(answer?.token)
    }
  }
}
