import type { CustomerLookupElement } from '../../src/embed/host/customer-lookup'
import { createElement } from './elements'

type Direction = 'to the tab' | 'from the tab'

/** Older lines are removed. */
const maximumLines = 200

/**
 * Writes each message between this page and its tab into `list`: time, direction, type and fields, but no value that
 * could be a secret or personal data. It replaces `MessageChannel` to observe the messages, so it must be called before
 * the lookup's script runs. Messages about size and scrolling have the class `layout`. Calls `onChange` after each change,
 * and returns a function that clears the list.
 */
export function keepLog(list: HTMLElement, lookup: CustomerLookupElement, onChange: () => void): () => void {
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
      let isWelcomed = false
      const note = (direction: Direction, data: unknown) => {
        // The welcome, with the other port, preceded the first message. It was posted to a window, where it cannot be observed.
        if (!isWelcomed && isLookupMessage(data))
          write('to the tab', { lookup: 1, type: 'welcome', port: 'handed over' })
        isWelcomed ||= isLookupMessage(data)
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
    onChange()
  }

  /** Adds a line. A repeated type, as during scrolling, is counted in the same line. */
  function write(direction: Direction, data: unknown) {
    if (!isLookupMessage(data)) return
    const { type, ...fields } = data
    const name = `${direction} ${String(type)}`
    const count = last?.name === name ? last.count + 1 : 1
    const line = count > 1 && last ? last.line : document.createElement('li')
    last = { name, count, line }

    line.className = direction === 'to the tab' ? 'out' : 'in'
    line.classList.toggle('layout', type === 'resize' || type === 'viewport')
    line.replaceChildren(
      createElement('time', '', new Date().toTimeString().slice(0, 8)),
      createElement('b', '', String(type)),
      createElement('span', '', count > 1 ? `× ${count}` : ''),
      createElement('span', '', direction),
      createElement('code', '', describe(fields)),
    )
    if (count > 1) return
    const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40
    list.append(line)
    if (list.childElementCount > maximumLines) list.firstElementChild?.remove()
    if (atEnd) list.scrollTop = list.scrollHeight
    onChange()
  }
}

type Fields = Record<string, unknown>

const isFields = (data: unknown): data is Fields => typeof data === 'object' && data !== null
const isLookupMessage = (data: unknown): data is Fields => isFields(data) && data.lookup === 1

/** "customerId: CSMR-v1-123, height: 812". Of text that is not an ID, a number or a word of the protocol, only the length. */
function describe(fields: Fields, inner = false): string {
  return Object.entries(fields)
    .filter(([name]) => name !== 'lookup') // the version of the messages
    .map(([name, value]) => {
      if (Array.isArray(value))
        return `${name}: ${value.length === 1 ? describeValue(name, value[0]) : `a list of ${value.length}`}`
      if (isFields(value)) return inner ? name : `${name}: { ${describe(value, true)} }`
      return `${name}: ${describeValue(name, value)}`
    })
    .join(', ')
}

function describeValue(name: string, value: unknown): string {
  if (name === 'token' || name === 'nonce') return 'not shown'
  if (typeof value !== 'string') return isFields(value) ? '…' : String(value)
  return /^(?![\d-]{1,23}$)[\w.#-]{1,64}$/.test(value) || value === 'handed over' ? value : `a text of ${value.length}`
}
