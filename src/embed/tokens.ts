import type { FrameMessage, HostMessage } from './protocol'

type Answer = Extract<HostMessage, { type: 'token' }>

/** The portal's tokens, in memory only, each kept until it expires or is refused. */
export interface Tokens {
  /** One that may still be good; undefined where the portal gives none. `refused`: not this one again. */
  get: (refused?: string) => Promise<string | undefined>
  /** What the portal answered. */
  take: (answer: Answer) => void
  /** For another agent: what is kept, and what is still on its way, is of no use to them. */
  forget: () => void
}

/** Milliseconds for the portal to answer. */
const patience = 5_000
/** A token that ends sooner would not be good on arrival. Milliseconds. */
const margin = 5_000

export function createTokens(post: (message: FrameMessage) => void): Tokens {
  let kept: Answer | undefined
  let asking: { id: number; token: Promise<string | undefined>; end: (answer?: Answer) => void } | undefined
  let lastId = 0

  return {
    async get(refused) {
      if (kept?.token && kept.token !== refused && kept.expiresAt - margin > Date.now()) return kept.token
      asking ??= ask()
      return asking.token
    },
    take(answer) {
      if (answer.id === asking?.id) asking.end(answer)
    },
    forget() {
      asking?.end()
      kept = undefined
    },
  }

  function ask() {
    const id = ++lastId
    const { promise, resolve } = Promise.withResolvers<string | undefined>()
    const timer = setTimeout(() => end(), patience)
    post({ type: 'token-request', id })
    return { id, token: promise, end }

    function end(answer?: Answer) {
      clearTimeout(timer)
      asking = undefined
      kept = answer
      resolve(answer?.token)
    }
  }
}
