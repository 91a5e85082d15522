import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'
import { Pool } from 'undici'
import { Refusal } from './refusal.ts'

/** Who asks: their name, or "" where the sign-in service does not tell it. Throws a Refusal. */
type SignIn = (request: FastifyRequest) => Promise<string>

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
 * request: 2xx lets in, and names the agent in the header `named`; 401 and 403 do not; all else is "it is down".
 * Without a `url` an address is all there is to know of an agent.
 */
export function createSignIn(url: string, named: string): { signIn: SignIn; close: () => Promise<void> } {
  if (url === '') return { signIn: async (request) => `address ${addressOf(request)}`, close: async () => {} }
  const { origin, pathname: path } = new URL(url)
  const pool = new Pool(origin, { connections: 256, connect: { timeout: 2_000 } })
  return { signIn, close: () => pool.close() }

  async function signIn({ headers: { cookie, authorization } }: FastifyRequest): Promise<string> {
    const headers = { ...(cookie !== undefined && { cookie }), ...(authorization !== undefined && { authorization }) }
    const { statusCode: status, headers: told } = await ask(headers)
    if (status === 401) throw new Refusal(401, 'SESSION_ENDED', 'Sign in again.')
    if (status === 403) throw new Refusal(403, 'NOT_ALLOWED', 'You may not read this.')
    if (status > 299) throw unavailable()
    const name = told[named.toLowerCase()]
    return typeof name === 'string' && nameRule.test(name) ? name : ''
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
