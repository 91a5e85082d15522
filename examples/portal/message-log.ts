import type { CustomerLookupElement } from '../../src/embed/host/customer-lookup'

type Direction = 'to the tab' | 'from the tab'

/** Lines that are kept; a presenter scrolls no further back. */
const mostLines = 200

/**
 * Writes each message between this page and its tab into `list`: when, which way, its type, and what it says, but no
 * value that could be a customer's or a secret. To hear them it stands in for MessageChannel, so it has to be called
 * before the lookup's script runs. Returns what clears the list.
 */
export function keepLog(list: HTMLElement, lookup: CustomerLookupElement): () => void {
  let last: { name: string; count: number; line: HTMLElement } | undefined

  window.addEventListener('message', ({ source, origin, data }: MessageEvent<unknown>) => {
    const frame = lookup.querySelector('iframe')?.contentWindow
    if (source && source === frame && origin === URL.parse(lookup.src ?? '', document.baseURI)?.origin)
      write('from the tab', data)
  })

  window.MessageChannel = class extends MessageChannel {
    constructor() {
      super()
      const { port1 } = this
      const post = port1.postMessage.bind(port1)
      let welcomed = false
      const note = (direction: Direction, data: unknown) => {
        // Before the first words went the welcome, with the other port. It was posted to a window: nobody can listen in.
        if (!welcomed && isOurs(data)) write('to the tab', { lookup: 1, type: 'welcome', port: 'handed over' })
        welcomed ||= isOurs(data)
        write(direction, data)
      }
      port1.addEventListener('message', ({ data }) => note('from the tab', data))
      port1.postMessage = (data: unknown) => {
        note('to the tab', data)
        post(data)
      }
    }
  }

  return () => {
    last = undefined
    list.replaceChildren()
  }

  /** The same once more, as while somebody scrolls, is no line of its own. */
  function write(direction: Direction, data: unknown) {
    if (!isOurs(data)) return
    const { type, ...fields } = data
    const name = `${direction} ${String(type)}`
    const count = last?.name === name ? last.count + 1 : 1
    const line = count > 1 && last ? last.line : document.createElement('li')
    last = { name, count, line }

    line.className = direction === 'to the tab' ? 'out' : 'in'
    line.replaceChildren(
      say('time', new Date().toTimeString().slice(0, 8)),
      say('b', String(type)),
      say('span', count > 1 ? `× ${count}` : '', 'count'),
      say('span', direction, 'direction'),
      say('code', describe(fields)),
    )
    if (count > 1) return
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40
    list.append(line)
    if (list.childElementCount > mostLines) list.firstElementChild?.remove()
    if (atEnd) list.scrollTop = list.scrollHeight
  }
}

function say(tag: string, text: string, className = ''): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  element.className = className
  return element
}

type Fields = Record<string, unknown>

const isFields = (data: unknown): data is Fields => typeof data === 'object' && data !== null
const isOurs = (data: unknown): data is Fields => isFields(data) && data.lookup === 1

/** "customerId: CSMR-v1-123, height: 812". Of what is no ID, number or word of the protocol's, only the length. */
function describe(fields: Fields, inner = false): string {
  return Object.entries(fields)
    .filter(([name]) => name !== 'lookup') // the version of the messages
    .map(([name, value]) => {
      if (Array.isArray(value))
        return `${name}: ${value.length === 1 ? tell(name, value[0]) : `a list of ${value.length}`}`
      if (isFields(value)) return inner ? name : `${name}: { ${describe(value, true)} }`
      return `${name}: ${tell(name, value)}`
    })
    .join(', ')
}

function tell(name: string, value: unknown): string {
  if (name === 'token' || name === 'nonce') return 'not shown'
  if (typeof value !== 'string') return isFields(value) ? '…' : String(value)
  return /^(?![\d-]{1,23}$)[\w.#-]{1,64}$/.test(value) || value === 'handed over' ? value : `a text of ${value.length}`
}
