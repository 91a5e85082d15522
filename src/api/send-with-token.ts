/** Gives a token, or undefined where there is none; `refused` is the one that was not accepted. */
export type Authorize = (refused?: string) => Promise<string | undefined>

/**
 * A way to the network that brings a token along, where `authorize` is there to give one; else it is a plain fetch.
 * A token that is refused is asked for anew, once. Without one nothing is sent: a cookie might be somebody else's.
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
