/**
 * `node bench/upstream.ts PORT`: a mock of Imprint that answers at once, and of a sign-in service (/sign-in) that accepts
 * every agent. In a separate process, so that it can be killed.
 */
import { createServer } from 'node:http'
import { completeBody } from '../src/mock-api/complete-customer.ts'

createServer((request, response) => {
  const id = /^\/v2\/customers\/([\w-]+)$/.exec(request.url ?? '')?.[1]
  if (id) response.writeHead(200, { 'content-type': 'application/json' }).end(completeBody(id))
  else if (request.url === '/sign-in') response.writeHead(200, { 'x-auth-request-user': 'ann' }).end()
  else response.writeHead(404).end()
}).listen(Number(process.argv[2]), '127.0.0.1')
