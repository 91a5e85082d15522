/** Returns a token, or undefined if there is none. `refused` is a token that the server did not accept. */
export type Authorize = (refused?: string) => Promise<string | undefined>

/**
 * A fetch that adds a bearer token. If `authorize` returns undefined, it is a plain fetch. A 401 asks for a new token,
 * once. Without a token nothing is sent, because the browser's cookie might belong to another agent.
 */
export function sendWithToken(authorize: () => Authorize | undefined): (request: Request) => Promise<Response> {
  return async (request) => {
    const ask = authorize()
    if (!ask) return fetch(request)
    const token = await ask()
    const answer = await send(request, token)
    if (answer.status !== 401 || token === undefined) return answer
    return send(request, await ask(token))
  }
}

function send(request: Request, token: string | undefined): Promise<Response> {
  if (token === undefined) return Promise.resolve(new Response(null, { status: 401 }))
  const authorized = request.clone()
  authorized.headers.set('Authorization', `Bearer ${token}`)
  return fetch(authorized)
}
