import { request as send } from 'node:http'
import { startServer } from './upstream'

/**
 * Stands in for a sign-in proxy such as oauth2-proxy, in front of the gateway and as the service that it asks. It lets
 * everybody have the app for portals and its files, the API and no other page; there it asks for a name, and sets a
 * cookie. `cookie`: its attributes.
 */
export async function startSignInProxy(gatewayPortNow: () => number, cookie: string) {
  let sessions = new Map<string, string>()
  const service = await startServer(({ headers }, response) => {
    const agent = agentOf(headers.cookie)
    response.writeHead(agent ? (agent === 'intern' ? 403 : 200) : 401, { 'x-auth-request-user': agent ?? '' }).end()
  })
  const proxy = await startServer((request, response) => {
    const { url = '', method, headers } = request
    if (url.startsWith('/sign-in?')) {
      const [, agent = '', path = ''] = /agent=(\w+)&path=(.*)/.exec(url) ?? []
      const session = crypto.randomUUID()
      sessions.set(session, agent)
      const location = decodeURIComponent(path)
      return response
        .writeHead(302, { location, 'set-cookie': `session=${session}; Path=/; HttpOnly; ${cookie}` })
        .end()
    }
    if (!agentOf(headers.cookie) && !/^\/(?:embed|assets|api|favicon)/.test(url)) {
      const link = (agent: string) => `<a href="/sign-in?agent=${agent}&path=${encodeURIComponent(url)}">${agent}</a>`
      const page = `<!doctype html><title>Sign in</title><h1>Sign in</h1>${link('ann')} ${link('intern')}`
      const own = {
        'content-type': 'text/html',
        'cross-origin-opener-policy': 'same-origin',
        'x-frame-options': 'DENY',
      }
      return response.writeHead(200, own).end(page)
    }
    const passed = send({ host: '127.0.0.1', port: gatewayPortNow(), path: url, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    })
    passed.on('error', () => response.destroy())
    request.pipe(passed)
  })
  return {
    origin: `http://localhost:${proxy.port}`,
    serviceUrl: `http://127.0.0.1:${service.port}/`,
    /** Ends all sessions, as their service does after some hours. */
    endSessions: () => void (sessions = new Map()),
    close() {
      proxy.close()
      service.close()
    },
  }

  function agentOf(cookies = ''): string | undefined {
    return sessions.get(/(?:^|; )session=([\w-]+)/.exec(cookies)?.[1] ?? '')
  }
}
