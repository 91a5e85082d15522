import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { Pool } from 'undici'
import { Refusal } from './refusal.ts'

/** Who asks. */
interface Agent {
  /** "" where the sign-in service does not tell it. */
  agent: string
  groups: readonly string[]
}

/** Throws a Refusal. */
type SignIn = (request: FastifyRequest) => Promise<Agent>

interface Options {
  /** The address of the sign-in service; "" for none. */
  url: string
  /** The headers of its answer that name the agent, and the agent's groups with commas between. */
  userHeader: string
  groupsHeader: string
}

/** A name that cannot break a line of the audit or a limit. */
const nameRule = /^[!-~]([ -~]{0,126}[!-~])?$/
const unavailable = () => new Refusal(503, 'SIGNIN_UNAVAILABLE', 'The sign-in service does not answer.')

/** Where a request comes from, as the trusted proxies tell it. */
export function addressOf({ ip, socket }: FastifyRequest): string {
  const address = isIP(ip) ? ip : (socket.remoteAddress ?? '')
  return address.replace(/^::ffff:/, '') // an IPv4 address on a socket that takes both kinds
}

/**
 * Asks the sign-in service (forward auth) at `url` with the browser's cookie and authorization, and nothing else of the
 * request: 2xx lets in, and names the agent in a header; 401 and 403 do not; all else is "it is down".
 * Without a `url` an address is all there is to know of an agent.
 */
export function createSignIn({ url, userHeader, groupsHeader }: Options): {
  signIn: SignIn
  close: () => Promise<void>
} {
  if (url === '')
    return {
      signIn: async (request) => ({ agent: `address ${addressOf(request)}`, groups: [] }),
      close: async () => {},
    }
  const { origin, pathname: path } = new URL(url)
  const pool = new Pool(origin, { connections: 256, connect: { timeout: 2_000 } })
  return { signIn, close: () => pool.close() }

  async function signIn({ headers: { cookie, authorization } }: FastifyRequest): Promise<Agent> {
    const headers = { ...(cookie !== undefined && { cookie }), ...(authorization !== undefined && { authorization }) }
    const { statusCode: status, headers: told } = await ask(headers)
    if (status === 401) throw new Refusal(401, 'SESSION_ENDED', 'Sign in again.')
    if (status === 403) throw new Refusal(403, 'NOT_ALLOWED', 'You may not read this.')
    if (status > 299) throw unavailable()
    const name = told[userHeader.toLowerCase()]
    const groups = [told[groupsHeader.toLowerCase()] ?? []].flat().join(',').split(',')
    return {
      agent: typeof name === 'string' && nameRule.test(name) ? name : '',
      groups: groups.map((group) => group.trim()).filter(Boolean),
    }
  }

  async function ask(headers: Record<string, string>) {
    try {
      const answer = await pool.request({ path, method: 'GET', headers, signal: AbortSignal.timeout(3_000) })
      void answer.body.dump() // its headers say it all
      return answer
    } catch {
      throw unavailable()
    }
  }
}
