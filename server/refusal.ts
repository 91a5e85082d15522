import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import { closedPolicy, headersEverywhere } from './headers.ts'

/** An answer that is an error: its status, and a type and a sentence for the page. Thrown, or given to a reply. */
export class Refusal extends Error {
  readonly status: number
  readonly type: string
  readonly headers: Record<string, string>

  constructor(status: number, type: string, message: string, headers: Record<string, string> = {}) {
    super(message)
    this.status = status
    this.type = type
    this.headers = headers
  }
}

export const malformed = (status = 400) => new Refusal(status, 'MALFORMED', 'The request cannot be read.')

/** The refusal that an error becomes. The words of an unforeseen one go to stderr and not into the answer. */
export function refusalFor(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  if (status === 413) return new Refusal(413, 'TOO_LARGE', 'The request is too large.')
  if (status >= 400 && status < 500) return malformed(status)
  process.stderr.write(`${error instanceof Error ? error.stack : 'An error of no kind'}\n`)
  return new Refusal(500, 'GATEWAY_FAILED', 'The gateway failed.')
}

/** The body of a refusal; the page shows its request ID to the agent, who quotes it. */
export const bodyOf = ({ type, message }: Refusal, requestId: string) =>
  JSON.stringify({ type, message, request_id: requestId })

/** Answers bytes that are no HTTP, for which Node has no request object, with the headers of every other answer. */
export function refuseConnection({ code }: NodeJS.ErrnoException, socket: Socket, requestId: string): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const refusal = malformed(code === 'HPE_INVALID_TRANSFER_ENCODING' ? 501 : 400)
  const body = bodyOf(refusal, requestId)
  const headers = {
    ...headersEverywhere,
    'content-security-policy': closedPolicy,
    'x-request-id': requestId,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${refusal.status} ${STATUS_CODES[refusal.status]}\r\n${lines.join('')}\r\n${body}`)
}
