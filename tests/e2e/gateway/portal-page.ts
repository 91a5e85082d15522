import { once } from 'node:events'
import { createServer } from 'node:http'
import type { Frame, Page } from 'playwright'
import type { CustomerLookupElement } from '../../../src/embed/host/customer-lookup'

/** What a portal's page keeps of what it was told: each event, and each message as it came from the frame. */
interface Heard {
  events: { type: string; detail: Record<string, unknown> }[]
  messages: Record<string, unknown>[]
}

declare global {
  interface Window {
    heard: Heard
    /** Handed out one by one, where the page has them. */
    tokens?: string[]
  }
}

/**
 * Somebody's portal on an origin of its own. It imports the built script from the lookup's origin, asked for at each
 * request. `/plain?PATH` runs no script, and frames that path of the lookup's.
 */
export async function startPortal(lookupNow: () => string): Promise<{ origin: string; close: () => void }> {
  const server = createServer((request, response) => {
    const lookup = lookupNow()
    const [path = '', query = ''] = request.url?.split('?') ?? []
    const files: Record<string, [type: string, text: string]> = {
      '/': ['text/html', pageWith('<script type="module" src="/portal.js"></script>')],
      '/plain': ['text/html', pageWith(`<iframe title="Plain" src="${lookup}${query}"></iframe>`)],
      '/portal.js': ['text/javascript', script(lookup)],
      '/portal.css': ['text/css', 'iframe[title=Plain] { width: 600px; height: 500px }'],
    }
    const [type, text] = files[path] ?? ['text/plain', '']
    const policy = `default-src 'none'; script-src 'self' ${lookup}; frame-src ${lookup}; style-src 'self'`
    response.writeHead(text ? 200 : 204, { 'content-type': type, 'content-security-policy': policy }).end(text)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  return { origin: `http://127.0.0.1:${address.port}`, close }
}

const pageWith = (content: string) => `<!doctype html><html lang="en"><title>Portal</title>
  <link rel="stylesheet" href="/portal.css"><h1>Portal</h1><label>Notes <input></label>
  <main>${content}</main>`

const script = (lookup: string) => `
  const heard = (window.heard = { events: [], messages: [] })
  window.addEventListener('message', ({ data }) => heard.messages.push(data))
  const Channel = MessageChannel
  window.MessageChannel = function () {
    const channel = new Channel()
    channel.port1.addEventListener('message', ({ data }) => heard.messages.push(data))
    return channel
  }
  const { CustomerLookupElement } = await import('${lookup}/embed/customer-lookup.js')
  const element = document.createElement('customer-lookup')
  if (!(element instanceof CustomerLookupElement)) throw new Error('not the exported class')
  for (const type of ['ready', 'found', 'missing', 'failed', 'revealed', 'caller-check', 'navigate'])
    element.addEventListener(type, ({ detail }) => heard.events.push({ type, detail }))
  element.src = '${lookup}'
  if (window.tokens)
    element.tokenProvider = async () => ({ token: window.tokens.shift(), expiresAt: Date.now() + 300_000 })
  element.customerId = new URLSearchParams(location.search).get('customer')
  document.querySelector('main').append(element)
`

/** What the portal does with its element. */
export const change = (
  page: Page,
  properties: Partial<
    Pick<
      CustomerLookupElement,
      'customerId' | 'case' | 'agent' | 'product' | 'theme' | 'colors' | 'locale' | 'timeZone' | 'density' | 'src'
    >
  >,
) => page.locator('customer-lookup').evaluate((element, values) => void Object.assign(element, values), properties)

/** What it was told so far, "found CSMR-v1-123" each. */
export const eventsOf = (page: Page) =>
  page.evaluate(() =>
    window.heard.events.map(({ type, detail }) =>
      [type, detail.customerId, detail.reason, detail.field, detail.outcome, detail.fields].filter(Boolean).join(' '),
    ),
  )

export const messagesOf = (page: Page) => page.evaluate(() => window.heard.messages)

/** The tab in it. */
export function tabOf(page: Page): Frame {
  const frame = page.frames().find((one) => one.parentFrame() !== null)
  if (!frame) throw new Error('no frame yet')
  return frame
}
