import { connect } from 'node:net'

export interface RawAnswer {
  status: number
  headers: Record<string, string>
  body: string
}

/** What a fetch of the page itself says of itself. */
export const fromThePage = { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'empty' }

/** The record that every test asks for. */
export const recordPath = '/api/v2/customers/CSMR-v1-123'

/** Sends request line and body as they stand, which no HTTP client would. The answer's body is still in its chunks. */
export async function send(
  port: number,
  method: string,
  target: string,
  headers: Record<string, string> = fromThePage,
  sentBody = '',
): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1')
  const lines = Object.entries({ Host: `localhost:${port}`, Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  )
  socket.write(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${sentBody}`)
  let text = ''
  try {
    for await (const chunk of socket) text += String(chunk)
  } catch {
    // the gateway closes on a request line that it does not read to its end
  }
  const [head = '', ...body] = text.split('\r\n\r\n')
  const [statusLine = '', ...fields] = head.split('\r\n')
  return {
    status: Number(statusLine.split(' ')[1]),
    headers: Object.fromEntries(
      fields.map((field) => {
        const colon = field.indexOf(': ')
        return [field.slice(0, colon).toLowerCase(), field.slice(colon + 2)]
      }),
    ),
    body: body.join('\r\n\r\n'),
  }
}

const revealsPath = `${recordPath}/reveals`
const callerChecksPath = `${recordPath}/caller-checks`

/** Asks for a masked value, as the page does. */
export const sendReveal = (
  port: number,
  body: object = { pointer: '/ssn4' },
  headers: Record<string, string> = {},
  path = revealsPath,
) => post(port, path, body, headers)

/** Asks whether a caller's answers match, as the page does. */
export const sendCallerCheck = (
  port: number,
  answers: object,
  headers: Record<string, string> = {},
  path = callerChecksPath,
) => post(port, path, answers, headers)

function post(port: number, path: string, body: object, headers: Record<string, string>): Promise<RawAnswer> {
  const sent = JSON.stringify(body)
  const length = { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(sent)) }
  return send(port, 'POST', path, { ...fromThePage, ...length, ...headers }, sent)
}

/** The path of a lookup by partner ID. */
export const partnerLookupsPath = '/api/v2/partner-lookups'

/** Looks up by partner ID; the body as it stands. */
export function sendPartnerLookup(port: number, body: string, headers: Record<string, string> = {}) {
  const length = { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) }
  return send(port, 'POST', partnerLookupsPath, { ...fromThePage, ...length, ...headers }, body)
}

/** What a page was told of the settings. */
export function settingsIn(page: string): Record<string, unknown> {
  const [, json = ''] = /<meta name="settings" content="([^"]*)" \/>/.exec(page) ?? []
  return JSON.parse(json.replaceAll('&quot;', '"')) as Record<string, unknown>
}
